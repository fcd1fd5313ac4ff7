import { ok } from '../../shared/result.ts'
import type { TextMessage } from '../../shared/domain/text-message.ts'
import { ago, BASE, HISTORY, historyOf, OFFICE } from './scenarios.ts'
import type { Shot } from './shots.ts'

const LINE = {
  ...OFFICE,
  info: { ...OFFICE.info, hasLine: true },
  watched: [
    { address: '204@sip2sip.info', state: { kind: 'free' } },
    { address: '205@sip2sip.info', state: { kind: 'ringing' } },
    { address: '206@sip2sip.info', state: { kind: 'busy' } },
    { address: 'front.desk@sip2sip.info', state: { kind: 'refused', status: 489 } },
  ],
} as const
const TEXT: TextMessage = {
  id: 't1',
  accountId: OFFICE.info.id,
  direction: 'in',
  address: '204@sip2sip.info',
  displayName: 'Bob Dekker',
  text: 'I am ten minutes late. Please start without me, and put the parcel behind the counter.',
  at: ago(2),
  outcome: 'received',
  status: null,
}
const watching = {
  ...BASE,
  accounts: [LINE],
  settings: {
    ...BASE.settings,
    watched: LINE.watched.map(({ address }) => ({ accountId: OFFICE.info.id, address })),
  },
}
const handlers = {
  ...historyOf(HISTORY),
  'text.list': () =>
    ok([
      TEXT,
      { ...TEXT, id: 't2', direction: 'out', outcome: 'failed', status: 404, text: 'On my way' },
    ] as const),
  'block.list': () => ok([]),
}

/** Phones of others, and short texts. */
export const OTHERS_SHOTS: readonly Shot[] = [
  {
    name: 'watched-keypad',
    snapshot: watching,
    handlers,
    steps: async (page) => {
      await page.getByRole('tab', { name: 'Keypad' }).click()
      await page.getByRole('group', { name: 'Watched phones' }).waitFor()
    },
  },
  {
    name: 'watched-settings',
    snapshot: watching,
    handlers,
    steps: async (page) => {
      await page.getByRole('button', { name: /Choose account, settings$/ }).click()
      await page.getByRole('menuitem', { name: 'Settings' }).click()
      await page.getByText('Watched phones').scrollIntoViewIfNeeded()
    },
  },
  { name: 'text-card', snapshot: { ...BASE, texts: [TEXT] }, handlers },
  { name: 'text-card-narrow', snapshot: { ...BASE, texts: [TEXT] }, handlers, options: { width: 340 } },
  {
    name: 'text-sheet',
    snapshot: { ...BASE, texts: [TEXT] },
    handlers: { ...handlers, 'text.seen': () => ok() },
    steps: async (page) => {
      await page.getByRole('button', { name: 'Answer' }).click()
      await page.getByRole('textbox', { name: 'Text' }).fill('No problem, see you then')
    },
  },
]
