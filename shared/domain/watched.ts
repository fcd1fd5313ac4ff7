import { z } from 'zod'

/** Most phones that are watched at once: each is a subscription that the server has to keep. */
export const MAX_WATCHED = 50

/** Somebody whose phone is watched (RFC 4235), through the line of which account. */
export const WatchedPhoneSchema = z.strictObject({
  accountId: z.string().max(64),
  /** Address without scheme, e.g. `bob@example.org`. */
  address: z.string().min(1).max(256),
})
export type WatchedPhone = z.infer<typeof WatchedPhoneSchema>

/**
 * What a watched phone does. `asking`: not told yet; `unknown`: told once, but not at the moment; `refused`: the server does
 * not tell (`status` says why), and is not asked again before the next registration.
 */
export const WatchedStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['asking', 'free', 'ringing', 'busy', 'unknown']) }),
  z.strictObject({ kind: z.literal('refused'), status: z.number().int().nullable() }),
])
export type WatchedState = z.infer<typeof WatchedStateSchema>

export const WatchedViewSchema = z.strictObject({ address: z.string(), state: WatchedStateSchema })
export type WatchedView = z.infer<typeof WatchedViewSchema>
