import type {
  IntercomCall,
  IntercomEvent,
  IntercomHealth,
  IntercomStatus,
  IntercomView,
} from '../../shared/domain/intercom.ts'
import type { AccountRecord } from './store-ports.ts'

/** Form values: the group an intercom is in, the switch that opens its door, and the numbers (with commas between) whose
 *  calls are a bell here; none = every call the device places. */
const GROUP = 'group'
const DOOR_SWITCH = 'doorSwitch'
const RINGS_FOR = 'ringsFor'

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
    doorSwitch: wishedSwitch(record),
    camera: 'unknown',
    eventCount: 0,
    events: 'off',
    asOf: now.toISOString(),
  }
}

export function groupOf({ values }: AccountRecord): string | null {
  return values[GROUP]?.trim() || null
}

/**
 * The view as its person wants it: in its group, with its door, and without bells that are none of theirs. `isOurs`:
 * whether the device was told from here to place that call, which makes it no bell.
 */
export function withWishes(
  view: IntercomView,
  record: AccountRecord,
  isOurs: (session: number) => boolean,
): IntercomView {
  const inUse = view.switches.find(({ enabled }) => enabled !== false)
  const { doorbell } = view
  const rings = doorbell !== null && !isOurs(doorbell.session) && isFor(doorbell.peer, record)
  return {
    ...view,
    group: groupOf(record),
    doorSwitch: wishedSwitch(record) ?? inUse?.switch ?? null,
    doorbell: rings ? doorbell : null,
  }
}

function wishedSwitch({ values }: AccountRecord): number | null {
  const wished = Number(values[DOOR_SWITCH])
  return Number.isInteger(wished) && wished > 0 ? wished : null
}

/** A device that does not say whom it calls rings for everybody. */
function isFor(peer: string | null, { values }: AccountRecord): boolean {
  const numbers = (values[RINGS_FOR] ?? '')
    .split(',')
    .map(addressOf)
    .filter((number) => number !== '')
  if (peer === null || numbers.length === 0) return true
  const called = addressOf(peer)
  return numbers.some((number) => number === called || number === called.split('@')[0])
}

function addressOf(text: string): string {
  return (
    text
      .trim()
      .toLowerCase()
      .replace(/^sips?:/, '')
      .split(/[;:?]/)[0] ?? ''
  )
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
  const { session, peer } = ringing
  if (view.doorbell?.session === session) return { calls, doorbell: { ...view.doorbell, peer } }
  return { calls, doorbell: { session, peer, since: asOf, silenced: false } }
}

/** True when nothing but the age differs: then a new revision would tell nobody anything. */
export function isSameView(a: IntercomView, b: IntercomView): boolean {
  return JSON.stringify({ ...a, asOf: '' }) === JSON.stringify({ ...b, asOf: '' })
}
