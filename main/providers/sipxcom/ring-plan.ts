import type { RingPlan } from '../../../shared/domain/forwarding.ts'
import { parseDialTarget } from '../../../shared/domain/dial.ts'
import type { Schedule } from '../../../shared/domain/schedule.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { ForwardingChange } from '../adapter.ts'
import { controllerTarget } from './call-target.ts'
import { mayBeSpoilt } from './latin1.ts'

/** `callfwd/timer` of the server's own settings (reference sipxcom-user 2). */
export const MAX_OWN_SEC = 999
const MAX_RING_SEC = 999
/** More rings than a person could set up by hand are a mistake. */
const MAX_RINGS = 50

/**
 * Works out a change against the plan the server has now. Numbers lose their blanks and dashes, addresses their `sip:`;
 * a schedule may be named instead of numbered. `schedules` null: not asked, because none is new.
 * Errors: not-supported (`set`: there are no conditions here), invalid-input with `field` (`plan`, `ownSec`, `rings`,
 * `destination`, `ringSec`), not-found (`schedule`), conflict when the server has another plan than `expected`.
 */
export function planRings(
  change: ForwardingChange,
  current: RingPlan,
  schedules: readonly Schedule[] | null,
  domain: string,
): Result<RingPlan> {
  if (change.kind === 'set') return err(appError('not-supported', { detail: 'ring-sequence' }))
  const { plan, expected } = change
  if (plan.kind !== 'ring-sequence')
    return err(appError('invalid-input', { field: 'plan', detail: plan.kind }))
  if (expected !== undefined && (expected.kind !== 'ring-sequence' || !isSameRingPlan(expected, current)))
    return err(appError('conflict', { detail: 'forwarding' }))
  if (plan.ownSec < 1 || plan.ownSec > MAX_OWN_SEC)
    return err(appError('invalid-input', { field: 'ownSec', detail: `1..${MAX_OWN_SEC}` }))
  if (plan.rings.length > MAX_RINGS)
    return err(appError('invalid-input', { field: 'rings', detail: 'too-many' }))
  const rings: RingPlan['rings'][number][] = []
  for (const ring of plan.rings) {
    const destination = ringDestination(ring.destination, current, domain)
    if (!destination.ok) return destination
    if (ring.ringSec < 1 || ring.ringSec > MAX_RING_SEC)
      return err(appError('invalid-input', { field: 'ringSec', detail: `1..${MAX_RING_SEC}` }))
    const schedule =
      ring.schedule === undefined ? ok(undefined) : scheduleId(ring.schedule, current, schedules)
    if (!schedule.ok) return schedule
    const { schedule: _named, ...rest } = ring
    rings.push({
      ...rest,
      destination: destination.value,
      ...(schedule.value !== undefined && { schedule: schedule.value }),
    })
  }
  return ok({ ...plan, rings })
}

/** Whether the change names a schedule that the server's plan does not use yet, so that the list must be asked. */
export function namesNewSchedule(change: ForwardingChange, current: RingPlan): boolean {
  if (change.kind !== 'replace' || change.plan.kind !== 'ring-sequence') return false
  const used = new Set(current.rings.map(({ schedule }) => schedule))
  return change.plan.rings.some(({ schedule }) => schedule !== undefined && !used.has(schedule))
}

export function isSameRingPlan(a: RingPlan, b: RingPlan): boolean {
  const shape = ({ ownSec, voicemail, rings }: RingPlan): string =>
    JSON.stringify([
      ownSec,
      voicemail,
      rings.map(({ destination, ringSec, mode, enabled, schedule }) => [
        destination.toLowerCase(),
        ringSec,
        mode,
        enabled,
        schedule ?? null,
      ]),
    ])
  return shape(a) === shape(b)
}

/** What stands there already is left as it is, whatever it looks like. */
function ringDestination(text: string, current: RingPlan, domain: string): Result<string> {
  if (mayBeSpoilt(text))
    return err(appError('invalid-input', { field: 'destination', detail: 'characters-lost' }))
  if (current.rings.some(({ destination }) => destination === text)) return ok(text)
  const target = parseDialTarget(text)
  if (!target.ok)
    return err(
      appError('invalid-input', { field: 'destination', detail: target.error.detail ?? 'characters' }),
    )
  // The mailbox comes last by itself, and there is no number that the server would know as the mobile one.
  if (target.value.kind === 'user' && /^(?:voicemail|mobile)$/.test(text))
    return err(appError('invalid-input', { field: 'destination', detail: 'keyword' }))
  return ok(controllerTarget(target.value, domain))
}

function scheduleId(text: string, current: RingPlan, schedules: readonly Schedule[] | null): Result<string> {
  if (current.rings.some(({ schedule }) => schedule === text)) return ok(text)
  const found = schedules?.find(({ id }) => id === text) ?? schedules?.find(({ name }) => name === text)
  return found ? ok(found.id) : err(appError('not-found', { field: text.slice(0, 64), detail: 'schedule' }))
}
