import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setStage, type Stage } from './stage.ts'

const folder = join(import.meta.dirname, 'screens')
const complaints: string[] = []
let stage: Stage

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  stage = await setStage()
  const popup = await stage.app.window('incoming')
  for (const page of [stage.window, popup]) {
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  }
})
afterAll(() => stage.close())

async function theme(which: 'light' | 'dark'): Promise<void> {
  await stage.window.evaluate(async (value) => {
    type Api = { commands: Record<string, (input: object) => Promise<unknown>> }
    await (window as unknown as { sidetone: Api }).sidetone.commands['settings.change']?.({ theme: value })
  }, which)
  await stage.until(which, ({ settings }) => settings.theme === which)
}

/** One picture per theme, for eyes; what a test can see is that the screen drew itself without a complaint. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const which of ['light', 'dark'] as const) {
    await theme(which)
    const path = join(folder, `app-${name}-${which}.png`)
    await page.screenshot({ path, animations: 'disabled' })
    expect(statSync(path).size).toBeGreaterThan(2000)
  }
}

describe('the screens of the running app', () => {
  it('welcome', async () => {
    await stage.window.getByText('Welcome to Sidetone').waitFor()
    await shoot(stage.window, 'welcome')
  })
  it('calls, keypad, availability', async () => {
    await stage.addAlice()
    await stage.until(
      'ready',
      ({ accounts }) => accounts[0]?.line.kind === 'ready' && accounts[0]?.reachability.kind === 'ok',
    )
    await stage.window.getByText('Front desk').waitFor()
    await shoot(stage.window, 'calls')
    for (const tab of ['Keypad', 'Availability']) {
      await stage.window.getByRole('tab', { name: tab }).click()
      await shoot(stage.window, tab.toLowerCase())
    }
  })
  it('an incoming call in the popup, and the call bar', async () => {
    const popup = await stage.app.window('incoming')
    const answered = stage.company.phones.callUser('robot', 'alice')
    await stage.until('ringing', ({ calls }) => calls.some((call) => call.phase === 'incoming'))
    await popup.getByText('Robot', { exact: true }).waitFor()
    await shoot(popup, 'popup')
    await popup.getByRole('button', { name: /^Answer/ }).click()
    expect((await answered).ok).toBe(true)
    await stage.window.getByRole('button', { name: 'End call' }).waitFor()
    await shoot(stage.window, 'in-call')
    await stage.window.getByRole('button', { name: 'End call' }).click()
    await stage.until('over', ({ calls }) => calls.every((call) => call.phase === 'ended'))
  })
  it('drew without an error, a refused style or a refused connection', () => {
    expect(complaints).toEqual([])
  })
})
