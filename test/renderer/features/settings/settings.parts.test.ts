import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { appError } from '../../../../shared/errors.ts'
import { BASE, OFFICE, TWO_ACCOUNTS } from '../../../ui/scenarios.ts'
import { useScreens } from '../../../ui/with-screens.ts'

const open = useScreens()

async function settings(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Choose account, settings$/ }).click()
  await page.getByRole('menuitem', { name: 'Settings' }).click()
}
const card = (page: Page, name: RegExp) => page.getByRole('main').getByRole('button', { name })

describe('settings', () => {
  it('opens from the account chip, on request of the tray, and closes with Back', async () => {
    const { page, main } = await open(BASE)
    await settings(page)
    await page.getByRole('button', { name: 'Back' }).click()
    await page.getByText('No calls yet').waitFor()
    main.emit('view.requested', { view: 'settings' })
    await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
  })

  it('renames an account and says when the name is taken', async () => {
    const { page, main } = await open(TWO_ACCOUNTS, {
      'account.rename': ({ name }) =>
        name === 'Workshop'
          ? { ok: false, error: appError('account-exists', { field: 'name' }) }
          : { ok: true, value: undefined },
    })
    await settings(page)
    await card(page, /^Office Ready/).click()
    await page.getByRole('button', { name: 'Rename' }).click()
    await page.getByLabel('Name').fill('Workshop')
    await page.keyboard.press('Enter')
    await page.getByText('You already have an account of this name.').waitFor()
    await page.getByLabel('Name').fill(' Desk ')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByLabel('Name').waitFor({ state: 'detached' })
    expect(main.inputsOf('account.rename').at(-1)).toEqual({ accountId: 'office', name: 'Desk' })
  })

  it('leads from a refused sign-in straight to the password', async () => {
    const error = appError('unauthorized', { host: 'sip2sip.info', accountId: 'office' })
    const { page, main } = await open({
      ...BASE,
      accounts: [{ ...OFFICE, line: { kind: 'rejected', error } }],
    })
    await page.getByRole('button', { name: 'Enter password' }).click()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('type')), { timeout: 10_000 })
      .toBe('password')
    await page.keyboard.type('new one')
    await page.keyboard.press('Enter')
    await page.getByLabel('New password').waitFor({ state: 'detached' })
    expect(main.inputsOf('account.setPassword')).toEqual([{ accountId: 'office', password: 'new one' }])
  })

  it('names what removing an account does before it does it', async () => {
    const { page, main } = await open(TWO_ACCOUNTS)
    await settings(page)
    await card(page, /^Office Ready/).click()
    await page.getByRole('button', { name: 'Remove…' }).click()
    await page.getByRole('alertdialog', { name: 'Remove Office?' }).waitFor()
    await page.getByText(/Calls to alice@sip2sip.info will no longer ring here/).waitFor()
    await page.getByRole('button', { name: 'Keep it' }).click()
    expect(main.inputsOf('account.remove')).toEqual([])
    await page.getByRole('button', { name: 'Remove…' }).click()
    await page.getByRole('button', { name: 'Remove from this computer' }).click()
    expect(main.inputsOf('account.remove')).toEqual([{ accountId: 'office' }])
  })

  it('puts a chosen device first, keeps the earlier ones behind it and forgets one', async () => {
    const { page, main } = await open(BASE)
    await settings(page)
    await page
      .getByRole('button', { name: /Microphone$/ })
      .first()
      .click()
    await page.getByRole('option', { name: 'Built-in Audio Analogue Stereo' }).click()
    expect(main.inputsOf('settings.change').at(-1)).toEqual({
      sound: { microphone: ['built-in-mic', 'jabra', 'default'] },
    })
    main.change({
      settings: {
        ...BASE.settings,
        sound: { ...BASE.settings.sound, microphone: ['built-in-mic', 'jabra', 'default'] },
      },
    })
    await page.getByRole('button', { name: 'Forget Jabra Evolve 65 Mono' }).click()
    expect(main.inputsOf('settings.change').at(-1)).toEqual({
      sound: { microphone: ['built-in-mic', 'default'] },
    })
  })

  it('tests a device, sets the ring volume by keys, and switches what an incoming call does', async () => {
    const { page, main } = await open(BASE)
    await settings(page)
    await page.getByRole('button', { name: 'Test Ringer' }).click()
    expect(main.inputsOf('sound.test')).toEqual([{ role: 'ringer' }])
    await page.getByRole('slider', { name: 'Ring volume' }).focus()
    await page.keyboard.press('ArrowRight')
    expect(main.inputsOf('settings.change').at(-1)).toEqual({ sound: { ringVolume: 0.75 } })
    await page.getByText('Show a popup').click()
    expect(main.inputsOf('settings.change').at(-1)).toEqual({ incoming: { popup: false } })
    expect(await page.getByRole('switch', { name: /Show a popup/ }).isChecked()).toBe(true)
  })

  it('changes the look at once when main says so', async () => {
    const { page, main } = await open(BASE)
    await settings(page)
    await page.getByText('Dark', { exact: true }).click()
    expect(main.inputsOf('settings.change')).toEqual([{ theme: 'dark' }])
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(await background()).toBe('rgb(243, 244, 246)')
    main.change({ settings: { ...BASE.settings, theme: 'dark' } })
    await expect.poll(background).toBe('rgb(22, 24, 27)')
  })

  it('says where the microphone can be allowed', async () => {
    const { page } = await open({ ...BASE, microphone: 'denied' })
    await page.getByRole('button', { name: 'How to fix' }).click()
    const how = page.getByText(/Settings under Privacy, Microphone/)
    await how.waitFor()
    expect((await how.boundingBox())?.y).toBeLessThan(600)
  })

  it('makes ringing audible again from the banner', async () => {
    const silent = { ...BASE.settings, sound: { ...BASE.settings.sound, ringVolume: 0 } }
    const { page, main } = await open({ ...BASE, settings: silent })
    await page.getByRole('button', { name: 'Turn sound on' }).click()
    expect(main.inputsOf('settings.change')).toEqual([
      { incoming: { sound: true }, sound: { ringVolume: 0.7 } },
    ])
  })
})
