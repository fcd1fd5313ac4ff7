import { z } from 'zod'
import { DIAL_RISKS } from './dial-risk.ts'

/** A call that something else than the keypad asked for and that waits for a person (house.md 6.3). */
export const DialRequestSchema = z.strictObject({
  id: z.string(),
  /** As `parseDialTarget` reads it. */
  target: z.string(),
  display: z.string(),
  origin: z.enum(['link', 'command-line', 'hotkey', 'missed-call']),
  risks: z.array(z.enum(DIAL_RISKS)).readonly(),
  /** Of an international number; `region` (ISO 3166) null where several countries share the code. */
  country: z.strictObject({ code: z.string(), region: z.string().nullable() }).nullable(),
  /** Digits the link wants pressed during the call. They are not sent. */
  tones: z.string().nullable(),
})
export type DialRequest = z.infer<typeof DialRequestSchema>
