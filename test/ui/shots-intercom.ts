import type { Page } from 'playwright-core'
import type { Shot } from './shots.ts'
import { ANSWERS, DOORS, BELL } from './scenarios-intercom.ts'

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
]
