import { z } from 'zod'

/** A call that is going on, as the server sees it: it may be on any phone of the account. */
export const ActiveCallSchema = z.strictObject({
  direction: z.enum(['in', 'out', 'unknown']),
  remote: z.strictObject({ number: z.string(), address: z.string().nullable() }),
  /** ISO 8601. */
  startedAt: z.string(),
  durationSec: z.number().int().min(0),
  /** Who answered, where the server says so. */
  recipient: z.string().nullable(),
})
export type ActiveCall = z.infer<typeof ActiveCallSchema>
