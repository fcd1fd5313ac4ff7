import { z } from 'zod'
import { MAX_SIP_MESSAGE_BYTES, PhoneReportSchema, SipFlowOpenedSchema } from '../domain/phone.ts'
import { IncomingTextSchema } from '../domain/text-message.ts'
import { AppErrorSchema } from '../errors.ts'
import { FlowIdSchema, RelayIdSchema } from '../ids.ts'
import { nothing, type CommandSpec } from './spec.ts'

const accountId = z.string().max(64)
/** A session description; the parser of main/media takes no more either. */
const sdp = z.string().max(65_536)
const pageSdp = z.strictObject({ relayId: RelayIdSchema, role: z.enum(['offer', 'answer']), sdp })
/** `pranswer`: an answer that is not the last word (RFC 8829 4.1.10.1), e.g. one early dialog of several. */
const farSdp = pageSdp.extend({ role: z.enum(['offer', 'pranswer', 'answer']) })

/** What only the phone window may ask: reports, SIP flows, media relays. */
export const phoneCommands = {
  'phone.ready': { roles: ['phone'], input: z.strictObject({}), output: nothing },
  'phone.reported': { roles: ['phone'], input: PhoneReportSchema, output: nothing },
  /** A text that came in. */
  'phone.texted': { roles: ['phone'], input: IncomingTextSchema, output: nothing },
  'phone.answered': {
    roles: ['phone'],
    input: z.strictObject({ requestId: z.string().max(64), error: AppErrorSchema.nullable() }),
    output: nothing,
  },
  'sip.open': {
    roles: ['phone'],
    /** `viaHost`: the opaque token the phone puts into Via and Contact; main swaps it for the real socket's address. `first`: a
     *  message that leaves as soon as the connection stands. */
    input: z.strictObject({
      accountId,
      viaHost: z.string().regex(/^[a-z0-9]{6,32}\.invalid$/),
      first: z.string().max(MAX_SIP_MESSAGE_BYTES).optional(),
    }),
    output: SipFlowOpenedSchema,
  },
  'sip.send': {
    roles: ['phone'],
    input: z.strictObject({ flowId: FlowIdSchema, text: z.string().max(MAX_SIP_MESSAGE_BYTES) }),
    output: nothing,
  },
  'sip.close': { roles: ['phone'], input: z.strictObject({ flowId: FlowIdSchema }), output: nothing },
  /** A call through the media relay, for lines whose server speaks plain RTP (main/media). */
  'media.open': {
    roles: ['phone'],
    input: z.strictObject({ accountId }),
    output: z.strictObject({ relayId: RelayIdSchema }),
  },
  'media.toFar': { roles: ['phone'], input: pageSdp, output: z.strictObject({ sdp }) },
  'media.toPage': { roles: ['phone'], input: farSdp, output: z.strictObject({ sdp }) },
  'media.close': { roles: ['phone'], input: z.strictObject({ relayId: RelayIdSchema }), output: nothing },
} as const satisfies Record<string, CommandSpec>
