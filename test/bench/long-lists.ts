import type { Page } from 'playwright-core'
import { createMessages, createPeople } from './big-extension.ts'
import type { BenchStage } from './bench-stage.ts'
import { within } from './in-page.ts'
import { figureOf, quantile, type Measured } from './figure.ts'

type Tell = (text: string) => void

const PEOPLE = 20_000
const MESSAGES = 5000
const SCROLL_MS = 4000
/** Between two keys of a quick typist. */
const PAUSE_MS = 120
const LIMIT_MS = 15_000
/** Names and numbers as a person would begin to type them. */
const TYPED = [
  'ada',
  'chloe',
  'person 1',
  '12345',
  'bruno person 42',
  '17093',
  'elise person 77',
  '19876',
  'company 7',
  'zzz',
  '14001',
  'dmitri person 9',
  '10500',
  '15151',
  'chloe 123',
  '18642',
]

/** Search as you type over a phone book of 20,000 and scrolling 5,000 messages: an extension of the demo's phone system, in
 *  the running app. */
export async function measureLongLists(stage: BenchStage, tell: Tell): Promise<readonly Measured[]> {
  const { company, app, add } = stage
  const extension = company.portal.users.get('201')
  if (!extension) throw new Error('the demo company has no 201')
  extension.people.common = createPeople(PEOPLE)
  extension.mailbox.messages = createMessages(MESSAGES, new Date())
  const { server, domain } = company.portal.description
  const argv = ['--provider', 'sipxcom', '--name', 'Extension', '--user', '201', '--server', server]
  await add([...argv, '--domain', domain], 'demo-boris')
  const page = await app.window('app')
  return [await measureSearch(page, tell), await measureScroll(page)]
}

async function measureSearch(page: Page, tell: Tell): Promise<Measured> {
  await page.getByRole('tab', { name: 'People' }).click()
  await page.waitForFunction((people) => {
    const option = document.querySelector('[role="option"]')
    return Number(option?.getAttribute('aria-setsize')) >= people
  }, PEOPLE)
  await page.evaluate(watchKeys)
  await page.locator('.people-tools input').focus()
  const times: number[] = []
  for (const text of TYPED) {
    for (let length = 1; length <= text.length; length += 1)
      times.push(...(await press(page, text[length - 1] ?? '', text.slice(0, length))))
    times.push(...(await press(page, 'Escape', '')))
  }
  tell(`rows painted, ms: ${times.map((ms) => ms.toFixed(0)).join(' ')}`)
  const asked = {
    name: `search ${PEOPLE} people, key to painted row, p95`,
    unit: 'ms',
    against: 'limit 50 ms',
    maxRatio: 1,
  } as const
  return figureOf(asked, quantile(times, 0.95), 50, times.length)
}

/** From the key to the rows. Where the same people stay in sight there is nothing to paint, and nothing to measure. */
async function press(page: Page, key: string, text: string): Promise<readonly number[]> {
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  const changes = await page.evaluate(expect, text)
  await page.keyboard.press(key === ' ' ? 'Space' : key)
  return changes ? [await within(`rows for ${text}`, LIMIT_MS, page.evaluate(painted))] : []
}

type Watch = { expected: string; pressedAt: number; paintedAt: PromiseWithResolvers<number>; shown(): string }

/** Notes when a key went down, and when the frame with the people that are due had been painted. */
function watchKeys(): void {
  const place = window as unknown as { benchKeys: Watch }
  const rows = 8
  const watch: Watch = {
    expected: '',
    pressedAt: 0,
    paintedAt: Promise.withResolvers(),
    shown: () =>
      [...document.querySelectorAll('[role="option"] .person-line-name')]
        .slice(0, rows)
        .map(({ textContent }) => textContent)
        .join('\n'),
  }
  place.benchKeys = watch
  addEventListener('keydown', ({ timeStamp }) => (watch.pressedAt = timeStamp), true)
  const look = (): void => {
    if (watch.shown() !== watch.expected) return
    const { paintedAt } = watch
    requestAnimationFrame(() => {
      // A task asked for in a frame runs after that frame is painted.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => paintedAt.resolve(performance.now())
      port2.postMessage(null)
    })
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
}

/** What the app will find for this text; true when other people are shown than now. */
async function expect(text: string): Promise<boolean> {
  type Found = { value: { rows: readonly { name: string }[] } }
  type Bridge = { commands: { 'people.search': (question: object) => Promise<Found> } }
  const { sidetone, benchKeys } = window as unknown as { sidetone: Bridge; benchKeys: Watch }
  const { value } = await sidetone.commands['people.search']({ text, segment: 'all', offset: 0, limit: 8 })
  benchKeys.expected = value.rows.map(({ name }) => name).join('\n')
  benchKeys.paintedAt = Promise.withResolvers()
  return benchKeys.shown() !== benchKeys.expected
}

async function painted(): Promise<number> {
  const { benchKeys } = window as unknown as { benchKeys: Watch }
  return (await benchKeys.paintedAt.promise) - benchKeys.pressedAt
}

async function measureScroll(page: Page): Promise<Measured> {
  await page.getByRole('tab', { name: /^Voicemail/ }).click()
  await page.waitForFunction((messages) => {
    const option = document.querySelector('[role="option"]')
    return Number(option?.getAttribute('aria-setsize')) === messages
  }, MESSAGES)
  const frames = await page.evaluate(scroll, SCROLL_MS)
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

/** When each frame began, while the list runs. */
function scroll(forMs: number): Promise<readonly number[]> {
  return new Promise((resolve) => {
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
  })
}
