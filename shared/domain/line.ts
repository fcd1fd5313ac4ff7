import { z } from 'zod'
import { AppErrorSchema } from '../errors.ts'

/** The SIP registration of an account, as the phone window sees it (reference: line machine, renderer/phone/line-machine.ts). */
export const LineStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('off') }),
  z.strictObject({ kind: z.literal('connecting') }),
  z.strictObject({ kind: z.literal('registering') }),
  z.strictObject({ kind: z.literal('ready'), since: z.string(), transport: z.string() }),
  z.strictObject({
    kind: z.literal('backoff'),
    until: z.string(),
    attempt: z.number().int(),
    error: AppErrorSchema,
  }),
  z.strictObject({ kind: z.literal('suspended') }),
  z.strictObject({ kind: z.literal('rejected'), error: AppErrorSchema }),
])
export type LineState = z.infer<typeof LineStateSchema>

/** What the phone window needs to register a line. No secret: main answers digest challenges (docs/decisions/0001). */
export const LineSetupSchema = z.strictObject({
  accountId: z.string(),
  /** Address of record without scheme, e.g. `alice@example.org`. */
  address: z.string(),
  displayName: z.string(),
  authUser: z.string(),
  /** Stable per installation and account, `urn:uuid:` without the prefix (RFC 5626 4.1). */
  instanceUuid: z.string(),
  /** Registration life time asked for, in seconds (60..3600). */
  expiresSec: z.number().int().min(60).max(3600),
  /** `direct`: the far side speaks WebRTC; `relay`: plain RTP through main/media. */
  media: z.enum(['direct', 'relay']),
  iceServers: z.array(z.string()).readonly(),
  earlyMedia: z.boolean(),
  /** Rises when the setup changed in a way that needs a new registration. */
  generation: z.number().int(),
})
export type LineSetup = z.infer<typeof LineSetupSchema>
