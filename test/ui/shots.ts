import type { Page } from 'playwright-core'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import { appError } from '../../shared/errors.ts'
import { DraftIdSchema } from '../../shared/ids.ts'
import type { FakeMain } from './fake-main.ts'
import { type Handlers } from './fake-main.ts'
import type { OpenOptions } from './open-screens.ts'
import { ADMIN_SHOTS } from './shots-admin.ts'
import { ACCOUNT_SHOTS } from './shots-account.ts'
import { INTERCOM_SHOTS } from './shots-intercom.ts'
import { DESK_SHOTS, dialRequest } from './shots-desk.ts'
import { PEOPLE_SHOTS } from './scenarios-people.ts'
import {
  ago,
  BASE,
  DOOR,
  FIRST_START,
  HELD,
  HISTORY,
  historyOf,
  OFFICE,
  RINGING,
  TALKING,
  TWO_ACCOUNTS,
} from './scenarios.ts'
import { CALL_SHOTS } from './shots-calls.ts'
import { PHONE_SYSTEM_SHOTS } from './shots-phone-system.ts'
import { OTHERS_SHOTS } from './shots-others.ts'
import { UPDATE_SHOTS } from './shots-updates.ts'
import { SIPX_SHOTS } from './shots-sipx.ts'

export type Shot = {
  readonly name: string
  readonly snapshot: AppSnapshot
  readonly handlers?: Handlers
  readonly options?: OpenOptions
  /** What a person does before the picture is taken. */
  readonly steps?: (page: Page, main: FakeMain) => Promise<void>
}

const full = historyOf(HISTORY)
const tab = (name: string) => async (page: Page) => page.getByRole('tab', { name }).click()
const settings = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /Choose account, settings$/ }).click()
  await page.getByRole('menuitem', { name: 'Settings' }).click()
}
const unknownCertificate = appError('tls-unknown-issuer', {
  host: 'pbx.example.net:443',
  fingerprint: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
})
const draft: Handlers = {
  'draft.start': () => ({ ok: true, value: { draftId: DraftIdSchema.parse('d1') } }),
  'draft.chooseCertificate': () => ({
    ok: true,
    value: { fileName: 'alice-sip2sip-certificate.p12', kind: 'p12', needsPassword: true, certificate: null },
  }),
  'draft.inspectCertificate': ({ password }) =>
    password === 'right'
      ? {
          ok: true,
          value: {
            fileName: 'alice-sip2sip-certificate.p12',
            kind: 'p12',
            needsPassword: false,
            certificate: {
              subject: 'alice@sip2sip.info',
              issuer: 'SIP Thor Certificate Authority',
              validFrom: '2026-01-04T00:00:00Z',
              validTo: '2027-01-04T00:00:00Z',
              fingerprint: unknownCertificate.fingerprint ?? '',
              keyType: 'rsa-2048',
              expired: false,
              weak: false,
            },
          },
        }
      : { ok: false, error: appError('certificate-password-wrong') },
}
const openForm = (title: string) => async (page: Page) =>
  page.getByRole('button', { name: new RegExp(`^${title}`) }).click()

const settledIn = { ...BASE, missedCount: 2 }

