import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings } from '../../ui/axe.ts'
import { FakeMain } from '../../ui/fake-main.ts'
import { startScreens, type ScreenHost } from '../../ui/open-screens.ts'
import { SHOTS } from '../../ui/shots.ts'

/** Screens and states of every kind; the rest of the pictures repeats their parts. */
const CHECKED = [
  'welcome',
  'add-failed',
  'add-compare',
  'add-certificate-open',
  'calls',
  'calls-two',
  'calls-ringing',
  'calls-wide',
  'calls-no-hit',
  'call-keypad',
  'keypad',
  'availability-states',
  'availability-destination',
  'settings-tall',
  'settings-remove',
  'menu',
  'shortcuts',
  'dial-request',
  'banner-many',
  'devices',
  'intercom-attention',
  'intercom-config',
  'intercom-missing',
  'door-card',
  'popup-bell',
  'popup-bell-call',
  'popup',
  'popup-two',
  'popup-missed',
  'account-wide',
  'account-empty',
  'account-failed',
  'account-table',
  'account-code',
  'account-join',
  'call-details-wide-notes',
  'call-details-narrow',
  'settings-blocked',
  'availability-route',
  'enrol-taken',
  'add-legacy',
]

let host: ScreenHost
beforeAll(async () => {
  host = await startScreens()
})
afterAll(() => host.close())

describe('accessibility', () => {
  it.each(CHECKED)(
    'axe finds nothing on %s, light and dark, and the window keeps to its policy',
    async (name) => {
      const shot = SHOTS.find((candidate) => candidate.name === name)
      if (!shot) throw new Error(`no shot ${name}`)
      const main = new FakeMain(shot.snapshot, shot.handlers)
      const { page, close } = await host.open(main, shot.options)
      await shot.steps?.(page, main)
      expect(await axeFindings(page)).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      expect(await axeFindings(page, ['color-contrast'])).toEqual([])
      await close()
    },
  )
})
