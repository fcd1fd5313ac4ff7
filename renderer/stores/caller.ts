import type { CallView } from '../../shared/domain/call.ts'

type Remote = { readonly address: string; readonly displayName: string | null }

/** The number as people write it, without scheme; without the domain when the user part is a phone number. */
export function numberOf(address: string): string {
  const bare = bareAddress(address)
  const user = bare.split('@')[0] ?? bare
  return /^\+?[0-9*#]+$/.test(user) ? user : bare
}

/** What to call the far side: its name, else the part before the @, else the address. */
export function callerOf(remote: Remote): string {
  if (remote.displayName) return remote.displayName
  const number = numberOf(remote.address)
  return number.split('@')[0] || number
}

/** The number line, when it says more than the name does. */
export function secondLineOf(remote: Remote): string | null {
  const number = numberOf(remote.address)
  return number === callerOf(remote) || number === '' ? null : number
}

/** What to type to call back: the whole address, so that another system's 200 is not mistaken for ours. */
export function dialTargetOf(address: string): string {
  return bareAddress(address)
}

export function isLive(call: CallView): boolean {
  return call.phase !== 'ended'
}

export function isRinging(call: CallView): boolean {
  return call.phase === 'incoming'
}

/** Calls with a place in the call bar: everything that is under way and not waiting for an answer. */
export function isUnderWay(call: CallView): boolean {
  return isLive(call) && !isRinging(call)
}

/** Ends a person caused or sees elsewhere: nothing needs to be said of them in the call bar. */
const QUIET_ENDS: readonly CallView['end'][] = [
  'hung-up-here',
  'cancelled',
  'declined-here',
  'missed',
  'elsewhere',
  'transferred',
  'blocked',
]

/** A call that is over and whose reason has to be read; the phone window lets go of it after a few seconds. */
export function hasSomethingToSay(call: CallView): boolean {
  return call.phase === 'ended' && call.end !== null && !QUIET_ENDS.includes(call.end)
}

/** Somebody is talked with, or waits on hold: answering another call means something for this one. */
export function isTalking(calls: readonly CallView[]): boolean {
  return calls.some((call) => isUnderWay(call) && call.hold === 'none' && call.phase !== 'connecting')
}

/** The call that shortcuts and typed digits act on: the one being talked in, else the newest. */
export function currentCall(calls: readonly CallView[]): CallView | null {
  const underWay = calls.filter(isUnderWay)
  const talking = underWay.find((call) => call.phase === 'active' && call.hold === 'none')
  return talking ?? underWay.at(-1) ?? null
}

function bareAddress(address: string): string {
  return address.replace(/^sips?:/i, '').split(';')[0] ?? address
}
