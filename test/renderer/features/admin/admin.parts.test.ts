import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminHandlers } from '../../../../main/core/handlers/admin.ts'
import { createSystemClock } from '../../../../main/core/clock.ts'
import type { AppSnapshot } from '../../../../shared/domain/snapshot.ts'
import { createCliBench, type CliBench } from '../../../support/cli-bench.ts'
import { addPortalAccount, startTestPortal, type TestPortal } from '../../../support/demo-sipx.ts'
import { axeFindings } from '../../../ui/axe.ts'
import type { Handlers } from '../../../ui/fake-main.ts'
import { adminOf, BOSS } from '../../../ui/scenarios-admin.ts'
import { toAdmin } from '../../../ui/shots-admin.ts'
import { useScreens } from '../../../ui/with-screens.ts'

/** The windows are drawn on a pretended main, but its administrator is the real one, on the demo's server over TLS. */
let portal: TestPortal
let bench: CliBench
let handlers: Handlers
let office: AppSnapshot
const open = useScreens()
beforeAll(async () => {
  portal = await startTestPortal()
  bench = createCliBench(createSystemClock())
  await addPortalAccount(bench, portal, { user: '200' })
  await bench.core.admin.findRights(null, AbortSignal.timeout(10_000))
  const [view] = bench.core.state.get().accounts
  if (view?.admin !== 'allowed') throw new Error('200 administrates')
  office = { ...BOSS, accounts: [view] }
  handlers = adminHandlers(bench.core)
})
afterAll(async () => {
  await bench.close()
  await portal.close()
})

describe('the administrator’s page', () => {
  it('walks from the account to a user, changes it, and deletes it with the consequence said', async () => {
    const { page } = await open(office, handlers)
    await toAdmin(page, 'Users')
    await page.getByRole('row', { name: /201/ }).press('Enter')
    await page.getByText('Boris').first().waitFor()
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('textbox', { name: /^First name/ }).fill('Bogdan')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved, and the server agrees.').waitFor()
    expect(portal.admin.rows.get('users')?.[1]).toMatchObject({ userName: '201', firstName: 'Bogdan' })

    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByText(/can no longer call or be called/).waitFor()
    await page.getByRole('button', { name: 'Delete 201' }).click()
    await page.getByText('Saved, and the server agrees.').waitFor()
    expect(portal.admin.rows.get('users')?.map((row) => row['userName'])).toEqual(['200', '202'])
  })

  it('makes a thing with rows inside, and tells what the server refuses', async () => {
    const { page } = await open(office, handlers)
    await toAdmin(page, 'Hunt groups')
    await page.getByRole('button', { name: 'New' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Night')
    await page.getByRole('textbox', { name: 'Extension' }).fill('3399')
    await page.getByRole('button', { name: 'Add a row: Members in order' }).click()
    await page.getByRole('textbox', { name: 'User name' }).fill('202')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/3399 is in use/).waitFor()
    await page.getByRole('textbox', { name: 'Extension' }).fill('3400')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved, and the server agrees.').waitFor()
    expect(portal.admin.rows.get('callgroups')?.at(-1)).toMatchObject({
      extension: '3400',
      ringBeans: [{ userName: '202' }],
    })
  })

  it('sets a setting and puts it back', async () => {
    const { page } = await open(office, handlers)
    await toAdmin(page, 'Registrar')
    await page.getByRole('row', { name: /^Port/ }).press('Enter')
    await page.getByRole('textbox', { name: 'Value' }).fill('5999')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Changed', { exact: true }).waitFor()
    expect(portal.admin.settings('registrar')[1]?.value).toBe('5999')
    await page.getByRole('row', { name: /^Port/ }).press('Enter')
    await page.getByRole('button', { name: 'Back to default' }).click()
    await page.getByText('Changed', { exact: true }).waitFor({ state: 'detached' })
    expect(portal.admin.settings('registrar')[1]?.value).toBe('5090')
  })

  it('asks before a phone restarts, and goes on to what belongs to it', async () => {
    const { page } = await open(office, handlers)
    await toAdmin(page, 'Phones')
    await page.getByRole('row', { name: /0004f280cc95/ }).press('Enter')
    await page.getByRole('button', { name: 'Send settings and restart' }).click()
    await page.getByText(/A call on it ends/).waitFor()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Send settings and restart' }).click()
    await page.getByText('Sent. The server offers no way to check.').waitFor()
    expect(portal.admin.actions).toContain('PUT /phones/7/sendProfile/restart')
    await page.getByRole('button', { name: 'Lines of a phone' }).click()
    await page.getByText('Annika Switch').waitFor()
  })

  it('is not there for whoever may not', async () => {
    const { page } = await open({
      ...office,
      accounts: office.accounts.map((view) => ({ ...view, admin: 'refused' as const })),
    })
    await expect(toAdmin(page)).rejects.toThrow()
  })
})

describe('the administrator’s page in its states', () => {
  it.each([
    ['well', 240],
    ['empty', 0],
    ['broken', 0],
  ] as const)('%s: nothing for axe to find', async (mood, rows) => {
    const { page } = await open(BOSS, adminOf(mood), { width: 340, height: 560 })
    await toAdmin(page, 'Users')
    if (rows > 0) await page.getByText(`${rows} entries`).waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it('draws only the rows in sight of a long list', async () => {
    const { page } = await open(BOSS, adminOf())
    await toAdmin(page, 'Users')
    await page.getByText('240 entries').waitFor()
    expect(await page.getByRole('row').count()).toBeLessThan(60)
  })
})
