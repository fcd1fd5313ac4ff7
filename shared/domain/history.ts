import { z } from 'zod'
import { QualitySummarySchema } from './quality-summary.ts'

/** How a finished call came out. `elsewhere`: another of the person's devices took it;
 *  `blocked`: turned away without ringing, because the caller is on the block list. */
export const CallOutcomeSchema = z.enum([
  'answered',
  'missed',
  'cancelled',
  'declined',
  'busy',
  'failed',
  'elsewhere',
  'forwarded',
  'blocked',
])
export type CallOutcome = z.infer<typeof CallOutcomeSchema>

/** One row of the merged history. Several sources may have seen the same call. */
export const HistoryEntrySchema = z.strictObject({
  id: z.string(),
  accountId: z.string(),
  direction: z.enum(['in', 'out']),
  outcome: CallOutcomeSchema,
  remote: z.strictObject({ address: z.string(), displayName: z.string().nullable() }),
  /** ISO 8601 with zone; null when the source did not say. */
  startedAt: z.string().nullable(),
  durationSec: z.number().int().min(0),
  /** SIP or system status as text, where the source gave one. */
  status: z.string().nullable(),
  media: z.array(z.string()).readonly(),
  price: z.strictObject({ amount: z.number(), currency: z.string().nullable() }).nullable(),
  /** SIP Call-ID, used to recognise the same call in two sources. */
  callId: z.string().nullable(),
  /** Who reported it: `app`, `server`, `desk`, `intercom`. */
  sources: z.array(z.enum(['app', 'server', 'desk', 'intercom'])).readonly(),
  seen: z.boolean(),
  /** How it sounded; only for calls of this app that were answered. */
  quality: QualitySummarySchema.optional(),
  /** It came while this app slept, was offline or not running; told when the list is read, not kept. */
  away: z.literal(true).optional(),
})
export type HistoryEntry = z.infer<typeof HistoryEntrySchema>

export const HistoryQuerySchema = z.strictObject({
  search: z.string().max(128).optional(),
  filter: z.enum(['all', 'missed']).optional(),
  accountId: z.string().optional(),
  /** ISO 8601: only calls at or after it. */
  since: z.string().max(40).optional(),
  /** Row offset, for paging a list. */
  offset: z.number().int().min(0).max(1_000_000).optional(),
  limit: z.number().int().min(1).max(500).optional(),
})
export type HistoryQuery = z.infer<typeof HistoryQuerySchema>

export const HistoryPageSchema = z.strictObject({
  entries: z.array(HistoryEntrySchema).readonly(),
  total: z.number().int(),
})
export type HistoryPage = z.infer<typeof HistoryPageSchema>
