import type { Page } from 'playwright-core'
import { NO_DESKTOP } from '../../shared/domain/desktop.ts'
import type { UpdateView } from '../../shared/domain/update.ts'
import { appError } from '../../shared/errors.ts'
import type { FakeMain } from './fake-main.ts'
import { ago, BASE, HISTORY, historyOf } from './scenarios.ts'
import type { Shot } from './shots.ts'

const release = {
  version: '0.2.0',
  releasedAt: ago(60),
  notes: [
    '[New] Attended transfer with one key',
    '[Improved] The popup is there twice as fast <b>and</b> https://example.org does nothing here',
    '[Fixed] A line that was lost in sleep is back at once',
  ],
  sizeBytes: 118_400_000,
}
const toUpdates = async (page: Page, main: FakeMain): Promise<void> => {
  main.emit('view.requested', { view: 'updates' })
  await page.getByRole('heading', { name: 'Updates' }).waitFor()
  await page.locator('#updates').evaluate((section) => section.scrollIntoView({ block: 'start' }))
}
const shot = (name: string, updates: UpdateView): Shot => ({
  name: `updates-${name}`,
  snapshot: { ...BASE, updates },
  handlers: historyOf(HISTORY),
  steps: toUpdates,
})

/** Updates in the settings, and the list of keys with those of the whole system. */
export const UPDATE_SHOTS: readonly Shot[] = [
  shot('idle', { kind: 'idle' }),
  shot('off', { kind: 'off', why: 'build' }),
  shot('current', { kind: 'current', checkedAt: ago(3) }),
  shot('available', { kind: 'available', release }),
  shot('by-hand', { kind: 'available', release: { ...release, sizeBytes: null } }),
  shot('downloading', { kind: 'downloading', release, done: 0.4 }),
  shot('ready', { kind: 'ready', release }),
  shot('waiting', { kind: 'waiting', release }),
  shot('refused', { kind: 'failed', error: appError('update-tampered'), at: ago(0) }),
  {
    name: 'shortcuts-hotkeys',
    snapshot: {
      ...BASE,
      settings: {
        ...BASE.settings,
        hotkeys: {
          ...BASE.settings.hotkeys,
          answer: 'Control+Alt+A',
          'hang-up': 'Control+Alt+H',
          mute: 'Control+Alt+M',
        },
      },
      desktop: {
        ...NO_DESKTOP,
        session: 'wayland',
        hotkeys: {
          ...NO_DESKTOP.hotkeys,
          answer: { state: 'asked', heardAt: ago(5) },
          'hang-up': { state: 'asked', heardAt: null },
          mute: { state: 'taken', heardAt: null },
        },
      },
    },
    handlers: historyOf(HISTORY),
    options: { height: 1000 },
    steps: async (page) => {
      await page.keyboard.press('F1')
      await page.getByRole('heading', { name: 'Anywhere on this computer' }).waitFor()
    },
  },
]
