import type { DndState, PrivacyState } from '../../shared/domain/availability.ts'
import type { ForwardingPlan } from '../../shared/domain/forwarding.ts'
import { FORWARD_CONDITIONS, planKey } from '../../shared/domain/forward-conditions.ts'
import type { AppError } from '../../shared/errors.ts'
import { errorSentence } from '../../shared/text/error-sentence.ts'

/** Short words for a terminal; the JSON beside them is what scripts read. */
export function describeError(error: AppError): string {
  return error.code === 'not-supported' ? 'not offered by this system' : errorSentence(error)
}

export function describeDnd(dnd: DndState): string {
  switch (dnd.kind) {
    case 'on':
      return `do not disturb${dnd.until ? ` until ${new Date(dnd.until).toLocaleString()}` : ''}${dnd.scheduled ? ' (by schedule)' : ''}`
    case 'off':
      return 'rings'
    case 'unknown':
      return 'unknown'
    case 'unsupported':
      return 'not offered by this system'
  }
}

export function describePrivacy(privacy: PrivacyState): string {
  switch (privacy.kind) {
    case 'on':
      return 'number hidden'
    case 'off':
      return 'number shown'
    case 'unknown':
      return 'unknown until it is set here'
    case 'unsupported':
      return 'not offered by this system'
  }
}

export function describePlan(plan: ForwardingPlan): string {
  if (plan.kind === 'ring-sequence') {
    const rings = plan.rings
      .filter((ring) => ring.enabled)
      .map((ring) => `${ring.mode} ${ring.destination} ${ring.ringSec} s`)
    return [`own phone ${plan.ownSec} s`, ...rings, plan.voicemail ? 'then voicemail' : 'then nothing'].join(
      ', ',
    )
  }
  const set = FORWARD_CONDITIONS.flatMap((when) => {
    const to = plan[planKey(when)]
    return to === null ? [] : [`${when} -> ${to}`]
  })
  return set.length === 0 ? 'no forwarding' : set.join(', ')
}
