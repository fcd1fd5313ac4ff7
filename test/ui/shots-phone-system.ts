import type { ActiveCall } from '../../shared/domain/active-call.ts'
import type { Handlers } from './fake-main.ts'
import { ago } from './scenarios.ts'
import { mailbox, MESSAGES, PEOPLE, phonebook, WITH_EXTENSION } from './scenarios-people.ts'
import type { Shot } from './shots.ts'

const call = (direction: ActiveCall['direction'], number: string, seconds: number): ActiveCall => ({
  direction,
  remote: { number, address: `${number}@pbx.example` },
  startedAt: ago(1),
  durationSec: seconds,
  recipient: '201',
})
export const AT_THE_SYSTEM: Handlers = {
  'serverCall.active': () => ({ ok: true, value: [call('out', '200', 65), call('in', '+31612340001', 3)] }),
}
export const FEED: Handlers = {
  ...mailbox(MESSAGES),
  'voicemail.feed': () => ({
    ok: true,
    value: [
      {
        id: '42',
        title: 'Delivery at the back door from Annika Switch',
        description: '12 seconds received at 10:15 on 11/28/26',
        publishedAt: ago(35),
      },
      { id: '41', title: 'Chloé Hold', description: '47 seconds', publishedAt: null },
    ],
  }),
}
/** One red dot. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=='
export const WITH_PICTURES: Handlers = {
  ...phonebook(PEOPLE),
  'people.picture': ({ id }) => ({
    ok: true,
    value: id === 'user:200' ? { contentType: 'image/png', base64: DOT } : null,
  }),
}

export const PHONE_SYSTEM_SHOTS: readonly Shot[] = [
  {
    name: 'phone-system-calls',
    snapshot: WITH_EXTENSION,
    handlers: AT_THE_SYSTEM,
    async steps(page) {
      await page.getByRole('region', { name: 'Now at Company' }).waitFor()
    },
  },
  {
    name: 'phone-system-pass-on',
    snapshot: WITH_EXTENSION,
    handlers: AT_THE_SYSTEM,
    async steps(page) {
      await page.getByRole('button', { name: 'Pass on the call with 200' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'phone-system-feed',
    snapshot: WITH_EXTENSION,
    handlers: FEED,
    async steps(page) {
      await page.getByRole('tab', { name: /Voicemail/ }).click()
      await page.getByRole('button', { name: 'Read as a feed' }).click()
      await page.getByText('Delivery at the back door from').waitFor()
    },
  },
  {
    name: 'phone-system-picture',
    snapshot: WITH_EXTENSION,
    handlers: WITH_PICTURES,
    async steps(page) {
      await page.getByRole('tab', { name: 'People' }).click()
      await page.getByRole('option', { name: /Annika/ }).click()
      await page.locator('.person-picture').waitFor()
    },
  },
]