/** Every screen and state a designer should look at. */
export const SHOTS: readonly Shot[] = [
  { name: 'welcome', snapshot: FIRST_START },
  { name: 'welcome-demo-starting', snapshot: { ...FIRST_START, demo: 'starting' } },
  { name: 'add-form', snapshot: FIRST_START, handlers: draft, steps: (page) => openForm('SIP2SIP')(page) },
  {
    name: 'add-missing',
    snapshot: FIRST_START,
    handlers: draft,
    steps: async (page) => {
      await openForm('SIP account')(page)
      await page.getByRole('button', { name: 'Test account' }).click()
    },
  },
  {
    name: 'add-certificate-locked',
    snapshot: FIRST_START,
    handlers: draft,
    options: { height: 860 },
    steps: async (page) => {
      await openForm('SIP2SIP')(page)
      await page.getByRole('button', { name: 'More options' }).click()
      await page.getByRole('button', { name: 'Choose file…' }).click()
      await page.getByLabel('Password of the certificate').fill('wrong')
      await page.getByRole('button', { name: 'Open', exact: true }).click()
      await page.getByText('This password does not open').waitFor()
      await page.getByLabel('Password of the certificate').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'add-certificate-open',
    snapshot: FIRST_START,
    handlers: draft,
    options: { height: 900 },
    steps: async (page) => {
      await openForm('SIP2SIP')(page)
      await page.getByRole('button', { name: 'More options' }).click()
      await page.getByRole('button', { name: 'Choose file…' }).click()
      await page.getByLabel('Password of the certificate').fill('right')
      await page.getByRole('button', { name: 'Open', exact: true }).click()
      await page.getByRole('button', { name: 'Show its code' }).click()
      await page.getByText('SIP Thor').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'add-testing',
    snapshot: FIRST_START,
    handlers: { ...draft, 'draft.test': () => new Promise(() => undefined) },
    steps: async (page) => {
      await openForm('SIP account')(page)
      await page.getByLabel(/SIP address/).fill('alice@example.org')
      await page.getByRole('button', { name: 'Test account' }).click()
      await page.getByText('Find the server').waitFor()
    },
  },
  {
    name: 'add-failed',
    snapshot: FIRST_START,
    handlers: {
      ...draft,
      'draft.test': () => ({
        ok: true,
        value: {
          ok: false,
          address: null,
          displayName: null,
          steps: [
            { step: 'find-server', state: 'ok' },
            { step: 'secure-connection', state: 'ok' },
            {
              step: 'sign-in',
              state: 'failed',
              error: appError('unauthorized', { host: 'example.org', status: 401 }),
            },
            { step: 'read-account', state: 'skipped' },
            { step: 'find-phone-server', state: 'skipped' },
          ],
        },
      }),
    },
    steps: async (page) => {
      await openForm('SIP account')(page)
      await page.getByLabel(/SIP address/).fill('alice@example.org')
      await page.getByRole('button', { name: 'Test account' }).click()
      await page.getByText('does not accept').waitFor()
      await page.getByRole('button', { name: 'Test again' }).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'add-tested',
    snapshot: FIRST_START,
    handlers: {
      ...draft,
      'draft.test': () => ({
        ok: true,
        value: {
          ok: true,
          address: 'alice@example.org',
          displayName: 'Alice Example',
          steps: [
            { step: 'find-server', state: 'ok' },
            { step: 'secure-connection', state: 'ok' },
            { step: 'sign-in', state: 'ok' },
            { step: 'read-account', state: 'skipped' },
            { step: 'find-phone-server', state: 'ok' },
          ],
        },
      }),
      'draft.commit': () => ({ ok: false, error: appError('account-exists', { field: 'name' }) }),
    },
    steps: async (page) => {
      await openForm('SIP account')(page)
      await page.getByLabel(/SIP address/).fill('alice@example.org')
      await page.getByRole('button', { name: 'Test account' }).click()
      await page.getByRole('button', { name: 'Add account' }).click()
      await page.getByText('already have').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'add-compare',
    snapshot: FIRST_START,
    handlers: { ...draft, 'draft.test': () => ({ ok: false, error: unknownCertificate }) },
    steps: async (page) => {
      await openForm('SIP account')(page)
      await page.getByLabel(/SIP address/).fill('alice@example.org')
      await page.getByRole('button', { name: 'Test account' }).click()
      await page.getByText('Is this your server?').waitFor()
    },
  },
  { name: 'calls', snapshot: settledIn, handlers: full },
  {
    name: 'calls-320',
    snapshot: { ...TWO_ACCOUNTS, missedCount: 2 },
    handlers: full,
    options: { width: 320, height: 520 },
  },
  {
    name: 'calls-focus',
    snapshot: settledIn,
    handlers: full,
    steps: async (page) => {
      await page.getByRole('searchbox').focus()
      await page.keyboard.press('Tab')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'calls-wide',
    snapshot: { ...settledIn, calls: [TALKING] },
    handlers: full,
    options: { width: 1000, height: 680 },
    steps: async (page) => page.getByText('Benedikt Opp').click(),
  },
  { name: 'calls-empty', snapshot: BASE },
  {
    name: 'calls-no-hit',
    snapshot: BASE,
    handlers: full,
    steps: async (page) => page.getByRole('searchbox').fill('0612 345'),
  },
  {
    name: 'calls-missed-empty',
    snapshot: BASE,
    steps: async (page) => page.getByRole('radio', { name: 'Missed' }).click({ force: true }),
  },
  {
    name: 'calls-error',
    snapshot: BASE,
    handlers: { 'history.list': () => ({ ok: false, error: appError('storage-unavailable') }) },
  },
  { name: 'calls-ringing', snapshot: { ...settledIn, calls: [RINGING] }, handlers: full },
  { name: 'calls-talking', snapshot: { ...settledIn, calls: [TALKING] }, handlers: full },
  {
    name: 'calls-two',
    snapshot: { ...TWO_ACCOUNTS, calls: [HELD, { ...TALKING, muted: true }] },
    handlers: full,
  },
  {
    name: 'call-keypad',
    snapshot: { ...BASE, calls: [TALKING] },
    handlers: full,
    steps: async (page) => {
      await page.keyboard.type('12#')
    },
  },
  {
    name: 'call-trouble',
    snapshot: { ...BASE, calls: [{ ...TALKING, quality: { ...TALKING.quality!, lossIn: 0.2 } }] },
    handlers: {
      ...full,
      'call.hold': () => ({
        ok: false,
        error: appError('call-failed', { status: 488, serverText: 'Not Acceptable Here' }),
      }),
    },
    steps: async (page) => page.keyboard.press('Control+Shift+H'),
  },
  {
    name: 'call-dialing-320',
    snapshot: { ...BASE, calls: [{ ...TALKING, phase: 'ringing', answeredAt: null, quality: null }] },
    handlers: full,
    options: { width: 320, height: 520 },
  },
  {
    name: 'call-ended',
    snapshot: { ...BASE, calls: [{ ...TALKING, phase: 'ended', end: 'busy', status: 486 }] },
    handlers: full,
  },
  { name: 'keypad', snapshot: TWO_ACCOUNTS, handlers: full, steps: (page) => tab('Keypad')(page) },
  {
    name: 'keypad-typed',
    snapshot: BASE,
    handlers: full,
    steps: async (page) => {
      await page.keyboard.type('204')
    },
  },
  {
    name: 'keypad-error',
    snapshot: BASE,
    handlers: {
      ...full,
      'call.dial': () => ({ ok: false, error: appError('target-invalid', { detail: 'host' }) }),
    },
    steps: async (page) => {
      await tab('Keypad')(page)
      await page.getByRole('textbox').fill('benedikt.oppenheimer@voice_example')
      await page.keyboard.press('Enter')
    },
  },
  {
    name: 'keypad-340',
    snapshot: TWO_ACCOUNTS,
    handlers: full,
    options: { width: 340, height: 520 },
    steps: (page) => tab('Keypad')(page),
  },
  {
    name: 'keypad-wide',
    snapshot: TWO_ACCOUNTS,
    handlers: full,
    options: { width: 900, height: 680 },
    steps: (page) => tab('Keypad')(page),
  },
  { name: 'availability', snapshot: TWO_ACCOUNTS, steps: (page) => tab('Availability')(page) },
  {
    name: 'availability-tall',
    snapshot: TWO_ACCOUNTS,
    options: { height: 1180 },
    steps: (page) => tab('Availability')(page),
  },
  {
    name: 'availability-one',
    snapshot: BASE,
    options: { height: 960 },
    steps: (page) => tab('Availability')(page),
  },
  {
    name: 'availability-wide',
    snapshot: TWO_ACCOUNTS,
    options: { width: 900, height: 680 },
    steps: (page) => tab('Availability')(page),
  },
  {
    name: 'availability-states',
    snapshot: {
      ...BASE,
      accounts: [
        {
          ...OFFICE,
          dnd: {
            ...OFFICE.dnd,
            state: {
              value: { kind: 'on', until: ago(-95), scheduled: false },
              asOf: ago(2),
              source: 'server',
            },
          },
          forwarding: { ...OFFICE.forwarding, canUndo: true, unconfirmed: true },
        },
        { ...DOOR, dnd: { ...DOOR.dnd, pending: { kind: 'on', until: ago(-95), scheduled: false } } },
        {
          ...DOOR,
          info: { ...DOOR.info, id: 'd2', name: 'Front door (2N)' },
          dnd: {
            ...DOOR.dnd,
            state: { value: { kind: 'off' }, asOf: ago(14), source: 'server' },
            error: appError('timeout', { host: '10.0.0.5', accountId: 'd2' }),
          },
        },
        {
          ...DOOR,
          info: { ...DOOR.info, id: 'd3', name: 'Home' },
          dnd: {
            ...DOOR.dnd,
            state: { value: { kind: 'on', until: null, scheduled: false }, asOf: ago(0), source: 'server' },
            unconfirmed: true,
            warnings: [
              {
                code: 'schedule-at-risk',
                weekly: [
                  {
                    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
                    start: '22:00',
                    stop: '07:00',
                    groups: ['nobody'],
                  },
                ],
              },
            ],
          },
        },
      ],
    },
    options: { height: 1500 },
    steps: (page) => tab('Availability')(page),
  },
  {
    name: 'availability-destination',
    snapshot: BASE,
    steps: async (page) => {
      await tab('Availability')(page)
      await page.getByRole('button', { name: /When my phones are off/ }).click()
    },
  },
  { name: 'settings', snapshot: TWO_ACCOUNTS, steps: settings },
  {
    name: 'settings-tall',
    snapshot: TWO_ACCOUNTS,
    options: { height: 1500 },
    steps: async (page) => {
      await settings(page)
      await page
        .getByRole('main')
        .getByRole('button', { name: /^Workshop/ })
        .click()
    },
  },
  { name: 'settings-wide', snapshot: TWO_ACCOUNTS, options: { width: 1000, height: 760 }, steps: settings },
  {
    name: 'settings-password',
    snapshot: {
      ...BASE,
      accounts: [
        {
          ...OFFICE,
          line: {
            kind: 'rejected',
            error: appError('unauthorized', { host: 'sip2sip.info', accountId: 'office', status: 403 }),
          },
        },
      ],
    },
    options: { height: 860 },
    steps: async (page) => page.getByRole('button', { name: 'Enter password' }).click(),
  },
  {
    name: 'settings-remove',
    snapshot: BASE,
    steps: async (page) => {
      await settings(page)
      await page
        .getByRole('main')
        .getByRole('button', { name: /^Office/ })
        .click()
      await page.getByRole('button', { name: 'Remove…' }).click()
    },
  },
  {
    name: 'menu',
    snapshot: TWO_ACCOUNTS,
    handlers: full,
    steps: async (page) => page.getByRole('button', { name: /Choose account, settings$/ }).click(),
  },
  ...UPDATE_SHOTS,
  { name: 'shortcuts', snapshot: BASE, handlers: full, steps: async (page) => page.keyboard.press('F1') },
  {
    name: 'dial-request',
    snapshot: {
      ...TWO_ACCOUNTS,
      dialRequest: dialRequest(['foreign']),
    },
    handlers: full,
  },
  ...DESK_SHOTS,
  {
    name: 'banner-dnd',
    snapshot: {
      ...BASE,
      accounts: [
        {
          ...OFFICE,
          dnd: {
            ...OFFICE.dnd,
            state: {
              value: { kind: 'on', until: ago(-335.5), scheduled: false },
              asOf: ago(2),
              source: 'server',
            },
          },
        },
      ],
    },
    handlers: full,
  },
  {
    name: 'banner-many',
    snapshot: {
      ...TWO_ACCOUNTS,
      microphone: 'denied',
      settings: { ...BASE.settings, incoming: { ...BASE.settings.incoming, sound: false } },
      accounts: [
        {
          ...OFFICE,
          forwarding: {
            ...OFFICE.forwarding,
            plan: {
              value: {
                kind: 'by-condition',
                always: 'voicemail',
                busy: null,
                noAnswer: null,
                offline: null,
                unavailable: null,
              },
              asOf: ago(1),
              source: 'server',
            },
          },
        },
        {
          ...DOOR,
          line: {
            kind: 'backoff',
            until: ago(-0.5),
            attempt: 3,
            error: appError('timeout', { host: 'pbx.example.net', accountId: 'door' }),
          },
        },
      ],
    },
    handlers: full,
  },
  {
    name: 'banner-offline',
    snapshot: { ...BASE, online: false, accounts: [{ ...OFFICE, line: { kind: 'off' } }] },
    handlers: full,
  },
  {
    name: 'trouble',
    snapshot: { ...BASE, troubles: [appError('secret-store-unavailable')] },
    handlers: full,
  },
  {
    name: 'long-names-320',
    snapshot: {
      ...BASE,
      accounts: [{ ...OFFICE, info: { ...OFFICE.info, name: 'Headquarters switchboard, night shift' } }],
      calls: [
        {
          ...RINGING,
          remote: { ...RINGING.remote, displayName: 'Donaudampfschifffahrtsgesellschaftskapitän a. D.' },
        },
        HELD,
      ],
    },
    handlers: full,
    options: { width: 320, height: 620 },
  },
  {
    name: 'forced-colors',
    snapshot: { ...settledIn, calls: [TALKING] },
    handlers: full,
    steps: async (page) => page.emulateMedia({ forcedColors: 'active' }),
  },
  {
    name: 'forced-colors-availability',
    snapshot: TWO_ACCOUNTS,
    steps: async (page) => {
      await page.emulateMedia({ forcedColors: 'active' })
      await tab('Availability')(page)
    },
  },
  { name: 'popup', snapshot: { ...BASE, calls: [RINGING] }, options: { window: 'incoming' } },
  {
    name: 'popup-choices',
    snapshot: { ...BASE, calls: [RINGING] },
    options: { window: 'incoming' },
    steps: async (page) => page.getByRole('button', { name: 'More ways to decline' }).click(),
  },
  {
    name: 'popup-number',
    snapshot: {
      ...BASE,
      calls: [
        {
          ...RINGING,
          silenced: true,
          remote: { address: '+442079460958@sip2sip.info', displayName: null, nameSource: 'none' },
        },
      ],
    },
    options: { window: 'incoming' },
  },
  {
    name: 'popup-two',
    snapshot: {
      ...TWO_ACCOUNTS,
      calls: [RINGING, { ...RINGING, id: HELD.id, accountId: 'door', remote: HELD.remote }],
    },
    options: { window: 'incoming', height: 220 },
  },
  {
    name: 'popup-missed',
    snapshot: { ...BASE, calls: [{ ...RINGING, phase: 'ended', end: 'missed' }] },
    options: { window: 'incoming' },
  },
  ...INTERCOM_SHOTS,
  ...CALL_SHOTS,
  ...SIPX_SHOTS,
  ...PHONE_SYSTEM_SHOTS,
  ...OTHERS_SHOTS,
  ...PEOPLE_SHOTS,
  ...ADMIN_SHOTS,
  ...ACCOUNT_SHOTS,
]
