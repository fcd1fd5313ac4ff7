import type { Page } from 'playwright-core'
import { appError } from '../../shared/errors.ts'
import type { Shot } from './shots.ts'
import { ANSWERS, BELL, DOOR_CALL, DOORS, NO_CAMERA_BELL } from './scenarios-intercom.ts'
import { RINGING } from './scenarios.ts'

const devices = async (page: Page): Promise<void> => page.getByRole('tab', { name: 'Devices' }).click()
const pageOf = (name: RegExp) => async (page: Page) => {
  await devices(page)
  await page.getByRole('button', { name }).click()
  await page.getByText('SIP accounts of the device').waitFor()
}

/** The devices and the pages of intercoms. */
export const INTERCOM_SHOTS: readonly Shot[] = [
  { name: 'devices', snapshot: DOORS, handlers: ANSWERS, steps: devices },
  {
    name: 'devices-340',
    snapshot: BELL,
    handlers: ANSWERS,
    options: { width: 340, height: 520 },
    steps: devices,
  },
  {
    name: 'intercom-attention',
    snapshot: DOORS,
    handlers: ANSWERS,
    options: { height: 2600 },
    steps: pageOf(/^Gate/),
  },
  {
    name: 'intercom-config',
    snapshot: DOORS,
    handlers: ANSWERS,
    options: { height: 3200 },
    steps: async (page) => {
      await pageOf(/^Gate/)(page)
      await page.getByRole('button', { name: 'Settings', exact: true }).first().click()
      await page
        .getByLabel(/^Port of the domain/)
        .first()
        .fill('70000')
    },
  },
  {
    name: 'intercom-missing',
    snapshot: DOORS,
    handlers: ANSWERS,
    options: { width: 340, height: 1800 },
    steps: pageOf(/^Loading bay/),
  },
  {
    name: 'intercom-wide',
    snapshot: DOORS,
    handlers: ANSWERS,
    options: { width: 1000, height: 760 },
    steps: pageOf(/^Back door/),
  },
  { name: 'popup-bell', snapshot: BELL, handlers: ANSWERS, options: { window: 'incoming', height: 212 } },
  {
    name: 'popup-bell-call',
    snapshot: { ...BELL, calls: [DOOR_CALL] },
    handlers: {
      ...ANSWERS,
      'doorbell.open': () => ({ ok: false, error: appError('timeout', { host: '192.168.1.40' }) }),
    },
    options: { window: 'incoming', height: 212 },
    steps: async (page) => page.getByRole('button', { name: 'Open door' }).click(),
  },
  {
    name: 'popup-bell-no-camera',
    snapshot: NO_CAMERA_BELL,
    handlers: ANSWERS,
    options: { window: 'incoming' },
  },
  {
    name: 'popup-bell-and-call',
    snapshot: { ...BELL, calls: [RINGING] },
    handlers: ANSWERS,
    options: { window: 'incoming', height: 322 },
  },
  { name: 'door-card', snapshot: { ...BELL, calls: [DOOR_CALL] }, handlers: ANSWERS, steps: devices },
  {
    name: 'door-talking',
    snapshot: { ...BELL, calls: [{ ...DOOR_CALL, phase: 'active' }] },
    handlers: ANSWERS,
    steps: devices,
  },
]
