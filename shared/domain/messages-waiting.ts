import { z } from 'zod'

/** Most messages a summary can speak of; larger figures are cut to it. */
export const MAX_MESSAGES = 100_000
const count = z.number().int().min(0).max(MAX_MESSAGES)

/** What a server says about an account's mailbox (RFC 3842). */
export const MessagesWaitingSchema = z.strictObject({
  waiting: z.boolean(),
  /** New and old voice messages; null where the server only says whether something waits. */
  newCount: count.nullable(),
  oldCount: count.nullable(),
  /** Number or address to call to listen, cleaned; null where the server does not say. */
  account: z.string().nullable(),
})
export type MessagesWaiting = z.infer<typeof MessagesWaitingSchema>
