import type { Page } from 'playwright-core'
import { appError } from '../../shared/errors.ts'
import { DraftIdSchema } from '../../shared/ids.ts'
import type { Shot } from './shots.ts'
import {
  accountParts,
  EMPTY_PARTS,
  FAILED_PARTS,
  FULL_ACCOUNT,
  LOADING_PARTS,
  NOTES,
  OFF,
  ROUTE,
} from './scenarios-account.ts'
import { BASE, FIRST_START, HISTORY, historyOf } from './scenarios.ts'

const openAccount = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /Choose account, settings$/ }).click()
  await page.getByRole('menuitem', { name: 'Details of Office' }).click()
  await page.getByRole('heading', { name: 'Registered phones' }).waitFor()
}
const bottom = async (page: Page): Promise<void> => {
  await page.locator('.settings').evaluate((element) => element.scrollTo(0, element.scrollHeight))
}
const tall = { height: 2600 } as const
const wide = { width: 960, height: 1500 } as const
const joining = accountParts({ journal: OFF })

/** The page of an account, notes, the block list, the way of a call, enrolment. */
export const ACCOUNT_SHOTS: readonly Shot[] = [
  { name: 'account', snapshot: FULL_ACCOUNT, handlers: accountParts(), options: tall, steps: openAccount },
  {
    name: 'account-wide',
    snapshot: FULL_ACCOUNT,
    handlers: accountParts(),
    options: wide,
    steps: openAccount,
  },
  { name: 'account-empty', snapshot: FULL_ACCOUNT, handlers: EMPTY_PARTS, options: tall, steps: openAccount },
  {
    name: 'account-failed',
    snapshot: FULL_ACCOUNT,
    handlers: FAILED_PARTS,
    options: tall,
    steps: openAccount,
  },
  { name: 'account-loading', snapshot: FULL_ACCOUNT, handlers: LOADING_PARTS, steps: openAccount },
  {
    name: 'account-narrow',
    snapshot: FULL_ACCOUNT,
    handlers: accountParts(),
    options: { width: 340, height: 2600 },
    steps: openAccount,
  },
  {
    name: 'account-table',
    snapshot: FULL_ACCOUNT,
    handlers: accountParts(),
    options: tall,
    steps: async (page) => {
      await openAccount(page)
      await page.getByRole('button', { name: 'Show as a table' }).click()
      await page.getByRole('button', { name: 'Redeem a card' }).click()
    },
  },
  {
    name: 'account-code',
    snapshot: FULL_ACCOUNT,
    handlers: accountParts(),
    steps: async (page) => {
      await openAccount(page)
      await page.getByRole('button', { name: 'Let another machine join…' }).click()
      await page.getByRole('img', { name: 'Code for another machine as a picture' }).waitFor()
    },
  },
  {
    name: 'account-join',
    snapshot: FULL_ACCOUNT,
    handlers: {
      ...joining,
      'journal.join': () => ({
        ok: false,
        error: appError('invalid-input', { field: 'code', detail: 'journal-code-check' }),
      }),
    },
    steps: async (page) => {
      await openAccount(page)
      await page.getByRole('button', { name: 'Another machine shares already' }).click()
      await page.getByLabel('Code', { exact: true }).fill('SJ1-0000')
      await page.getByRole('button', { name: 'Join', exact: true }).click()
      await bottom(page)
    },
  },
  { name: 'certificate-expires', snapshot: FULL_ACCOUNT, handlers: historyOf(HISTORY) },
  {
    name: 'call-details-wide-notes',
    snapshot: BASE,
    handlers: { ...historyOf(HISTORY), ...NOTES },
    options: { width: 960, height: 680 },
    steps: async (page) => page.getByText('Ann van der Berg').click(),
  },
  {
    name: 'call-details-narrow',
    snapshot: BASE,
    handlers: { ...historyOf(HISTORY), ...NOTES },
    steps: async (page) => {
      await page.getByRole('row', { name: /Ann van der Berg/ }).hover()
      await page.getByRole('button', { name: 'More about this call' }).first().click()
      await page.getByRole('button', { name: /^Edit: / }).click()
    },
  },
  {
    name: 'settings-blocked',
    snapshot: BASE,
    handlers: NOTES,
    options: { height: 1600 },
    steps: async (page) => {
      await page.getByRole('button', { name: /Choose account, settings$/ }).click()
      await page.getByRole('menuitem', { name: 'Settings' }).click()
      await page.getByText('Survey Ltd').waitFor()
    },
  },
  {
    name: 'availability-route',
    snapshot: BASE,
    handlers: ROUTE,
    options: { height: 1300 },
    steps: async (page) => {
      await page.getByRole('tab', { name: 'Availability' }).click()
      await page.getByLabel('Who calls').fill('+44 20 7946 0958')
      await page.getByRole('button', { name: 'Find out' }).click()
    },
  },
  {
    name: 'enrol',
    snapshot: FIRST_START,
    options: { height: 820 },
    steps: async (page) => page.getByRole('button', { name: 'Make one at SIP2SIP' }).click(),
  },
  {
    name: 'enrol-taken',
    snapshot: FIRST_START,
    options: { height: 820 },
    handlers: {
      'enrolment.make': () => ({
        ok: false,
        error: appError('conflict', { detail: 'user-exists', host: 'enrollment.sipthor.net' }),
      }),
    },
    steps: async (page) => {
      await page.getByRole('button', { name: 'Make one at SIP2SIP' }).click()
      await page.getByLabel('User name').fill('alice')
      await page.getByLabel('Your name').fill('Alice')
      await page.getByLabel('E-mail').fill('alice@example.org')
      await page.getByLabel('Password', { exact: true }).fill('secret')
      await page.getByRole('button', { name: 'Make the account' }).click()
    },
  },
  {
    name: 'add-legacy',
    snapshot: FIRST_START,
    options: { height: 1100 },
    handlers: {
      'draft.start': () => ({ ok: true, value: { draftId: DraftIdSchema.parse('d1') } }),
      'draft.chooseCertificate': () => ({ ok: false, error: appError('certificate-legacy-format') }),
    },
    steps: async (page) => {
      await page.getByRole('button', { name: /^SIP2SIP/ }).click()
      await page.getByRole('button', { name: 'More options' }).click()
      await page.getByRole('button', { name: 'Choose file…' }).click()
    },
  },
]
