import { z } from 'zod'

export const PersonNumberSchema = z.strictObject({
  kind: z.enum(['phone', 'work', 'mobile', 'home', 'sip']),
  /** A number as it is written there, or a SIP address without scheme. */
  value: z.string(),
})
export type PersonNumber = z.infer<typeof PersonNumberSchema>

/** Somebody who can be called, as a directory or a phone book has them. */
export const PersonSchema = z.strictObject({
  /** Stable within its source. */
  id: z.string(),
  name: z.string(),
  numbers: z.array(PersonNumberSchema).readonly(),
  source: z.enum(['directory', 'phonebook', 'local']),
})
export type Person = z.infer<typeof PersonSchema>
