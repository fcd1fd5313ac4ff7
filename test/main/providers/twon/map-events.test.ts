import { describe, expect, it } from 'vitest'
import { EVENT_NAMES, toEvent } from '../../../../main/providers/twon/map-events.ts'
import { PullWire } from '../../../../main/providers/twon/wire.ts'

const event = (name: string, params: Readonly<Record<string, unknown>> = {}) =>
  toEvent({ id: 7, utcTime: 1_795_521_600, event: name, params }).what

describe('toEvent', () => {
  it('reads newer firmware’s other names for a call', () => {
    expect(
      event('CallSessionStateChanged', {
        sessionNumber: 3,
        address: 'sip:2001@pbx',
        direction: 'outgoing',
        state: 'ringing',
      }),
    ).toEqual({
      kind: 'call',
      call: { session: 3, direction: 'outgoing', state: 'ringing', peer: 'sip:2001@pbx' },
      reason: null,
    })
  })

  it('keeps digits to itself: they may be an access code', () => {
    expect(event('KeyPressed', { key: '7' })).toEqual({ kind: 'key', key: 'digit' })
    expect(event('KeyPressed', { key: '%2' })).toEqual({ kind: 'key', key: '%2' })
    expect(EVENT_NAMES).not.toContain('CodeEntered')
    expect(EVENT_NAMES).not.toContain('CardEntered')
  })

  it('knows a restart and a changed configuration', () => {
    expect(event('DeviceState', { state: 'startup' })).toEqual({ kind: 'started' })
    expect(event('CapabilitiesChanged')).toEqual({ kind: 'configuration-changed' })
    expect(event('LoginBlocked', { address: '192.0.2.9' })).toEqual({
      kind: 'login-blocked',
      address: '192.0.2.9',
    })
  })

  it.each([
    ['RegistrationStateChanged', {}],
    ['RegistrationStateChanged', { sipAccount: 'one' }],
    ['CallStateChanged', { state: 'ringing' }],
    ['SwitchStateChanged', { switch: null }],
    ['DeviceState', { state: 'sleeping' }],
    ['SomethingNew', { a: 1 }],
  ])('calls %s %j something else', (name, params) => {
    expect(event(name, params)).toEqual({ kind: 'other' })
  })

  it('says that it does not know a state', () => {
    expect(event('RegistrationStateChanged', { sipAccount: 1, state: 'dancing' })).toMatchObject({
      state: 'unknown',
    })
    expect(event('CallStateChanged', { session: 1, state: 'parked', direction: 'sideways' })).toMatchObject({
      call: { state: 'unknown', direction: 'unknown', peer: null },
    })
  })

  it('takes ids and times as texts and does without', () => {
    const { events } = PullWire.parse({
      events: [{ id: '12', utcTime: null, event: 'KeyPressed', params: null }],
    })
    expect(events.map(toEvent)).toEqual([
      { id: 12, at: null, name: 'KeyPressed', what: { kind: 'key', key: '' } },
    ])
  })
})
