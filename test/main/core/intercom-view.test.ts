import { describe, expect, it } from 'vitest'
import {
  emptyIntercomView,
  isSameView,
  withEvent,
  withStatus,
  withWishes,
} from '../../../main/core/intercom-view.ts'
import type { AccountRecord } from '../../../main/core/store-ports.ts'
import type { IntercomHappening, IntercomStatus, IntercomView } from '../../../shared/domain/intercom.ts'
import { IntercomViewSchema } from '../../../shared/domain/intercom.ts'

const record: AccountRecord = {
  id: 'door' as AccountRecord['id'],
  name: 'Door',
  provider: 'twon',
  values: { group: ' Main building ' },
  createdAt: '2026-11-24T12:00:00.000Z',
}
const T0 = '2026-11-24T12:00:00.000Z'
const T1 = '2026-11-24T12:00:05.000Z'
const status: IntercomStatus = {
  info: { model: 'Verso', name: 'Door', serial: null, firmware: null, hardware: null, mac: null },
  sipAccounts: [
    {
      account: 1,
      enabled: true,
      sipNumber: '0431',
      registrationEnabled: true,
      registered: false,
      registeredAt: null,
    },
  ],
  calls: [],
  switches: [{ switch: 1, enabled: true, mode: 'monostable', onSec: 5, active: false, locked: false }],
  missing: [],
}
const start = (): IntercomView => withStatus(emptyIntercomView(record, new Date(T0)), status, T0)
const after = (view: IntercomView, ...happened: readonly IntercomHappening[]): IntercomView =>
  happened.reduce((now, what, at) => withEvent(now, { id: at, at: null, name: 'x', what }, T1), view)
const call = (
  session: number,
  state: 'connecting' | 'ringing' | 'connected' | 'terminated',
  direction: 'incoming' | 'outgoing' = 'outgoing',
): IntercomHappening => ({
  kind: 'call',
  call: { session, direction, state, peer: 'sip:2001@pbx' },
  reason: null,
})

describe('the view of an intercom', () => {
  it('knows its group before anybody asked it', () => {
    const view = IntercomViewSchema.parse(emptyIntercomView(record, new Date(T0)))
    expect(view).toMatchObject({
      group: 'Main building',
      info: null,
      health: { kind: 'unknown' },
      events: 'off',
    })
  })

  it('shows a bell for a call that the device places, until it is answered', () => {
    const ringing = after(start(), call(7, 'connecting'), call(7, 'ringing'))
    expect(ringing.doorbell).toEqual({ session: 7, peer: 'sip:2001@pbx', since: T1, silenced: false })
    expect(after(ringing, call(7, 'connected'))).toMatchObject({
      doorbell: null,
      calls: [{ state: 'connected' }],
    })
  })

  it('has no bell when it is over, and none for a call to the device', () => {
    expect(after(start(), call(7, 'ringing'), call(7, 'terminated'))).toMatchObject({
      doorbell: null,
      calls: [],
    })
    expect(after(start(), call(8, 'ringing', 'incoming'))).toMatchObject({
      doorbell: null,
      calls: [{ session: 8 }],
    })
  })

  it('keeps since when it rings, whatever is read in between', () => {
    const ringing = after(start(), call(7, 'ringing'))
    const calls = [{ session: 7, direction: 'outgoing', state: 'ringing', peer: null }] as const
    expect(withStatus(ringing, { ...status, calls }, '2026-11-24T12:00:09.000Z').doorbell?.since).toBe(T1)
  })

  it('follows a registration and a switch', () => {
    const view = after(
      start(),
      { kind: 'registration', account: 1, state: 'registered' },
      { kind: 'switch', switch: 1, active: true },
    )
    expect(view.sipAccounts[0]).toMatchObject({ registered: true, registeredAt: T1 })
    expect(view.switches[0]?.active).toBe(true)
    const gone = after(view, { kind: 'registration', account: 1, state: 'registering' })
    expect(gone.sipAccounts[0]).toMatchObject({ registered: false, registeredAt: null })
  })

  it('stays as it is for what says nothing about it', () => {
    const view = start()
    for (const what of [
      { kind: 'key', key: '%1' },
      { kind: 'started' },
      { kind: 'configuration-changed' },
      { kind: 'login-blocked', address: null },
      { kind: 'other' },
      { kind: 'registration', account: 1, state: 'unknown' },
    ] as const)
      expect(after(view, what)).toBe(view)
  })

  it('is the same when only its age differs', () => {
    expect(isSameView(start(), { ...start(), asOf: T1 })).toBe(true)
    expect(isSameView(start(), { ...start(), events: 'live' })).toBe(false)
  })
})

describe('what a person wants of an intercom', () => {
  const ringing = after(start(), call(7, 'ringing'))
  const nobody = (): boolean => false
  const wishing = (values: Readonly<Record<string, string>>) => ({ ...record, values })

  it('opens the first switch in use, unless another was chosen', () => {
    expect(withWishes(start(), record, nobody).doorSwitch).toBe(1)
    const off = { ...start(), switches: start().switches.map((one) => ({ ...one, enabled: false })) }
    expect(withWishes(off, record, nobody).doorSwitch).toBeNull()
    expect(withWishes(off, wishing({ doorSwitch: '2' }), nobody).doorSwitch).toBe(2)
  })

  it('moves it to another group', () => {
    expect(withWishes(start(), wishing({ group: 'Annex' }), nobody).group).toBe('Annex')
    expect(withWishes(start(), wishing({}), nobody).group).toBeNull()
  })

  it.each([
    ['', true],
    ['2001', true],
    ['300, 2001 ', true],
    ['sip:2001@pbx', true],
    ['2002', false],
    ['2001@elsewhere', false],
  ])('rings for “%s”: %s', (ringsFor, rings) => {
    expect(withWishes(ringing, wishing({ ringsFor }), nobody).doorbell !== null).toBe(rings)
  })

  it('takes no call that was asked for here for a bell', () => {
    expect(withWishes(ringing, record, (session) => session === 7).doorbell).toBeNull()
    expect(withWishes(ringing, record, (session) => session === 8).doorbell).not.toBeNull()
  })

  it('keeps a bell silenced until the next one', () => {
    const bell = ringing.doorbell
    if (bell === null) throw new Error('no bell')
    const silenced = { ...ringing, doorbell: { ...bell, silenced: true } }
    expect(after(silenced, call(7, 'ringing')).doorbell?.silenced).toBe(true)
    expect(after(silenced, call(7, 'terminated'), call(8, 'ringing')).doorbell?.silenced).toBe(false)
  })
})
