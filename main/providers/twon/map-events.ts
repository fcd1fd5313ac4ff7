import type { IntercomEvent, IntercomHappening } from '../../../shared/domain/intercom.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import { directionOf, isoOf, said, stateOf } from './map-status.ts'
import type { EventWire } from './wire.ts'

/** The events that are asked for. Not among them: entered codes, cards and directory access, which are other people's. */
export const EVENT_NAMES = [
  'RegistrationStateChanged',
  'CallStateChanged',
  'CallSessionStateChanged',
  'SwitchStateChanged',
  'KeyPressed',
  'DeviceState',
  'ConfigurationChanged',
  'CapabilitiesChanged',
  'LoginBlocked',
] as const

export function toEvent(wire: EventWire): IntercomEvent {
  return {
    id: wire.id,
    at: isoOf(wire.utcTime),
    name: cleanRemoteText(wire.event, 'name') || 'unknown',
    what: happeningOf(wire.event, wire.params ?? {}),
  }
}

function happeningOf(name: string, params: Readonly<Record<string, unknown>>): IntercomHappening {
  switch (name) {
    case 'RegistrationStateChanged': {
      const account = numberIn(params['sipAccount'])
      if (account === null) return { kind: 'other' }
      return { kind: 'registration', account, state: registrationOf(params['state']) }
    }
    case 'CallStateChanged':
    // Newer firmware, with other names for the same members (reference twon 5).
    case 'CallSessionStateChanged': {
      const session = numberIn(params['session'] ?? params['sessionNumber'])
      if (session === null) return { kind: 'other' }
      const peer = textIn(params['peer'] ?? params['address'])
      return {
        kind: 'call',
        call: {
          session,
          direction: directionOf(params['direction']),
          state: stateOf(params['state']),
          peer: said(peer, 'address'),
        },
        reason: said(textIn(params['reason']), 'name'),
      }
    }
    case 'SwitchStateChanged': {
      const number = numberIn(params['switch'])
      return number === null
        ? { kind: 'other' }
        : { kind: 'switch', switch: number, active: params['state'] === true }
    }
    case 'KeyPressed':
      return { kind: 'key', key: keyOf(textIn(params['key'])) }
    case 'DeviceState':
      return params['state'] === 'startup' ? { kind: 'started' } : { kind: 'other' }
    case 'ConfigurationChanged':
    case 'CapabilitiesChanged':
      return { kind: 'configuration-changed' }
    case 'LoginBlocked':
      return { kind: 'login-blocked', address: said(textIn(params['address']), 'address') }
    default:
      return { kind: 'other' }
  }
}

function registrationOf(state: unknown): Extract<IntercomHappening, { kind: 'registration' }>['state'] {
  const known = ['registered', 'unregistered', 'registering', 'unregistering'] as const
  return known.find((one) => one === state) ?? 'unknown'
}

/** `%1` and the like are call buttons; bare digits may be part of a code and stay on the device. */
function keyOf(key: string): string {
  return /^\d$/.test(key) ? 'digit' : cleanRemoteText(key, 'name')
}

function numberIn(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) ? number : null
}

function textIn(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
