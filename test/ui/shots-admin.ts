import type { Page } from 'playwright-core'
import { adminOf, BOSS } from './scenarios-admin.ts'
import type { Shot } from './shots.ts'

/** From the window's start to the administrator's page, and on to one kind of thing. */
export async function toAdmin(page: Page, ...kinds: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: /Choose account, settings$/ }).click()
  await page.getByRole('menuitem', { name: 'Settings' }).click()
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Office/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Administration…' }).click()
  await page.getByRole('searchbox', { name: 'Search kinds of things' }).waitFor()
  for (const kind of kinds) await page.getByRole('button', { name: kind, exact: true }).click()
}
const to =
  (...kinds: readonly string[]) =>
  (page: Page): Promise<void> =>
    toAdmin(page, ...kinds)

/** The administrator's page in its states. */
export const ADMIN_SHOTS: readonly Shot[] = [
  { name: 'admin-catalogue', snapshot: BOSS, handlers: adminOf(), steps: to() },
  { name: 'admin-users', snapshot: BOSS, handlers: adminOf(), steps: to('Users') },
  {
    name: 'admin-users-wide',
    snapshot: BOSS,
    handlers: adminOf(),
    options: { width: 1000, height: 720 },
    steps: to('Users'),
  },
  {
    name: 'admin-users-340',
    snapshot: BOSS,
    handlers: adminOf(),
    options: { width: 340, height: 520 },
    steps: to('Users'),
  },
  { name: 'admin-loading', snapshot: BOSS, handlers: adminOf('slow'), steps: to('Users') },
  { name: 'admin-error', snapshot: BOSS, handlers: adminOf('broken'), steps: to('Users') },
  { name: 'admin-empty', snapshot: BOSS, handlers: adminOf('empty'), steps: to('Users') },
  {
    name: 'admin-hunt-group',
    snapshot: BOSS,
    handlers: adminOf(),
    options: { height: 900 },
    steps: async (page) => {
      await toAdmin(page, 'Hunt groups')
      await page.getByRole('row', { name: /3399/ }).press('Enter')
      await page.getByText('Members in order').waitFor()
    },
  },
  {
    name: 'admin-hunt-group-form',
    snapshot: BOSS,
    handlers: adminOf(),
    options: { height: 1500 },
    steps: async (page) => {
      await toAdmin(page, 'Hunt groups')
      await page.getByRole('row', { name: /3399/ }).press('Enter')
      await page.getByRole('button', { name: 'Edit' }).click()
    },
  },
  {
    name: 'admin-delete',
    snapshot: BOSS,
    handlers: adminOf(),
    steps: async (page) => {
      await toAdmin(page, 'Users')
      await page.getByRole('row', { name: /^200/ }).press('Enter')
      await page.getByRole('button', { name: 'Delete', exact: true }).click()
    },
  },
  { name: 'admin-settings', snapshot: BOSS, handlers: adminOf(), steps: to('DNS') },
  {
    name: 'admin-setting',
    snapshot: BOSS,
    handlers: adminOf(),
    options: { width: 1000, height: 720 },
    steps: async (page) => {
      await toAdmin(page, 'DNS')
      await page.getByRole('row', { name: /Music On Hold/ }).press('Enter')
    },
  },
]
