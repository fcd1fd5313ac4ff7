import { describe, expect, it } from 'vitest'
import { appError } from '../../../../shared/errors.ts'
import { BASE, HELD, OFFICE, RINGING, TALKING } from '../../../ui/scenarios.ts'
import { useScreens } from '../../../ui/with-screens.ts'

const open = useScreens()

describe('the call bar', () => {
  it('stands at the foot of every view, with big buttons and End far from the others', async () => {
    const { page } = await open({ ...BASE, calls: [TALKING] })
    for (const tab of ['Calls', 'Keypad', 'Availability']) {
      await page.getByRole('tab', { name: tab }).click()
      await page.getByRole('region', { name: 'Current call' }).waitFor()
    }
    const bar = await page.locator('.call-line').boundingBox()
    expect(bar?.height).toBe(64)
    const keypad = await page.getByRole('button', { name: 'Keypad' }).boundingBox()
    const end = await page.getByRole('button', { name: 'End call' }).boundingBox()
    if (!keypad || !end) throw new Error('no buttons')
    expect([keypad.width, keypad.height, end.width, end.height]).toEqual([44, 44, 44, 44])
    expect(end.x - (keypad.x + keypad.width)).toBeGreaterThanOrEqual(24)
  })

  it('shows mute and hold as they are, not as they were clicked', async () => {
    const { page, main } = await open({ ...BASE, calls: [TALKING] })
    await page.getByRole('button', { name: 'Mute' }).click()
    await page.getByRole('button', { name: 'Hold' }).click()
    expect(main.inputsOf('call.mute')).toEqual([{ callId: TALKING.id, on: true }])
    expect(await page.getByRole('button', { name: 'Mute' }).getAttribute('aria-pressed')).toBe('false')
    main.change({ calls: [{ ...TALKING, muted: true, hold: 'holding' }] })
    await page.getByRole('button', { name: 'Mute', pressed: true }).waitFor()
    await page.getByText('Holding…').first().waitFor()
    main.change({ calls: [{ ...TALKING, muted: true, hold: 'held' }] })
    await page.getByText('On hold').first().waitFor()
    expect(await page.title()).toBe('Muted – Echo test – Sidetone')
  })

  it('says the sound quality in words and figures', async () => {
    const { page, main } = await open({ ...BASE, calls: [TALKING] })
    await page.getByRole('button', { name: 'Good sound. Delay 38 ms, 0 % lost' }).waitFor()
    const quality = TALKING.quality && { ...TALKING.quality, packetsIn: 0 }
    main.change({ calls: [{ ...TALKING, quality }] })
    await page.getByRole('button', { name: /^No sound from the other side/ }).waitFor()
  })

  it('says why a call came to nothing and offers to try again, but nothing of one that was hung up here', async () => {
    const { page, main } = await open({ ...BASE, calls: [TALKING] })
    main.change({ calls: [{ ...TALKING, phase: 'ended', end: 'busy', status: 486 }] })
    await page.getByText('On another call', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Call again' }).click()
    expect(main.inputsOf('call.dial')).toEqual([{ target: '3333@sip2sip.info', accountId: 'office' }])
    main.change({ calls: [{ ...TALKING, phase: 'ended', end: 'hung-up-here' }] })
    await page.getByRole('region', { name: 'Current call' }).waitFor({ state: 'detached' })
  })

  it('keeps two calls apart', async () => {
    const { page, main } = await open({ ...BASE, calls: [HELD, TALKING] })
    await page
      .getByRole('group', { name: 'Benedikt Oppenheimer-Sonnenschein' })
      .getByRole('button', { name: 'Hold' })
      .click()
    await page.getByRole('group', { name: 'Echo test' }).getByRole('button', { name: 'End call' }).click()
    expect(main.inputsOf('call.hold')).toEqual([{ callId: HELD.id, on: false }])
    expect(main.inputsOf('call.hangUp')).toEqual([{ callId: TALKING.id }])
  })

  it('says why something did not work, and keeps the code for those who ask', async () => {
    const { page } = await open(
      { ...BASE, calls: [TALKING] },
      {
        'call.hold': () => ({ ok: false, error: appError('call-failed', { status: 488 }) }),
      },
    )
    await page.getByRole('button', { name: 'Hold' }).click()
    await page.getByText('The call did not go through (status 488).').waitFor()
    await page.getByText('call-failed').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Details' }).click()
    await page.getByText('call-failed · 488').waitFor()
  })
})

describe('a ringing call in the main window', () => {
  it('is above every view and can be answered, silenced, declined here and everywhere', async () => {
    const { page, main } = await open({ ...BASE, calls: [RINGING] })
    await page.getByRole('tab', { name: 'Keypad' }).click()
    await page.getByText('+31612349876 · name sent by the caller').waitFor()
    await page.getByRole('button', { name: 'Silence' }).click()
    await page.getByRole('button', { name: 'Decline', exact: true }).click()
    await page.getByRole('button', { name: 'More ways to decline' }).click()
    await page.getByRole('menuitem', { name: /Decline on all devices/ }).click()
    await page.getByRole('button', { name: 'Answer' }).click()
    expect(main.inputsOf('call.silence')).toEqual([{ callId: RINGING.id }])
    expect(main.inputsOf('call.decline')).toEqual([
      { callId: RINGING.id, how: 'busy' },
      { callId: RINGING.id, how: 'everywhere' },
    ])
    expect(main.inputsOf('call.answer')).toEqual([{ callId: RINGING.id, others: 'hold' }])
  })

  it('is read aloud at once with the key that answers it, and changes of calls calmly', async () => {
    const { page, main } = await open(BASE)
    main.change({ calls: [RINGING] })
    await expect
      .poll(() => page.locator('[aria-live="assertive"]').first().textContent())
      .toBe('Incoming call from Ann van der Berg, to Office. Answer: Ctrl+Enter.')
    main.change({ calls: [{ ...RINGING, phase: 'active' }] })
    await expect
      .poll(() => page.locator('[aria-live="polite"]').first().textContent())
      .toBe('Connected to Ann van der Berg.')
  })

  it('does not take the focus', async () => {
    const { page, main } = await open(BASE)
    await page.getByRole('searchbox').fill('an')
    main.change({ calls: [RINGING] })
    await page.getByRole('button', { name: 'Answer' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search')
  })
})

describe('the banner', () => {
  it('waits a moment before it complains of a line that is just connecting', async () => {
    const { page } = await open({ ...BASE, accounts: [{ ...OFFICE, line: { kind: 'registering' } }] })
    await page.getByRole('button', { name: /^Connecting…/ }).waitFor()
    expect(await page.getByText('Office does not ring here yet.').count()).toBe(0)
    await page.getByText('Office does not ring here yet. Connecting…').waitFor()
  })
  it('stands while it is so and offers one way out', async () => {
    const { page, main } = await open({ ...BASE, online: false })
    await page.getByText('You are offline. Calls will not ring here.').waitFor()
    await page.getByRole('button', { name: 'Try now' }).click()
    expect(main.inputsOf('app.refresh')).toEqual([{}])
    main.change({ online: true })
    await page.getByText('You are offline.').waitFor({ state: 'detached' })
  })
})
