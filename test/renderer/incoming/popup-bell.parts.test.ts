import { describe, expect, it } from 'vitest'
import { appError } from '../../../shared/errors.ts'
import { ANSWERS, BELL, DOOR_CALL, DOORS } from '../../ui/scenarios-intercom.ts'
import { useScreens } from '../../ui/with-screens.ts'

const open = useScreens()
const incoming = { window: 'incoming', height: 212 } as const
const door = { accountId: 'front' }
const SWITCH = {
  switch: 1,
  enabled: true,
  mode: 'monostable',
  onSec: 5,
  active: true,
  locked: false,
} as const

describe('the popup of a doorbell', () => {
  it('shows whose it is and what the camera sees, and fits into 400×212', async () => {
    const { page, main } = await open(BELL, ANSWERS, incoming)
    await page.getByText('Front door', { exact: true }).waitFor()
    await page.getByRole('img', { name: 'What the camera of Front door sees' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(212)
    expect(main.inputsOf('doorbell.picture')[0]).toEqual(door)
  })

  it('opens the door once by a press, shows what came of it, and keeps it when the bell stops', async () => {
    const done = { ok: true, value: { switch: SWITCH, confirmed: true, differs: false } } as const
    const { page, main } = await open(BELL, { ...ANSWERS, 'doorbell.open': () => done }, incoming)
    await page.getByRole('button', { name: 'Open door' }).click()
    await page.getByRole('status').getByText('Door opened').waitFor()
    main.change({ accounts: DOORS.accounts })
    await page.getByRole('button', { name: 'Silence' }).waitFor({ state: 'detached' })
    await page.getByRole('status').getByText('Door opened').waitFor()
    expect(main.inputsOf('doorbell.open')).toEqual([door])
  })

  it('says why a door did not open, and tries no second time by itself', async () => {
    const failed = { ok: false, error: appError('forbidden', { detail: 'privilege' }) } as const
    const { page, main } = await open(BELL, { ...ANSWERS, 'doorbell.open': () => failed }, incoming)
    await page.getByRole('button', { name: 'Open door' }).click()
    await page.getByRole('status').getByText('The API account may not do this').waitFor()
    await page.waitForTimeout(300)
    expect(main.inputsOf('doorbell.open')).toHaveLength(1)
    await page.getByRole('button', { name: 'Open door' }).click()
    await expect.poll(() => main.inputsOf('doorbell.open').length).toBe(2)
  })

  it('answers and silences by press and by key, and no key opens a door', async () => {
    const { page, main } = await open({ ...BELL, calls: [DOOR_CALL] }, ANSWERS, incoming)
    await page.getByText('Front door', { exact: true }).waitFor()
    for (const key of ['Enter', 'Space', 'o', 'Escape', 'Control+Enter']) await page.keyboard.press(key)
    await page.getByRole('button', { name: 'Silence' }).click()
    await page.getByRole('button', { name: 'Answer' }).click()
    await page.getByRole('button', { name: 'Decline' }).click()
    await expect.poll(() => main.inputsOf('call.decline').length).toBe(1)
    expect(main.inputsOf('call.answer')).toEqual([{ callId: DOOR_CALL.id }, { callId: DOOR_CALL.id }])
    expect(main.inputsOf('doorbell.silence')).toEqual([
      { ...door, session: 7 },
      { ...door, session: 7 },
    ])
    expect(main.inputsOf('app.openWindow')).toHaveLength(1)
    expect(main.inputsOf('doorbell.open')).toEqual([])
  })

  it('does without a picture where there is none', async () => {
    const none = { ok: false, error: appError('not-supported') } as const
    const { page } = await open(BELL, { ...ANSWERS, 'doorbell.picture': () => none }, incoming)
    await page.getByRole('img', { name: 'No picture yet' }).waitFor()
    await page.getByRole('button', { name: 'Open door' }).waitFor()
  })
})
