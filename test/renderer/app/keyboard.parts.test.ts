import { describe, expect, it } from 'vitest'
import { BASE, FIRST_START, HISTORY, historyOf, OFFICE, RINGING, TALKING } from '../../ui/scenarios.ts'
import { useScreens } from '../../ui/with-screens.ts'

const open = useScreens()
const calls = historyOf(HISTORY)

describe('keys of the main window', () => {
  it('go to the views and to the fields in them', async () => {
    const { page } = await open(BASE, calls)
    await page.keyboard.press('Control+2')
    expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('Keypad')
    await page.keyboard.press('Control+3')
    await page.getByRole('switch', { name: /Do not disturb/ }).waitFor({ state: 'attached' })
    await page.keyboard.press('Control+f')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search')
    await page.keyboard.press('Control+d')
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('keypad-input')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
  })

  it('open the keypad with digits typed anywhere, in order, but not while writing in a field', async () => {
    const { page } = await open(BASE, calls)
    await page.getByRole('searchbox').fill('2')
    expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('Calls')
    await page.getByRole('tab', { name: 'Availability' }).focus()
    await page.keyboard.type('+3120*#')
    expect(await page.getByRole('textbox', { name: 'Name or number' }).inputValue()).toBe('+3120*#')
  })

  it('send typed digits as tones while talking and show them', async () => {
    const { page, main } = await open({ ...BASE, calls: [TALKING] }, calls)
    await page.keyboard.type('12#')
    await page.getByText('12#').waitFor()
    expect(main.inputsOf('call.dtmf').map(({ tones }) => tones)).toEqual(['1', '2', '#'])
  })

  it('answer only with Control+Enter, never with Enter or Space', async () => {
    const { page, main } = await open({ ...BASE, calls: [RINGING] }, calls)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
    expect(main.inputsOf('call.answer')).toEqual([])
    const answered = main.next('call.answer')
    await page.keyboard.press('Control+Enter')
    expect(await answered).toEqual({ callId: RINGING.id, others: 'hold' })
  })

  it('silence with Escape, decline a ringing call and hang up the current one with Control+.', async () => {
    const { page, main } = await open({ ...BASE, calls: [RINGING, TALKING] }, calls)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+.')
    expect(main.inputsOf('call.silence')).toEqual([{ callId: RINGING.id }])
    expect(main.inputsOf('call.decline')).toEqual([{ callId: RINGING.id, how: 'busy' }])
    main.change({ calls: [TALKING] })
    await page.getByRole('button', { name: 'Answer' }).waitFor({ state: 'detached' })
    await page.keyboard.press('Control+.')
    expect(main.inputsOf('call.hangUp')).toEqual([{ callId: TALKING.id }])
  })

  it('close the top sheet with Escape before they silence', async () => {
    const { page, main } = await open({ ...BASE, calls: [RINGING] }, calls)
    await page.keyboard.press('F1')
    await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor({ state: 'detached' })
    expect(main.inputsOf('call.silence')).toEqual([])
  })

  it('mute, hold and open the keypad of the call', async () => {
    const { page, main } = await open({ ...BASE, calls: [TALKING] }, calls)
    await page.keyboard.press('Control+m')
    await page.keyboard.press('Control+Shift+H')
    await page.keyboard.press('Control+d')
    expect(main.inputsOf('call.mute')).toEqual([{ callId: TALKING.id, on: true }])
    expect(main.inputsOf('call.hold')).toEqual([{ callId: TALKING.id, on: true }])
    await page.getByRole('group', { name: 'Keypad for tones' }).waitFor()
    main.change({ calls: [{ ...TALKING, muted: true, hold: 'held' }] })
    await page.getByRole('button', { name: 'Mute', pressed: true }).waitFor()
    await page.keyboard.press('Control+m')
    await page.keyboard.press('Control+Shift+H')
    expect(main.inputsOf('call.mute').at(-1)).toEqual({ callId: TALKING.id, on: false })
    expect(main.inputsOf('call.hold').at(-1)).toEqual({ callId: TALKING.id, on: false })
  })

  it('switch Do Not Disturb both ways, by what is so', async () => {
    const { page, main } = await open(BASE, calls)
    await page.keyboard.press('Control+Shift+D')
    expect(main.inputsOf('dnd.set')).toEqual([{ accountId: null, on: true, minutes: null }])
    const state = {
      value: { kind: 'on', until: null, scheduled: false },
      asOf: OFFICE.dnd.state.asOf,
      source: 'server',
    } as const
    main.change({ accounts: [{ ...OFFICE, dnd: { ...OFFICE.dnd, state } }] })
    await page.getByText('Do not disturb is on until you turn it off.').waitFor()
    await page.keyboard.press('Control+Shift+D')
    expect(main.inputsOf('dnd.set').at(-1)).toEqual({ accountId: null, on: false, minutes: null })
  })

  it('walk through the parts of the window with F6 and reach everything with Tab', async () => {
    const { page } = await open({ ...BASE, calls: [RINGING, TALKING] }, calls)
    const regions: string[] = []
    for (let step = 0; step < 4; step += 1) {
      await page.keyboard.press('F6')
      regions.push(
        await page.evaluate(() => document.activeElement?.closest('[data-region]')?.className ?? ''),
      )
    }
    expect(regions).toEqual(['header', 'incoming-cards', 'frame-main', 'call-bar'])
    const names = new Set<string>()
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press('Tab')
      names.add(
        await page.evaluate(
          () =>
            document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
        ),
      )
    }
    for (const name of [
      'Hold & answer',
      'End & answer',
      'Decline',
      'More ways to decline',
      'Silence',
      'Mute',
      'Hold',
      'Keypad',
      'End call',
    ]) {
      expect(
        [...names].some((seen) => seen.startsWith(name)),
        name,
      ).toBe(true)
    }
  })

  it('draw a ring round what has the focus', async () => {
    const { page } = await open(BASE, calls)
    await page.keyboard.press('Tab')
    const ring = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement ?? document.body)
      return [style.outlineStyle, style.outlineWidth, style.outlineOffset]
    })
    expect(ring).toEqual(['solid', '2px', '2px'])
  })

  it('do nothing without an account', async () => {
    const { page, main } = await open(FIRST_START)
    await page.keyboard.type('12')
    await page.keyboard.press('Control+Enter')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Welcome to Sidetone')
    expect(main.asked.map(({ name }) => name)).not.toContain('call.answer')
  })
})
