import type {
  IntercomCall,
  IntercomEvent,
  IntercomHealth,
  IntercomStatus,
  IntercomView,
} from '../../shared/domain/intercom.ts'
import type { AccountRecord } from './ports.ts'

/** Form value that puts an intercom into a group. */
const GROUP = 'group'

const UNKNOWN: IntercomHealth = { kind: 'unknown', findings: [], missing: [], reference: null }

/** An intercom nobody has asked yet. */
export function emptyIntercomView(record: AccountRecord, now: Date): IntercomView {
  return {
    group: groupOf(record),
    info: null,
    health: UNKNOWN,
    sipAccounts: [],
    calls: [],
    switches: [],
    doorbell: null,
    events: 'off',
    asOf: now.toISOString(),
  }
}

export function groupOf({ values }: AccountRecord): string | null {
  return values[GROUP]?.trim() || null
}

/** The view after a whole round of questions. */
export function withStatus(view: IntercomView, status: IntercomStatus, asOf: string): IntercomView {
  const { info, sipAccounts, calls, switches, missing } = status
  return {
    ...view,
    info,
    sipAccounts,
    switches,
    ...bell(view, calls, asOf),
    health: { ...view.health, missing },
    asOf,
  }
}

/** The view after an event; events that say nothing about it leave it as it is. */
export function withEvent(view: IntercomView, { what }: IntercomEvent, asOf: string): IntercomView {
  switch (what.kind) {
    case 'registration': {
      if (what.state === 'unknown') return view
      const registered = what.state === 'registered'
      const sipAccounts = view.sipAccounts.map((one) =>
        one.account === what.account && one.registered !== registered
          ? { ...one, registered, registeredAt: registered ? asOf : null }
          : one,
      )
      return { ...view, sipAccounts, asOf }
    }
    case 'call': {
      const others = view.calls.filter((one) => one.session !== what.call.session)
      const known = view.calls.find((one) => one.session === what.call.session)
      // Some events name the peer and some do not; the last name stands.
      const call = { ...what.call, peer: what.call.peer ?? known?.peer ?? null }
      const calls = what.call.state === 'terminated' ? others : [...others, call]
      return { ...view, ...bell(view, calls, asOf), asOf }
    }
    case 'switch': {
      const switches = view.switches.map((one) =>
        one.switch === what.switch ? { ...one, active: what.active } : one,
      )
      return { ...view, switches, asOf }
    }
    case 'key':
    case 'started':
    case 'configuration-changed':
    case 'login-blocked':
    case 'other':
      return view
  }
}

/** The device places the call when somebody presses its button: an outgoing call that is not answered yet (reference twon 5). */
function bell(
  view: IntercomView,
  calls: readonly IntercomCall[],
  asOf: string,
): Pick<IntercomView, 'calls' | 'doorbell'> {
  const ringing = calls.find(
    ({ direction, state }) => direction === 'outgoing' && (state === 'ringing' || state === 'connecting'),
  )
  if (ringing === undefined) return { calls, doorbell: null }
  const since = view.doorbell?.session === ringing.session ? view.doorbell.since : asOf
  return { calls, doorbell: { session: ringing.session, peer: ringing.peer, since } }
}

/** True when nothing but the age differs: then a new revision would tell nobody anything. */
export function isSameView(a: IntercomView, b: IntercomView): boolean {
  return JSON.stringify({ ...a, asOf: '' }) === JSON.stringify({ ...b, asOf: '' })
}
