import { z } from 'zod'

/** Somebody whose calls are turned away without ringing. */
export const BlockedCallerSchema = z.strictObject({
  /** `callerKey` of the number or address. */
  key: z.string().min(1).max(128),
  /** The name it was shown with when it was blocked. */
  name: z.string().max(128).nullable(),
  /** ISO 8601. */
  since: z.string().max(40),
})
export type BlockedCaller = z.infer<typeof BlockedCallerSchema>
