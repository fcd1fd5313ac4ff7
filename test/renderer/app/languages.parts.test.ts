import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings } from '../../ui/axe.ts'
import { FakeMain } from '../../ui/fake-main.ts'
import { overflowing, speakIn, type Tongue } from '../../ui/in-language.ts'
import { startScreens, type Screen, type ScreenHost } from '../../ui/open-screens.ts'
import { SHOTS } from '../../ui/shots.ts'

/** The main screens; each is brought about in English, then the language changes under it. */
const MAIN = [
  'welcome',
  'add-failed',
  'calls',
  'calls-ringing',
  'calls-talking',
  'call-details-narrow',
  'keypad',
  'people',
  'voicemail',
  'devices',
  'intercom-attention',
  'availability-states',
  'account',
  'admin-catalogue',
  'admin-users',
  'admin-hunt-group',
  'admin-delete',
  'settings-tall',
  'settings-desk',
  'command-bar',
  'dial-risks',
  'transfer-sheet',
  'shortcuts',
  'banner-many',
  'popup',
  'popup-waiting-call',
  'popup-bell',
]

let host: ScreenHost
beforeAll(async () => {
  host = await startScreens()
})
afterAll(() => host.close())

async function openIn(name: string, tongue: Tongue): Promise<Screen> {
  const shot = SHOTS.find((one) => one.name === name)
  if (!shot) throw new Error(`no picture is called ${name}`)
  const main = new FakeMain(shot.snapshot, shot.handlers)
  const screen = await host.open(main, shot.options)
  screen.page.setDefaultTimeout(10_000)
  await shot.steps?.(screen.page, main)
  await speakIn(screen, tongue)
  return screen
}

describe('languages', () => {
  it.each(MAIN)('has room on %s for sentences that are four tenths longer', async (name) => {
    const { page, close } = await openIn(name, 'pseudo')
    expect(await overflowing(page)).toEqual([])
    await close()
  })

  it.each(MAIN)('is read from right to left on %s, where axe finds nothing', async (name) => {
    const { page, close } = await openIn(name, 'ar')
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    expect(await overflowing(page)).toEqual([])
    expect(await axeFindings(page)).toEqual([])
    await close()
  })

  it('opens in the language of the app and changes it at once, without losing the place', async () => {
    const shot = SHOTS.find((one) => one.name === 'calls')
    if (!shot) throw new Error('no picture is called calls')
    const main = new FakeMain({ ...shot.snapshot, language: 'de' }, shot.handlers)
    const screen = await host.open(main, shot.options)
    await screen.page.getByRole('tab', { name: 'Wählen' }).click()
    const field = screen.page.getByRole('textbox', { name: 'Name oder Nummer' })
    await field.fill('0201')
    await speakIn(screen, 'nl')
    expect(await screen.page.getByRole('textbox', { name: 'Naam of nummer' }).inputValue()).toBe('0201')
    await speakIn(screen, 'en')
    await screen.page.getByRole('tab', { name: 'Keypad' }).waitFor()
    expect(await screen.page.locator('html').getAttribute('dir')).toBe('ltr')
    await screen.close()
  })
})
