import { z } from 'zod'
import type { RingPlan } from '../../../shared/domain/forwarding.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'

/** The two words the server knows; any other text is stored as nothing and breaks the ring (reference sipxcom-user 2). */
const TYPE = { after: 'If no response', together: 'At the same time' } as const

const text = z.union([z.string(), z.number().transform(String)])
const RingWireSchema = z.looseObject({
  type: z.string().nullish(),
  number: text.nullish(),
  enabled: z.boolean().nullish(),
  expiration: z.number().nullish(),
  scheduleId: z.union([z.number().int(), z.string().regex(/^\d+$/).transform(Number)]).nullish(),
})
type RingWire = z.infer<typeof RingWireSchema>

/** `/my/callfwd`, with schedules. */
export const CallfwdSchema = z.looseObject({
  expiration: z.number(),
  withVM: z.boolean().nullish(),
  rings: z.array(RingWireSchema).nullish(),
})

/** `/my/forward` of old releases: it knows nothing of schedules, and a PUT drops them. */
export const ForwardSchema = z.looseObject({
  'call-sequence': z.looseObject({
    expiration: z.number(),
    withVoicemail: z.boolean().nullish(),
    rings: z.array(RingWireSchema).nullish(),
  }),
})

export function fromCallfwd(wire: z.infer<typeof CallfwdSchema>): RingPlan {
  return toPlan(wire.expiration, wire.withVM, wire.rings)
}

export function fromForward({ 'call-sequence': wire }: z.infer<typeof ForwardSchema>): RingPlan {
  return toPlan(wire.expiration, wire.withVoicemail, wire.rings)
}

function toPlan(
  expiration: number,
  voicemail: boolean | null | undefined,
  rings: readonly RingWire[] | null | undefined,
): RingPlan {
  return {
    kind: 'ring-sequence',
    ownSec: seconds(expiration),
    voicemail: voicemail ?? false,
    rings: (rings ?? []).map((ring) => ({
      destination: cleanRemoteText(ring.number ?? '', 'address') || '?',
      ringSec: seconds(ring.expiration ?? 0),
      mode: ring.type === TYPE.together ? 'together' : 'after',
      enabled: ring.enabled ?? false,
      ...(typeof ring.scheduleId === 'number' && { schedule: String(ring.scheduleId) }),
    })),
  }
}

function seconds(value: number): number {
  return Math.min(Math.max(Math.round(value), 0), 3600)
}

/** The body of a PUT: always every field, for what is missing is not left as it was. */
export function toCallfwd(plan: RingPlan): object {
  return {
    expiration: plan.ownSec,
    withVM: plan.voicemail,
    rings: plan.rings.map(({ destination, ringSec, mode, enabled, schedule }) => ({
      type: TYPE[mode],
      number: destination,
      enabled,
      expiration: ringSec,
      scheduleId: schedule === undefined ? null : Number(schedule),
    })),
  }
}

/** JSON of the old endpoint; it loses an empty list, so a plan without rings goes as XML. */
export function toForward(
  plan: RingPlan,
):
  | { readonly kind: 'json'; readonly value: object }
  | { readonly kind: 'text'; readonly text: string; readonly contentType: 'text/xml' } {
  const { ownSec: expiration, voicemail: withVoicemail } = plan
  if (plan.rings.length === 0) {
    const inner = `<rings/><expiration>${expiration}</expiration><withVoicemail>${withVoicemail}</withVoicemail>`
    return { kind: 'text', contentType: 'text/xml', text: `<call-sequence>${inner}</call-sequence>` }
  }
  const rings = plan.rings.map(({ destination, ringSec, mode, enabled }) => ({
    expiration: ringSec,
    type: TYPE[mode],
    enabled,
    number: destination,
  }))
  return { kind: 'json', value: { 'call-sequence': { rings, expiration, withVoicemail } } }
}
