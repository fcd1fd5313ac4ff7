import type { DialRequest } from '../../shared/domain/dial-request.ts'
import { BASE, HISTORY, historyOf, TWO_ACCOUNTS } from './scenarios.ts'
import type { Shot } from './shots.ts'

const full = historyOf(HISTORY)

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
]
