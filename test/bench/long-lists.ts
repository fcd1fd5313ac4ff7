import type { Page } from 'playwright-core'
import { createPeopleIndex } from '../../main/core/people-index.ts'
import { FakeMain, type Handlers } from '../ui/fake-main.ts'
import { startScreens, type ScreenHost } from '../ui/open-screens.ts'
import { mailbox, manyMessages, manyPeople, WITH_EXTENSION } from '../ui/scenarios-people.ts'
import { figureOf, quantile, type Measured } from './figure.ts'

const PEOPLE = 20_000
const MESSAGES = 5000
const SCROLL_MS = 4000
/** Names and numbers as a person would begin to type them. */
const TYPED = [
  'ada',
  'chloe',
  'person 1',
  '1234',
  'bruno person 42',
  'elise',
  'company 7',
  'zzz',
  'dmitri 9',
  '19',
]

/** Search as you type over the real index of 20,000 people, and scrolling 5,000 messages, in the built window. */
export async function measureLongLists(): Promise<readonly Measured[]> {
  const host = await startScreens()
  try {
    return [await measureSearch(host), await measureScroll(host)]
  } finally {
    await host.close()
  }
}

function realSearch(): Handlers {
  const rows = manyPeople(PEOPLE)
  const index = createPeopleIndex(
    rows.map(({ accountId, favourite: _, ...person }) => ({ accountId, person })),
  )
  return {
    'people.search': (question) => {
      const { people, total } = index.search(question, () => false)
      const found = people.map(({ accountId, person }) => ({ ...person, accountId, favourite: false }))
      return { ok: true, value: { rows: found, total } }
    },
    'people.directory': () => ({ ok: true, value: { people: [], more: false, failures: [] } }),
  }
}

async function measureSearch(host: ScreenHost): Promise<Measured> {
  const { page, close } = await host.open(new FakeMain(WITH_EXTENSION, realSearch()), { at: null })
  await page.getByRole('tab', { name: 'People' }).click()
  await page.getByRole('option').first().waitFor()
  const times: number[] = []
  for (const text of TYPED)
    for (let length = 1; length <= text.length; length += 1)
      times.push(await typed(page, text.slice(0, length)))
  await close()
  const asked = {
    name: `search ${PEOPLE} people, key to painted row, p95`,
    unit: 'ms',
    against: 'limit 50 ms',
    maxRatio: 1,
  } as const
  return figureOf(asked, quantile(times, 0.95), 50, times.length)
}

/** From the key to the frame after the one that shows the answer. */
async function typed(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (value) =>
      new Promise<number>((resolve) => {
        const input = document.querySelector('input[type="search"]') as HTMLInputElement
        const list = document.querySelector('.people-tools')?.parentElement
        const field = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
        const begin = performance.now()
        const done = (): void => {
          observer.disconnect()
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begin)))
        }
        // The rows change when the answer is there; where they stay the same, nothing does and the limit counts.
        const observer = new MutationObserver(done)
        if (list) observer.observe(list, { childList: true, subtree: true, characterData: true })
        field?.set?.call(input, value)
        input.dispatchEvent(new Event('input', { bubbles: true }))
        setTimeout(done, 100)
      }),
    text,
  )
}

async function measureScroll(host: ScreenHost): Promise<Measured> {
  const main = new FakeMain(WITH_EXTENSION, mailbox(manyMessages(MESSAGES)))
  const { page, close } = await host.open(main, { at: null })
  await page.getByRole('tab', { name: 'Voicemail' }).click()
  await page.getByRole('option').first().waitFor()
  const frames = await page.evaluate(
    (forMs) =>
      new Promise<readonly number[]>((resolve) => {
        const list = document.querySelector('.virtual-list') as HTMLElement
        const times: number[] = []
        const begin = performance.now()
        const step = (now: number): void => {
          times.push(now)
          list.scrollTop += 90
          if (now - begin < forMs) requestAnimationFrame(step)
          else resolve(times)
        }
        requestAnimationFrame(step)
      }),
    SCROLL_MS,
  )
  await close()
  const [first = 0] = frames
  const ms = ((frames.at(-1) ?? 0) - first) / (frames.length - 1)
  const asked = {
    name: `scroll ${MESSAGES} messages, a frame`,
    unit: 'ms',
    against: 'limit 18.2 ms (55 a second)',
    maxRatio: 1,
  } as const
  return figureOf(asked, ms, 1000 / 55, frames.length)
}
