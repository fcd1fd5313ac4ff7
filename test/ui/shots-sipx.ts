import type { RingPlan } from '../../shared/domain/forwarding.ts'
import type { ServerCallView } from '../../shared/domain/server-call.ts'
import type { AccountView, AppSnapshot } from '../../shared/domain/snapshot.ts'
import type { Page } from 'playwright-core'
import type { Handlers } from './fake-main.ts'
import { ago, BASE, OFFICE } from './scenarios.ts'
import type { Shot } from './shots.ts'

const PLAN: RingPlan = {
  kind: 'ring-sequence',
  ownSec: 20,
  voicemail: true,
  rings: [
    { destination: '200', ringSec: 15, mode: 'together', enabled: true },
    { destination: '+31612345678', ringSec: 30, mode: 'after', enabled: true, schedule: '12' },
    { destination: 'annika@other.example', ringSec: 20, mode: 'after', enabled: false },
  ],
}
/** An extension of a phone system: rings in sequence, calls by desk phone. */
const EXTENSION: AccountView = {
  ...OFFICE,
  info: {
    ...OFFICE.info,
    id: 'extension',
    name: 'Headquarters',
    address: '201@pbx.example',
    capabilities: [
      'identity',
      'dnd',
      'dnd-timed',
      'forwarding-ring-sequence',
      'schedules',
      'click-to-call',
      'history',
    ],
    hasLine: false,
  },
  line: { kind: 'off' },
  forwarding: {
    ...OFFICE.forwarding,
    plan: { value: PLAN, asOf: ago(1), source: 'server' },
    canUndo: true,
  },
}
const SNAPSHOT: AppSnapshot = { ...BASE, accounts: [EXTENSION] }
const handlers: Handlers = {
  'schedule.list': () => ({
    ok: true,
    value: [
      {
        id: '12',
        name: 'Office hours',
        description: null,
        periods: [{ day: 'weekdays', start: '09:00', end: '17:30' }],
      },
    ],
  }),
}
const availability = async (page: Page): Promise<void> =>
  page.getByRole('tab', { name: 'Availability' }).click()
const CALL: ServerCallView = {
  accountId: 'extension',
  target: '202',
  via: 'desk',
  steps: [
    { step: 'ordered', at: ago(0), status: null },
    { step: 'desk-ringing', at: ago(0), status: 180 },
  ],
  outcome: null,
}

export const SIPX_SHOTS: readonly Shot[] = [
  { name: 'ring-plan', snapshot: SNAPSHOT, steps: availability },
  {
    name: 'ring-plan-edit',
    snapshot: SNAPSHOT,
    handlers,
    async steps(page) {
      await availability(page)
      await page.getByRole('button', { name: 'Change', exact: true }).click()
      await page.getByRole('button', { name: 'Add a phone' }).waitFor()
    },
  },
  {
    name: 'schedules',
    snapshot: SNAPSHOT,
    handlers,
    async steps(page) {
      await availability(page)
      await page.getByRole('button', { name: 'Schedules' }).click()
      await page.getByText('Office hours').waitFor()
    },
  },
  {
    name: 'schedule-edit',
    snapshot: SNAPSHOT,
    handlers,
    async steps(page) {
      await availability(page)
      await page.getByRole('button', { name: 'Schedules' }).click()
      await page.getByRole('button', { name: 'Change Office hours' }).click()
    },
  },
  {
    name: 'desk-call',
    snapshot: { ...SNAPSHOT, serverCalls: [CALL] },
    async steps(page) {
      await page.getByRole('tab', { name: 'Keypad' }).click()
      await page.getByRole('textbox', { name: /number/i }).fill('202')
    },
  },
]
