import type { Page } from 'playwright-core'
import { NO_DESKTOP } from '../../shared/domain/desktop.ts'
import type { Check } from '../../shared/domain/diagnostics.ts'
import type { DialRequest } from '../../shared/domain/dial-request.ts'
import { UNMANAGED } from '../../shared/domain/managed.ts'
import { appError } from '../../shared/errors.ts'
import type { Handlers } from './fake-main.ts'
import { ago, BASE, HISTORY, historyOf, TWO_ACCOUNTS } from './scenarios.ts'
import type { Shot } from './shots.ts'

const full = historyOf(HISTORY)

const openSettings = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /Choose account, settings$/ }).click()
  await page.getByRole('menuitem', { name: 'Settings' }).click()
}
const check = (
  id: Check['id'],
  verdict: Check['verdict'],
  word: string,
  about: string | null = null,
): Check => ({
  ...{ id, verdict, word, about },
  ...{ account: null, error: null, steps: [] },
})
const desk: Handlers = {
  ...full,
  'trust.list': () => ({
    ok: true,
    value: [
      {
        accountId: 'door',
        accountName: 'Workshop',
        host: 'pbx.example.net:443',
        fingerprint: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      },
    ],
  }),
  'diagnostics.run': () => ({
    ok: true,
    value: {
      at: ago(0),
      checks: [
        check('store', 'ok', 'ok'),
        check('keychain', 'ok', 'ok'),
        check('environment', 'warn', 'odd', 'NODE_TLS_REJECT_UNAUTHORIZED'),
        check('tray', 'warn', 'absent'),
        check('notifications', 'unknown', 'unknown'),
        {
          ...check('account', 'failed', 'failed'),
          account: { id: 'office', name: 'Office' },
          error: appError('timeout', { host: 'mdns.sipthor.net', accountId: 'office' }),
        },
      ],
      bundle: JSON.stringify({ kind: 'sidetone-diagnostics', checks: [{ id: 'store' }] }, null, 2),
    },
  }),
}

export function dialRequest(risks: DialRequest['risks']): DialRequest {
  return {
    id: 'r1',
    target: '+31201234567',
    display: '+31201234567',
    origin: 'link',
    risks,
    country: { code: '31', region: 'NL' },
    tones: null,
  }
}

/** Screens of what belongs to the desk. */
export const DESK_SHOTS: readonly Shot[] = [
  {
    name: 'dial-risks',
    snapshot: {
      ...TWO_ACCOUNTS,
      dialRequest: {
        ...dialRequest(['service-code', 'premium']),
        target: '*72900123456',
        display: '*72900123456',
        country: null,
        tones: '1234#',
      },
    },
    handlers: full,
    steps: async (page) => page.waitForTimeout(500),
  },
  {
    name: 'dial-emergency-340',
    snapshot: {
      ...BASE,
      dialRequest: { ...dialRequest(['emergency']), target: '112', display: '112', country: null },
    },
    handlers: full,
    options: { width: 340, height: 520 },
    steps: async (page) => page.waitForTimeout(500),
  },
  {
    name: 'command-bar',
    snapshot: TWO_ACCOUNTS,
    handlers: full,
    steps: async (page) => {
      await page.keyboard.press('Control+K')
      await page.getByRole('dialog', { name: 'Call or find' }).waitFor()
    },
  },
  {
    name: 'command-bar-typed',
    snapshot: BASE,
    handlers: full,
    steps: async (page) => {
      await page.keyboard.press('Control+K')
      await page.getByRole('dialog', { name: 'Call or find' }).getByPlaceholder('Name, number').fill('204')
    },
  },
  {
    name: 'settings-desk',
    snapshot: {
      ...TWO_ACCOUNTS,
      desktop: {
        ...NO_DESKTOP,
        tray: 'absent',
        session: 'wayland',
        hotkeys: {
          ...NO_DESKTOP.hotkeys,
          answer: { state: 'asked', heardAt: ago(3) },
          mute: { state: 'taken', heardAt: null },
          dnd: { state: 'asked', heardAt: null },
        },
      },
      settings: {
        ...TWO_ACCOUNTS.settings,
        hotkeys: {
          ...TWO_ACCOUNTS.settings.hotkeys,
          answer: 'Control+Alt+A',
          mute: 'Control+Alt+M',
          dnd: 'Control+Alt+D',
        },
      },
    },
    handlers: desk,
    options: { height: 2900 },
    steps: async (page) => {
      await openSettings(page)
      await page.getByRole('button', { name: 'Run checks' }).click()
      await page.getByText('Something needs attention').waitFor()
    },
  },
  {
    name: 'settings-desk-report',
    snapshot: BASE,
    handlers: desk,
    steps: async (page) => {
      await openSettings(page)
      await page.getByRole('button', { name: 'Run checks' }).click()
      await page.getByRole('button', { name: 'Show report' }).click()
    },
  },
  {
    name: 'settings-desk-forget',
    snapshot: BASE,
    handlers: desk,
    steps: async (page) => {
      await openSettings(page)
      await page.getByRole('button', { name: /^Forget/ }).click()
    },
  },
  {
    name: 'settings-desk-managed-wide',
    snapshot: {
      ...BASE,
      managed: { ...UNMANAGED, fixed: ['autostart', 'proxy', 'hotkeys.mute'] },
    },
    handlers: desk,
    options: { width: 1000, height: 1500 },
    steps: async (page) => {
      await openSettings(page)
    },
  },
]
