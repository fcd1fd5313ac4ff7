import type { AccountPart, AccountPartName } from '../../shared/contract/account-details.ts'
import { appError } from '../../shared/errors.ts'
import { SIP2SIP_MANIFEST } from '../../main/providers/sip2sip/manifest.ts'
import type { AccountView, AppSnapshot } from '../../shared/domain/snapshot.ts'
import type { Handlers } from './fake-main.ts'
import { ago, BASE, OFFICE } from './scenarios.ts'

/** An account whose system can everything, with a certificate that ends in five days. */
export const FULL: AccountView = {
  ...OFFICE,
  info: { ...OFFICE.info, capabilities: SIP2SIP_MANIFEST.capabilities },
  certificate: {
    subject: 'alice@sip2sip.info',
    issuer: 'SIP Thor Certificate Authority',
    validFrom: '2016-11-30T00:00:00Z',
    validTo: ago(-5 * 1440),
    fingerprint: 'ab'.repeat(32),
    keyType: 'rsa-2048',
    expired: false,
    weak: false,
  },
}
export const FULL_ACCOUNT: AppSnapshot = { ...BASE, accounts: [FULL] }

const money = (amount: number) => ({ amount, currency: null })
const movement = (days: number, value: number, balance: number, description: string) => ({
  at: ago(days * 1440),
  action: value < 0 ? 'Debit' : 'Credit',
  description,
  value: money(value),
  balance: money(balance),
})

const PARTS: { readonly [N in AccountPartName]: Extract<AccountPart, { part: N }>['value'] } = {
  devices: [
    {
      contact: '192.168.1.20:51034',
      publicContact: '203.0.113.9:51034',
      transport: 'tls',
      userAgent: 'Sidetone 0.1.0',
      expiresSec: 540,
      own: true,
      stranger: false,
    },
    {
      contact: '198.51.100.7:5060',
      publicContact: '198.51.100.7:5060',
      transport: 'udp',
      userAgent: 'Blink Pro 5.9.8 (MacOSX)',
      expiresSec: 3000,
      own: false,
      stranger: true,
    },
  ],
  aliases: ['a.example@sip2sip.info', 'alice.example@sip2sip.info'],
  enum: ['+31201234567'],
  balance: {
    balance: money(12.5),
    activeCalls: [{ destination: '0031612345678', durationSec: 61, maxDurationSec: 5400 }],
  },
  'balance-history': [
    movement(1, -0.12, 12.5, 'Session 0031612345678'),
    movement(2, 10, 12.62, 'Voucher'),
    movement(9, -3.4, 2.62, 'Session 0044207946095'),
    movement(20, -3.98, 6.02, 'Session 0031201234567'),
    movement(40, 10, 10, 'Voucher'),
  ],
  usage: { calls: 14, price: money(3.52) },
  rules: {
    accept: {
      temporary: null,
      weekly: [
        { days: ['mon', 'tue', 'wed', 'thu', 'fri'], start: '22:00', stop: '07:00', groups: ['nobody'] },
        { days: ['sat', 'sun'], start: '00:00', stop: '23:59', groups: ['family', 'friends'] },
      ],
      groups: ['everybody', 'nobody', 'family', 'friends'],
      timezone: 'Europe/Amsterdam',
    },
    reject: ['spam@carrier.test', 'anonymous@anonymous.invalid'],
  },
  'voicemail-settings': {
    kind: 'mailbox',
    mailbox: '1001',
    address: '1001@vm.sip2sip.info',
    name: 'Alice',
    email: 'alice@example.org',
    deleteAfterSending: true,
    accessNumber: '1233',
  },
  journal: {
    on: true,
    waiting: 2,
    last: { at: ago(3), sent: 4, received: 12, error: null },
    leftOut: [
      { reason: 'foreign', count: 3 },
      { reason: 'other-key', count: 1 },
    ],
  },
}

const answer = (part: AccountPartName, value: unknown) =>
  ({ ok: true, value: { part, asOf: ago(2), source: 'server', value } as AccountPart }) as const

export const accountParts = (change: Partial<Record<AccountPartName, unknown>> = {}): Handlers => ({
  'account.read': ({ part }) => answer(part, change[part] ?? PARTS[part]),
  'journal.showCode': () => ({ ok: true, value: CODE }),
})
export const OFF = { on: false, waiting: 0, last: null, leftOut: [] }
export const EMPTY_PARTS = accountParts({
  devices: [],
  aliases: [],
  enum: [],
  balance: { balance: money(0), activeCalls: null },
  'balance-history': [],
  usage: { calls: 0, price: money(0) },
  rules: {
    accept: { temporary: null, weekly: [], groups: null, timezone: null },
    reject: [],
  },
  'voicemail-settings': { kind: 'none' },
  journal: OFF,
})
export const FAILED_PARTS: Handlers = {
  'account.read': ({ part }) =>
    part === 'journal'
      ? answer(part, OFF)
      : {
          ok: false,
          error:
            part === 'usage' || part === 'balance'
              ? appError('server-error', {
                  host: 'enrollment.sipthor.net',
                  detail: 'one-question',
                  status: 500,
                })
              : appError('timeout', { host: 'enrollment.sipthor.net' }),
        },
}
export const LOADING_PARTS: Handlers = { 'account.read': () => new Promise(() => undefined) }

/** A real code of a made-up key, as main draws it. */
const CODE = await (async () => {
  const { showJournalCode } = await import('../../main/core/journal-code.ts')
  return showJournalCode({ bytes: Buffer.alloc(32, 7), account: 'alice@sip2sip.info' })
})()

export const NOTES: Handlers = {
  'note.read': ({ subjects }) => ({
    ok: true,
    value: subjects.flatMap((subject) =>
      subject.kind === 'contact'
        ? [{ key: 'contact:+31612349876', text: 'Plumber. Mornings only.', at: ago(3000) }]
        : [],
    ),
  }),
  'block.list': () => ({
    ok: true,
    value: [
      { key: '+442079460958', name: 'Survey Ltd', since: ago(9000) },
      { key: 'spam@carrier.test', name: null, since: ago(20_000) },
    ],
  }),
}

export const ROUTE: Handlers = {
  'route.explain': () => {
    const account = { id: 'office', name: 'Office' }
    const step = { account, to: null, seconds: null, when: null, asOf: ago(1) }
    return {
      ok: true,
      value: {
        failed: [],
        route: {
          steps: [
            { ...step, action: 'ring', reason: 'phones', source: 'devices', seconds: 25 },
            { ...step, action: 'voicemail', reason: 'busy', source: 'forwarding', when: 'busy' },
            {
              ...step,
              action: 'forward',
              reason: 'no-answer',
              source: 'forwarding',
              to: 'mobile',
              when: 'no-answer',
            },
          ],
          findings: [{ code: 'group-unknown', account, detail: 'family, friends' }],
        },
      },
    }
  },
}
