import { z } from 'zod'
import { AppErrorSchema } from '../errors.ts'
import { CallIdSchema } from '../ids.ts'

/**
 * One call leg as shown. Phases:
 *   out: dialing -> ringing -> (early) -> active -> ended
 *   in:  incoming -> connecting -> active -> ended
 */
export const CallPhaseSchema = z.enum([
  'incoming',
  'connecting',
  'dialing',
  'ringing',
  'early',
  'active',
  'ended',
])
export type CallPhase = z.infer<typeof CallPhaseSchema>

export const CallEndSchema = z.enum([
  'hung-up-here',
  'hung-up-there',
  'cancelled',
  'missed',
  'declined-here',
  'busy',
  'declined-there',
  'no-answer',
  'not-found',
  'unavailable',
  'elsewhere',
  'transferred',
  'moved',
  'blocked',
  'no-common-codec',
  'connection-lost',
  'failed',
])
export type CallEnd = z.infer<typeof CallEndSchema>

export const CallQualitySchema = z.strictObject({
  rttMs: z.number().nullable(),
  jitterMs: z.number().nullable(),
  /** 0..1 of the packets expected from the far side. */
  lossIn: z.number().nullable(),
  /** 0..1 of our packets, as the far side reports it (RTCP). */
  lossOut: z.number().nullable().optional(),
  /** Estimate of the last period, 1..4.5 (shared/domain/call-mos.ts); null while nothing is known. */
  mos: z.number().nullable().optional(),
  packetsIn: z.number().int(),
  packetsOut: z.number().int(),
  /** 0..1, RMS of the last period, received and sent sound. */
  levelIn: z.number().nullable(),
  levelOut: z.number().nullable(),
})
export type CallQuality = z.infer<typeof CallQualitySchema>

/** What became of handing a call on (RFC 3515). A transfer that worked ends the call as `transferred`. */
export const TransferViewSchema = z.strictObject({
  /** Where it goes: address or name, for display. */
  to: z.string(),
  stage: z.enum(['asked', 'trying', 'ringing', 'failed']),
  /** SIP status that refused it; null while it is under way, and where the far side gave no reason. */
  status: z.number().int().nullable(),
})
export type TransferView = z.infer<typeof TransferViewSchema>

/** The far side wants us to call somebody else instead, and waits for a yes or no. */
export const ReferralViewSchema = z.strictObject({
  to: z.string(),
  /** True when it talks to that party already (Replaces). */
  announced: z.boolean(),
})
export type ReferralView = z.infer<typeof ReferralViewSchema>

export const CallViewSchema = z.strictObject({
  id: CallIdSchema,
  accountId: z.string(),
  direction: z.enum(['in', 'out']),
  phase: CallPhaseSchema,
  remote: z.strictObject({
    address: z.string(),
    displayName: z.string().nullable(),
    /** `caller`: the name was sent by the far side and proves nothing. */
    nameSource: z.enum(['caller', 'contact', 'directory', 'none']),
  }),
  /** Which of our addresses was called, for "to Office". */
  calledAddress: z.string().nullable(),
  /** SIP Call-ID. */
  sipCallId: z.string(),
  muted: z.boolean(),
  /** Local hold: `holding`/`resuming` while the re-INVITE runs; `held` only after the far side agreed. */
  hold: z.enum(['none', 'holding', 'held', 'resuming']),
  remoteHold: z.boolean(),
  silenced: z.boolean(),
  startedAt: z.string(),
  answeredAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  end: CallEndSchema.nullable(),
  /** SIP status that ended or refused it. */
  status: z.number().int().nullable(),
  error: AppErrorSchema.nullable(),
  quality: CallQualitySchema.nullable(),
  /** Where a redirect (3xx) pointed to; a person decides whether to call there. */
  movedTo: z.string().nullable().optional(),
  transfer: TransferViewSchema.nullable(),
  referral: ReferralViewSchema.nullable(),
  /** The call this one was made for: to ask before it is handed on, or because its far side sent us here. */
  consultFor: CallIdSchema.nullable(),
  /** Its far side hears the other calls of the conference. */
  conference: z.boolean(),
})
export type CallView = z.infer<typeof CallViewSchema>
