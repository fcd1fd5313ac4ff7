import { describe, expect, it } from 'vitest'
import { findProblems, judge, type ExpectedSipAccount } from '../../../main/core/intercom-health.ts'
import type { SipAccountConfig, SipAccountStatus } from '../../../shared/domain/intercom.ts'

const config: SipAccountConfig = {
  account: 1,
  enabled: true,
  displayName: 'Door',
  sipNumber: '0431',
  authId: '',
  domain: 'pbx.example',
  domainPort: '',
  proxyAddress: '',
  proxyPort: '',
  registrationEnabled: true,
  registrarAddress: '',
  registrarPort: '',
  answerMode: '1',
}
const status: SipAccountStatus = {
  account: 1,
  enabled: true,
  sipNumber: '0431',
  registrationEnabled: true,
  registered: true,
  registeredAt: '2026-11-24T12:00:00.000Z',
}
const expected: ExpectedSipAccount = {
  account: 1,
  sipNumber: '0431',
  authId: '0431',
  domain: 'pbx.example',
  domainPort: '',
  proxyAddress: 'pbx.example',
  proxyPort: '5060',
  seen: null,
}
const check = (
  its: Partial<SipAccountConfig> = {},
  wanted: Partial<ExpectedSipAccount> | null = {},
  now: Partial<SipAccountStatus> = {},
) =>
  findProblems(
    [{ ...config, ...its }],
    [{ ...status, ...now }],
    wanted === null ? null : { ...expected, ...wanted },
  ).map(({ field, problem, expected: right }) => [field, problem, right])

describe('findProblems', () => {
  it('finds nothing where everything is as it should be', () => {
    expect(check()).toEqual([])
    expect(check({}, null)).toEqual([])
  })

  it('names exactly the fields that are wrong, with what they should be', () => {
    expect(check({ sipNumber: '432', domain: 'old.example', domainPort: '5070' })).toEqual([
      ['sipNumber', 'differs', '0431'],
      ['domain', 'differs', 'pbx.example'],
      ['domainPort', 'differs', ''],
      ['proxyAddress', 'empty', 'pbx.example'],
    ])
    expect(findProblems([{ ...config, sipNumber: '' }], [status], expected)).toEqual([
      {
        sipAccount: 1,
        field: 'sipNumber',
        database: 'Phone.Sip.User.Id',
        problem: 'empty',
        got: '',
        expected: '0431',
      },
    ])
  })

  it.each([
    ['a domain in other letters', { domain: 'PBX.Example' }, {}],
    ['the usual port written out', { domainPort: '5060' }, {}],
    ['a proxy that is the domain', { proxyAddress: 'pbx.example', proxyPort: '5060' }, {}],
    ['a name for signing in that is the number', { authId: '0431' }, {}],
    [
      'what the phone system does not say',
      { proxyAddress: 'sbc.example', proxyPort: '9' },
      { proxyAddress: null, proxyPort: null },
    ],
    ['a number nobody named', { sipNumber: '99' }, { sipNumber: null, authId: null }],
  ])('lets %s be', (_name, its, wanted) => {
    expect(check(its, wanted)).toEqual([])
  })

  it('wants another name for signing in where there is one', () => {
    expect(check({}, { authId: 'door-0431' })).toEqual([['authId', 'empty', 'door-0431']])
  })

  it('says that an account is off, does not register, or is not registered', () => {
    expect(check({ enabled: false }, {}, { registered: false })).toEqual([
      ['enabled', 'off', 'true'],
      ['registered', 'not-registered', null],
    ])
    expect(check({ registrationEnabled: false }, null)).toEqual([['registrationEnabled', 'off', 'true']])
    expect(check({}, { seen: false }, { registered: null })).toEqual([['registered', 'not-registered', null]])
  })

  it('does not mind an account that nobody uses', () => {
    expect(check({ enabled: false, sipNumber: '', domain: '' }, null, { registered: false })).toEqual([])
    expect(
      check({ account: 2, enabled: false, sipNumber: '' }, null, { account: 2, registered: false }),
    ).toEqual([])
  })

  it('goes by the status alone when the device keeps its settings to itself', () => {
    expect(findProblems([], [{ ...status, registered: false }], null)).toMatchObject([
      { field: 'registered', problem: 'not-registered' },
    ])
    expect(findProblems([], [{ ...status, enabled: null, registered: false }], null)).toEqual([])
  })

  it('says that a number or a domain is missing also without a phone system to compare with', () => {
    expect(check({ sipNumber: '', domain: '' }, null)).toEqual([
      ['sipNumber', 'empty', null],
      ['domain', 'empty', null],
    ])
  })
})

describe('judge', () => {
  it('is well without findings', () => {
    expect(judge([], [], null).kind).toBe('ok')
    expect(judge(findProblems([{ ...config, domain: '' }], [status], null), [], null).kind).toBe('attention')
  })
})
