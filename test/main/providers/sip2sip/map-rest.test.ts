import { describe, expect, it } from 'vitest'
import { toBalance, toBalanceHistory, toUsage } from '../../../../main/providers/sip2sip/map-billing.ts'
import { toDevices } from '../../../../main/providers/sip2sip/map-devices.ts'
import { toCallRules, toWeeklyRules } from '../../../../main/providers/sip2sip/map-rules.ts'
import { toVoicemailSettings } from '../../../../main/providers/sip2sip/map-voicemail.ts'
import * as wire from '../../../../main/providers/sip2sip/wire.ts'

describe('accept and reject rules', () => {
  const rules = (answer: object, reject: readonly string[] = [], zone: string | null = 'UTC') =>
    toCallRules(wire.AcceptRulesWire.parse(answer), reject, zone)
  const NO_RULE = { temporary: { groups: ['everybody'], duration: 0 } }

  it.each([
    [1, ['mon']],
    [31, ['mon', 'tue', 'wed', 'thu', 'fri']],
    [64, ['sun']],
    [96, ['sat', 'sun']],
    [127, ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']],
  ])('the day bit mask %s is %j', (mask, days) => {
    const persistent = { [mask]: { start: '09:00:00', stop: '17:00', groups: ['vip'] } }
    const answer = wire.AcceptRulesWire.parse({ ...NO_RULE, persistent })
    expect(toWeeklyRules(answer)).toEqual([{ days, start: '09:00', stop: '17:00', groups: ['vip'] }])
  })

  it('everybody without an end is no temporary rule', () => {
    expect(rules(NO_RULE).accept).toEqual({ temporary: null, weekly: [], groups: null, timezone: 'UTC' })
  })

  it('minutes count down, 0 is no end', () => {
    expect(rules({ temporary: { groups: ['nobody'], duration: 5 } }).accept.temporary).toEqual({
      groups: ['nobody'],
      minutesLeft: 5,
    })
    expect(rules({ temporary: { groups: ['vip'], duration: 0 } }).accept.temporary).toEqual({
      groups: ['vip'],
      minutesLeft: null,
    })
  })

  it('weekly rules come in the order of their days, with hours and minutes only', () => {
    const { weekly } = rules({
      ...NO_RULE,
      persistent: {
        '96': { start: '10:00:00', stop: '24:00', groups: 'friends' },
        '31': { start: '9:00', stop: '17:00', groups: ['vip', 'family'] },
      },
    }).accept
    expect(weekly).toEqual([
      { days: ['mon', 'tue', 'wed', 'thu', 'fri'], start: '9:00', stop: '17:00', groups: ['vip', 'family'] },
      { days: ['sat', 'sun'], start: '10:00', stop: '24:00', groups: ['friends'] },
    ])
  })

  it('persistent is absent, or an empty PHP list, when there is none', () => {
    expect(rules({ ...NO_RULE, persistent: [] }).accept.weekly).toEqual([])
  })

  it('reject rules lose their scheme and nothing else', () => {
    expect(rules(NO_RULE, ['sip:pest@example.org', '<sips:a@b>', ' ']).reject).toEqual([
      'pest@example.org',
      'a@b',
    ])
  })
})

describe('devices', () => {
  const OWN = { instanceUuid: '3fa8c1d2-0000-4000-8abc-0123456789ab', contacts: ['192.0.2.9:5071'] }
  const devices = (answer: unknown) => toDevices(wire.DevicesWire.parse(answer), OWN)
  const ROW = {
    contact: '192.0.2.1:5060',
    publicContact: '198.51.100.1:1024',
    expires: 300,
    transport: 'TLS',
  }

  it('null is no device', () => {
    expect(devices(null)).toEqual([])
  })

  it('anything that is not this installation is a stranger', () => {
    expect(devices([{ ...ROW, user_agent: 'Blink 5' }])).toEqual([
      {
        contact: '192.0.2.1:5060',
        publicContact: '198.51.100.1:1024',
        transport: 'tls',
        userAgent: 'Blink 5',
        expiresSec: 300,
        own: false,
        stranger: true,
      },
    ])
  })

  it.each([
    ['its host token', { contact: '3fa8c1d200004000.invalid:5060' }],
    ['its user token', { contact: 'sip:8abc01234567@10.0.0.1:5060' }],
    ['the instance id itself', { user_agent: 'Sidetone/1 (urn:uuid:3fa8c1d2-0000-4000-8abc-0123456789ab)' }],
    ['the address of an open connection', { contact: '192.0.2.9:5071' }],
    ['that address as the server sees it', { publicContact: '192.0.2.9:5071' }],
  ])('this installation is known by %s', (_by, change) => {
    expect(devices([{ ...ROW, ...change }])[0]).toMatchObject({ own: true, stranger: false })
  })

  it('the contact stands for the public contact where there is none, and IPv6 is shown as it comes', () => {
    expect(devices([{ contact: '2001:db8::1:5060', publicContact: null, expires: '-3' }])).toMatchObject([
      { contact: '2001:db8::1:5060', publicContact: '2001:db8::1:5060', expiresSec: 0, transport: null },
    ])
  })
})

describe('money', () => {
  const balance = (answer: object) => toBalance(wire.PrepaidWire.parse(answer))

  it('has no currency, for no answer names one', () => {
    expect(balance({ balance: '12.50' })).toEqual({
      balance: { amount: 12.5, currency: null },
      activeCalls: null,
    })
    expect(toUsage(wire.UsageWire.parse({ calls: '3', price: 0.5 }))).toEqual({
      calls: 3,
      price: { amount: 0.5, currency: null },
    })
  })

  it.each([
    [{ callInProgress: '0' }, []],
    [{ callInProgress: false }, []],
    [{ callInProgress: null }, []],
    [
      { callInProgress: '1', destination: '0031', sessionTime: '61', maxSessionTime: 900 },
      [{ destination: '0031', durationSec: 61, maxDurationSec: 900 }],
    ],
    [
      { calls: [{ destination: 'a' }, 7, { destination: 'b', sessionTime: -1 }] },
      [
        { destination: 'a', durationSec: null, maxDurationSec: null },
        { destination: 'b', durationSec: null, maxDurationSec: null },
      ],
    ],
  ])('a call under way: %j', (answer, calls) => {
    expect(balance({ balance: 1, ...answer }).activeCalls).toEqual(calls)
  })

  it('movements: calls that cost nothing are noise, times are the server’s own', () => {
    const rows = wire.BalanceHistoryWire.parse([
      {
        date: '2026-07-01 12:00:00',
        action: 'Debit',
        description: 'Session 0031',
        value: '-0.12',
        balance: 3,
      },
      { date: '2026-07-01 11:00:00', action: 'Debit', description: 'Session bob', value: 0, balance: 3.12 },
      { date: 'long ago', action: 'Credit', description: 'Voucher', value: 0, balance: null, session: null },
    ])
    expect(toBalanceHistory(rows, 'Europe/Amsterdam')).toEqual([
      {
        at: '2026-07-01T10:00:00.000Z',
        action: 'Debit',
        description: 'Session 0031',
        value: { amount: -0.12, currency: null },
        balance: { amount: 3, currency: null },
      },
      {
        at: null,
        action: 'Credit',
        description: 'Voucher',
        value: { amount: 0, currency: null },
        balance: null,
      },
    ])
  })

  it('null is no movement', () => {
    expect(toBalanceHistory(wire.BalanceHistoryWire.parse(null), 'UTC')).toEqual([])
  })
})

describe('voicemail', () => {
  const settings = (answer: unknown) => toVoicemailSettings(wire.VoicemailWire.parse(answer), '1233')
  const BOX = {
    Mailbox: 2001,
    Password: '8364',
    Name: 'A B',
    Email: '',
    Info: {},
    Account: '2001@vm.example',
  }

  it('null is no mailbox', () => {
    expect(settings(null)).toEqual({ kind: 'none' })
  })

  it('shows everything but the PIN', () => {
    expect(settings({ ...BOX, Options: { delete: 'True' } })).toEqual({
      kind: 'mailbox',
      mailbox: '2001',
      address: '2001@vm.example',
      name: 'A B',
      email: null,
      deleteAfterSending: true,
      accessNumber: '1233',
    })
  })

  it.each([
    [true, true],
    ['True', true],
    ['1', true],
    [1, true],
    ['False', false],
    [false, false],
    [null, null],
    [undefined, null],
  ])('Options.delete %j is %j', (value, expected) => {
    const options = value === undefined ? {} : { delete: value }
    expect(settings({ ...BOX, Options: options })).toMatchObject({ deleteAfterSending: expected })
  })

  it('takes Options that are a list or missing', () => {
    for (const Options of [[], null, undefined, 'x'])
      expect(settings({ ...BOX, Options })).toMatchObject({ deleteAfterSending: null })
  })
})
