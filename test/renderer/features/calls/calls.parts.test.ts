import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../../../shared/domain/history.ts'
import { appError } from '../../../../shared/errors.ts'
import { ago, BASE, HISTORY, historyOf, OFFICE } from '../../../ui/scenarios.ts'
import { useScreens } from '../../../ui/with-screens.ts'

const open = useScreens()
const [first] = HISTORY
if (!first) throw new Error('the scenario has calls')
const many: readonly HistoryEntry[] = Array.from({ length: 50_000 }, (_, index) => ({
  ...first,
  id: `m${index}`,
  outcome: 'answered',
  seen: true,
  durationSec: 5,
  startedAt: ago(index * 7),
  remote: { address: `${1000 + index}@sip2sip.info`, displayName: `Person ${index}` },
}))

describe('the list of calls', () => {
  it('calls back with Enter and with a double click, over the line of the call', async () => {
    const { page, main } = await open(BASE, historyOf(HISTORY))
    const row = page.getByRole('row', { name: /Echo test/ })
    await row.dblclick({ position: { x: 120, y: 20 } })
    expect(main.inputsOf('call.dial')).toEqual([{ target: '3333@sip2sip.info', accountId: 'office' }])
    await page.getByRole('searchbox').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(main.inputsOf('call.dial')).toHaveLength(2)
  })

  it('lets main choose the line when the one of the call is not ready, and says why a call failed', async () => {
    const down = { ...BASE, accounts: [{ ...OFFICE, line: { kind: 'off' } as const }] }
    const { page, main } = await open(down, {
      ...historyOf(HISTORY),
      'call.dial': () => ({ ok: false, error: appError('line-not-ready') }),
    })
    await page.getByRole('row', { name: /Echo test/ }).hover()
    await page.getByRole('button', { name: 'Call Echo test' }).click()
    expect(main.inputsOf('call.dial')).toEqual([{ target: '3333@sip2sip.info', accountId: null }])
    await page.getByText('Your line is not connected to its phone server').waitFor()
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await page.getByText('Your line is not connected').waitFor({ state: 'detached' })
  })

  it('copies the number', async () => {
    const { page } = await open(BASE, historyOf(HISTORY))
    await page.getByRole('row', { name: /Ann van der Berg/ }).hover()
    await page.getByRole('button', { name: 'Copy number' }).first().click()
    await page.getByRole('button', { name: 'Copied' }).first().waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('+31612349876')
  })

  it('filters and searches, and offers to call what was not found', async () => {
    const { page, main } = await open({ ...BASE, missedCount: 2 }, historyOf(HISTORY))
    await page.getByText('Missed', { exact: true }).first().click()
    await page.getByRole('row', { name: /Echo test/ }).waitFor({ state: 'detached' })
    expect(await page.getByRole('row').count()).toBeGreaterThanOrEqual(2)
    expect(main.inputsOf('history.list').at(-1)).toMatchObject({ filter: 'missed' })
    await page.getByText('All', { exact: true }).click()
    await page.getByRole('searchbox').fill('0612 345')
    await page.getByRole('button', { name: 'Call 0612 345' }).click()
    expect(await page.getByRole('textbox', { name: 'Name or number' }).inputValue()).toBe('0612 345')
  })

  it('tells main that missed calls were seen, keeps them marked during this visit and not after it', async () => {
    const { page, main } = await open({ ...BASE, missedCount: 2 }, historyOf(HISTORY))
    await page.getByRole('img', { name: '2 missed calls' }).waitFor()
    expect(await page.getByRole('img', { name: 'New' }).count()).toBe(2)
    expect(main.inputsOf('history.markSeen').length).toBeGreaterThan(0)
    main.handlers['history.list'] = () => ({
      ok: true,
      value: { entries: HISTORY.map((entry) => ({ ...entry, seen: true })), total: HISTORY.length },
    })
    main.change({ missedCount: 0, historyRevision: 2 })
    await page.getByRole('img', { name: '2 missed calls' }).waitFor({ state: 'detached' })
    expect(await page.getByRole('img', { name: 'New' }).count()).toBe(2)
    await page.getByRole('tab', { name: 'Keypad' }).click()
    await page.getByRole('tab', { name: 'Calls' }).click()
    await page.getByRole('row', { name: /Ann van der Berg/ }).waitFor()
    expect(await page.getByRole('img', { name: 'New' }).count()).toBe(0)
  })

  it('draws few of many rows and loads more on the way down', async () => {
    const { page, main } = await open(BASE, historyOf(many))
    await page.getByRole('row', { name: /Person 3\b/ }).waitFor()
    expect(await page.getByRole('row').count()).toBeLessThan(60)
    for (let turn = 0; turn < 4; turn += 1) {
      const asked = main.inputsOf('history.list').length
      await page.locator('.call-list').evaluate((list) => list.scrollTo(0, list.scrollHeight))
      await expect.poll(() => main.inputsOf('history.list').length).toBeGreaterThan(asked)
    }
    expect(main.inputsOf('history.list').at(-1)?.offset).toBeGreaterThanOrEqual(300)
    expect(await page.getByRole('row').count()).toBeLessThan(60)
  })

  it('shows all that is known of a call in a wide window', async () => {
    const { page } = await open(BASE, historyOf(HISTORY), { width: 1000 })
    await page.getByText('Choose a call to see more of it').waitFor()
    await page.getByText('Benedikt Opp').click()
    await page.getByText('This app, Desk phone, Server').waitFor()
    await page.getByText('31:14').last().waitFor()
  })

  it('asks again when main says that something changed, and says so when it cannot', async () => {
    const { page, main } = await open(BASE)
    await page.getByText('No calls yet').waitFor()
    main.handlers['history.list'] = () => ({ ok: false, error: appError('storage-unavailable') })
    main.change({ historyRevision: 2 })
    await page.getByText('Sidetone cannot write to its folder.').waitFor()
    Object.assign(main.handlers, historyOf(HISTORY))
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('row', { name: /Echo test/ }).waitFor()
  })
})
