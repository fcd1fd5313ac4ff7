import { describe, expect, it } from 'vitest'
import { CallIdSchema } from '../../../shared/ids.ts'
import { appError } from '../../../shared/errors.ts'
import { BASE, DOOR, OFFICE, RINGING } from '../../ui/scenarios.ts'
import { useScreens } from '../../ui/with-screens.ts'

const open = useScreens()
const incoming = { window: 'incoming' } as const
const ringing = { ...BASE, calls: [RINGING] }

describe('the popup of an incoming call', () => {
  it('shows who, to which account, and three answers that fit into 400×128', async () => {
    const { page } = await open(ringing, {}, incoming)
    for (const text of ['Ann van der Berg', '+31612349876 · name sent by the caller', 'to Office']) {
      await page.getByText(text, { exact: true }).waitFor()
    }
    const overflow = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('button')].map((button) => button.getBoundingClientRect())
      return boxes.filter(
        ({ right, bottom, height }) => right > innerWidth || bottom > innerHeight || height < 24,
      ).length
    })
    expect(overflow).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(128)
  })

  it('answers, declines in both ways and silences by press', async () => {
    const { page, main } = await open(ringing, {}, incoming)
    await page.getByRole('button', { name: 'Silence' }).click()
    await page.getByRole('button', { name: 'Decline', exact: true }).click()
    await page.getByRole('button', { name: 'More ways to decline' }).click()
    await page.getByRole('button', { name: 'Busy here' }).click()
    await page.getByRole('button', { name: 'On all devices' }).click()
    await page.getByRole('button', { name: 'Back' }).click()
    await page.getByRole('button', { name: 'Answer' }).click()
    await page.getByRole('button', { name: /^Ann van der Berg/ }).click()
    await expect.poll(() => main.inputsOf('app.openWindow').length).toBe(1)
    expect(main.inputsOf('call.silence')).toHaveLength(1)
    expect(main.inputsOf('call.decline').map(({ how }) => how)).toEqual(['busy', 'busy', 'everywhere'])
    expect(main.inputsOf('call.answer')).toEqual([{ callId: RINGING.id }])
  })

  it('answers with Control+Enter, silences with Escape, and ignores Enter and Space', async () => {
    const { page, main } = await open(ringing, {}, incoming)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+.')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => main.inputsOf('call.answer').length).toBe(1)
    expect(main.asked.map(({ name }) => name)).toEqual([
      'app.snapshot',
      'call.silence',
      'call.decline',
      'call.answer',
    ])
  })

  it('keeps two calls apart in 400×220 and counts the rest', async () => {
    const second = {
      ...RINGING,
      id: CallIdSchema.parse('second'),
      accountId: 'door',
      remote: { ...RINGING.remote, displayName: 'Bo' },
    }
    const third = { ...RINGING, id: CallIdSchema.parse('third') }
    const { page, main } = await open(
      { ...BASE, accounts: [OFFICE, DOOR], calls: [RINGING, second] },
      {},
      { ...incoming, height: 220 },
    )
    await page.getByRole('region', { name: 'Bo' }).getByRole('button', { name: 'Answer' }).click()
    expect(main.inputsOf('call.answer')).toEqual([{ callId: 'second' }])
    await page.getByText('to Workshop').waitFor()
    main.change({ calls: [RINGING, second, third] })
    await page.getByText('and 1 more').waitFor()
  })

  it('says how it ended and keeps saying it when the call is forgotten', async () => {
    const { page, main } = await open(ringing, {}, incoming)
    await page.getByRole('button', { name: 'Answer' }).waitFor()
    main.change({ calls: [{ ...RINGING, phase: 'ended', end: 'elsewhere' }] })
    await page.getByText('Answered on another device').waitFor()
    main.change({ calls: [] })
    await page.getByText('Answered on another device').waitFor()
    expect(await page.getByRole('button', { name: 'Answer' }).count()).toBe(0)
  })

  it('says when an answer did not get through', async () => {
    const { page } = await open(
      ringing,
      { 'call.answer': () => ({ ok: false, error: appError('call-not-found') }) },
      incoming,
    )
    await page.getByRole('button', { name: 'Answer' }).click()
    await page.getByText('This call has already ended.').waitFor()
  })

  it('follows the chosen look', async () => {
    const { page } = await open({ ...ringing, settings: { ...BASE.settings, theme: 'dark' } }, {}, incoming)
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
  })
})
