import { z } from 'zod'
import { AppErrorSchema } from '../errors.ts'

/** A version that is offered, as its signed manifest describes it; all text is cleaned. */
export const ReleaseSchema = z.strictObject({
  version: z.string(),
  /** ISO 8601. */
  releasedAt: z.string(),
  /** What is new, one line each; text only. */
  notes: z.array(z.string()).readonly(),
  /** Bytes to fetch; null where this installation cannot be renewed from within. */
  sizeBytes: z.number().int().nullable(),
})
export type Release = z.infer<typeof ReleaseSchema>

/**
 * Where this installation stands with updates.
 *
 *     off    idle ─► checking ─► current | available ─► downloading ─► ready ─► (waiting ─►) installing
 *                       └──────────────► failed ◄──────────┘             └◄── postponed
 */
export const UpdateViewSchema = z.discriminatedUnion('kind', [
  /** `build`: made without a feed or a key to check it by. `managed`: the administrator looks after updates. */
  z.strictObject({ kind: z.literal('off'), why: z.enum(['build', 'managed']) }),
  z.strictObject({ kind: z.literal('idle') }),
  z.strictObject({ kind: z.literal('checking') }),
  z.strictObject({ kind: z.literal('current'), checkedAt: z.string() }),
  z.strictObject({ kind: z.literal('available'), release: ReleaseSchema }),
  z.strictObject({
    kind: z.literal('downloading'),
    release: ReleaseSchema,
    /** 0..1 */
    done: z.number(),
  }),
  z.strictObject({ kind: z.literal('ready'), release: ReleaseSchema }),
  /** Asked to restart, and will when no call is left. */
  z.strictObject({ kind: z.literal('waiting'), release: ReleaseSchema }),
  z.strictObject({ kind: z.literal('installing'), release: ReleaseSchema }),
  z.strictObject({ kind: z.literal('failed'), error: AppErrorSchema, at: z.string() }),
])
export type UpdateView = z.infer<typeof UpdateViewSchema>
