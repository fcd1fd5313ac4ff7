import { z } from 'zod'
import { AppErrorSchema } from '../errors.ts'
import { CallIdSchema, FlowIdSchema } from '../ids.ts'
import { CallViewSchema } from './call.ts'
import { LineSetupSchema, LineStateSchema } from './line.ts'
import { MessagesWaitingSchema } from './messages-waiting.ts'
import { SoundDeviceSchema, SoundTestSchema } from './settings.ts'
import { SoundCheckSchema } from './sound-check.ts'
import { MAX_TEXT_CHARACTERS } from './text-message.ts'
import { MAX_WATCHED, WatchedPhoneSchema, WatchedViewSchema } from './watched.ts'

/** How to refuse a call: only this device (486), or every device of the account (603). */
export const DeclineHowSchema = z.enum(['busy', 'everywhere'])
export type DeclineHow = z.infer<typeof DeclineHowSchema>

/** What happens to the call that is talked in when another one is answered; `hold` unless said. */
export const OtherCallsSchema = z.enum(['hold', 'end'])

/** What main asks of the phone window. Each is answered once by `phone.answered` with the same request id. */
export const PhoneCommandSchema = z.discriminatedUnion('kind', [
  /** The whole list of lines that should be registered; the phone starts, changes and stops lines to match. */
  z.strictObject({ kind: z.literal('set-lines'), lines: z.array(LineSetupSchema).readonly() }),
  /** Callers who are turned away without ringing, as `callerKey` writes them; the whole list. */
  z.strictObject({
    kind: z.literal('set-blocked'),
    callers: z.array(z.string().max(128)).max(10_000).readonly(),
  }),
  /** Phones of others whose state is to be known; the whole list. */
  z.strictObject({
    kind: z.literal('set-watched'),
    phones: z.array(WatchedPhoneSchema).max(MAX_WATCHED).readonly(),
  }),
  /** Answered with what the other side said to it. */
  z.strictObject({
    kind: z.literal('send-text'),
    accountId: z.string(),
    uri: z.string().max(512),
    text: z.string().min(1).max(MAX_TEXT_CHARACTERS),
  }),
  z.strictObject({
    kind: z.literal('dial'),
    callId: CallIdSchema,
    accountId: z.string(),
    uri: z.string().max(512),
    /** A question on behalf of this call, which may be handed on to it. */
    consultFor: CallIdSchema.optional(),
    /** Without our number. */
    hidden: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('answer'), callId: CallIdSchema, others: OtherCallsSchema.optional() }),
  z.strictObject({ kind: z.literal('decline'), callId: CallIdSchema, how: DeclineHowSchema }),
  z.strictObject({ kind: z.literal('hang-up'), callId: CallIdSchema }),
  z.strictObject({ kind: z.literal('mute'), callId: CallIdSchema, on: z.boolean() }),
  z.strictObject({ kind: z.literal('hold'), callId: CallIdSchema, on: z.boolean() }),
  z.strictObject({
    kind: z.literal('dtmf'),
    callId: CallIdSchema,
    tones: z.string().regex(/^[0-9A-D*#]{1,32}$/),
  }),
  z.strictObject({ kind: z.literal('silence'), callId: CallIdSchema }),
  /** Hands the call on without asking; answered when the far side took the request, its outcome is in the call. */
  z.strictObject({ kind: z.literal('transfer'), callId: CallIdSchema, uri: z.string().max(512) }),
  /** Connects the far sides of two calls with each other (RFC 3891). */
  z.strictObject({ kind: z.literal('transfer-to'), callId: CallIdSchema, otherId: CallIdSchema }),
  /** The person's answer to a far side that sends us on. */
  z.strictObject({ kind: z.literal('follow'), callId: CallIdSchema, on: z.boolean() }),
  /** Everybody in these calls hears everybody else; joins a conference that is there. */
  z.strictObject({ kind: z.literal('merge'), callIds: z.array(CallIdSchema).min(2).max(16).readonly() }),
  /** Takes a call out of the conference and talks in it alone; the others wait on hold. */
  z.strictObject({ kind: z.literal('split'), callId: CallIdSchema }),
  z.strictObject({ kind: z.literal('sound-test'), role: SoundTestSchema }),
  z.strictObject({ kind: z.literal('suspend') }),
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({ kind: z.literal('network'), online: z.boolean() }),
  /** Say goodbye to every registrar and end every call; answered when done or after 3 s. */
  z.strictObject({ kind: z.literal('shut-down') }),
])
export type PhoneCommand = z.infer<typeof PhoneCommandSchema>

const LineReportSchema = z.strictObject({
  accountId: z.string(),
  state: LineStateSchema,
  /** Null until the server says something about messages. */
  messages: MessagesWaitingSchema.nullable(),
  /** Phones that are watched through this line; absent = none. */
  watched: z.array(WatchedViewSchema).max(MAX_WATCHED).readonly().optional(),
})

/** What the phone window owns, reported whole whenever it changes. */
export const PhoneReportSchema = z.strictObject({
  lines: z.array(LineReportSchema).readonly(),
  calls: z.array(CallViewSchema).max(64).readonly(),
  soundDevices: z.array(SoundDeviceSchema).max(128).readonly(),
  microphone: z.enum(['unknown', 'granted', 'denied', 'missing']),
  soundCheck: SoundCheckSchema.nullable(),
})
export type PhoneReport = z.infer<typeof PhoneReportSchema>

export const SipTransportSchema = z.enum(['WSS', 'WS', 'TLS', 'TCP', 'UDP'])
export type SipTransport = z.infer<typeof SipTransportSchema>

/** SIP text over the bridge: one whole message each, at most 64 KiB (security.md 4.2). */
export const MAX_SIP_MESSAGE_BYTES = 65_536
export const SipFlowOpenedSchema = z.strictObject({
  flowId: FlowIdSchema,
  transport: SipTransportSchema,
  /** Proxy that was chosen, `host:port`, for display. */
  remote: z.string(),
})
export type SipFlowOpened = z.infer<typeof SipFlowOpenedSchema>

export const SipFlowClosedSchema = z.strictObject({ flowId: FlowIdSchema, error: AppErrorSchema.nullable() })
export type SipFlowClosed = z.infer<typeof SipFlowClosedSchema>
