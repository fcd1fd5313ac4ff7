import type { z } from 'zod'
import type {
  IntercomCall,
  IntercomInfo,
  IntercomLogEntry,
  IntercomSwitch,
  SipAccountStatus,
} from '../../../shared/domain/intercom.ts'
import { cleanRemoteText, type RemoteTextKind } from '../../../shared/text/clean.ts'
import type {
  CallLogWire,
  CallStatusWire,
  InfoWire,
  PhoneStatusWire,
  SwitchCapsWire,
  SwitchStatusWire,
} from './wire.ts'

/** Text of the device, cleaned; what is missing or empty is null. */
export function said(text: string | null | undefined, kind: RemoteTextKind): string | null {
  return cleanRemoteText(text ?? '', kind) || null
}

export function toInfo(wire: InfoWire): IntercomInfo {
  return {
    model: said(wire.variant, 'name'),
    name: said(wire.deviceName, 'name'),
    serial: said(wire.serialNumber, 'name'),
    firmware: said(wire.swVersion, 'name'),
    hardware: said(wire.hwVersion, 'name'),
    mac: said(wire.macAddr, 'name'),
  }
}

export function toSipAccounts(wire: z.infer<typeof PhoneStatusWire>): readonly SipAccountStatus[] {
  return wire.accounts.map((account) => ({
    account: account.account,
    enabled: account.enabled ?? null,
    sipNumber: said(account.sipNumber, 'address'),
    registrationEnabled: account.registrationEnabled ?? null,
    registered: account.registered ?? null,
    registeredAt: isoOf(account.registerTime),
  }))
}

export function toCalls(wire: z.infer<typeof CallStatusWire>): readonly IntercomCall[] {
  return wire.sessions.map(({ session, direction, state, calls }) => ({
    session,
    direction: directionOf(direction),
    state: stateOf(state),
    peer: said(calls?.[0]?.peer, 'address'),
  }))
}

export function directionOf(text: unknown): IntercomCall['direction'] {
  return text === 'incoming' || text === 'outgoing' ? text : 'unknown'
}

export function stateOf(text: unknown): IntercomCall['state'] {
  const known = ['connecting', 'ringing', 'connected', 'terminated'] as const
  return known.find((state) => state === text) ?? 'unknown'
}

/** Capabilities and states are two functions; a switch that only one of them names is shown all the same. */
export function toSwitches(
  caps: z.infer<typeof SwitchCapsWire> | null,
  status: z.infer<typeof SwitchStatusWire> | null,
): readonly IntercomSwitch[] {
  const numbers = new Set([...(caps?.switches ?? []), ...(status?.switches ?? [])].map((one) => one.switch))
  return [...numbers]
    .toSorted((a, b) => a - b)
    .map((number) => {
      const cap = caps?.switches.find((one) => one.switch === number)
      const now = status?.switches.find((one) => one.switch === number)
      return {
        switch: number,
        enabled: cap?.enabled ?? null,
        // Absent while the switch is disabled.
        mode: cap?.mode === 'monostable' || cap?.mode === 'bistable' ? cap.mode : null,
        onSec: cap?.switchOnDuration ?? null,
        active: now?.active ?? null,
        locked: now?.locked ?? null,
      }
    })
}

export function toLog(wire: z.infer<typeof CallLogWire>): readonly IntercomLogEntry[] {
  return wire.callLog.map(({ id, callType, name, date, duration }) => ({
    id: cleanRemoteText(id, 'address'),
    type: said(callType, 'name') ?? 'unknown',
    name: said(name, 'name'),
    at: date && !Number.isNaN(Date.parse(date)) ? new Date(date).toISOString() : null,
    durationSec: duration ?? null,
  }))
}

/** Unix seconds to ISO 8601; null for what is no time of this century. */
export function isoOf(seconds: number | null | undefined): string | null {
  if (seconds === null || seconds === undefined || !(seconds > 0 && seconds < 4_102_444_800)) return null
  return new Date(Math.round(seconds * 1000)).toISOString()
}
