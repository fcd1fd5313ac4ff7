import { z } from 'zod'

/** Longest text that is sent or taken (RFC 3428 8: a MESSAGE outside a dialog stays below 1300 bytes with its headers). */
export const MAX_TEXT_CHARACTERS = 500

/** A short text by SIP (RFC 3428), sent or received. */
export const TextMessageSchema = z.strictObject({
  id: z.string().max(64),
  accountId: z.string().max(64),
  direction: z.enum(['in', 'out']),
  /** The other side, without scheme. A name it gave itself proves nothing. */
  address: z.string(),
  displayName: z.string().nullable(),
  text: z.string(),
  at: z.string(),
  /** `taken`: by the other phone or by a server that passes it on (202), which nobody can tell apart. */
  outcome: z.enum(['received', 'taken', 'failed']),
  /** SIP status of a failure. */
  status: z.number().int().nullable(),
})
export type TextMessage = z.infer<typeof TextMessageSchema>

/** What the phone window hands up of a text that came in. */
export const IncomingTextSchema = z.strictObject({
  accountId: z.string().max(64),
  address: z.string().max(1_024),
  displayName: z.string().max(1_024).nullable(),
  text: z.string().max(16_384),
})
export type IncomingText = z.infer<typeof IncomingTextSchema>
