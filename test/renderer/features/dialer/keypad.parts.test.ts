import { describe, expect, it } from 'vitest'
import { appError } from '../../../../shared/errors.ts'
import { BASE, DOOR, HISTORY, historyOf, OFFICE, TWO_ACCOUNTS } from '../../../ui/scenarios.ts'
import { useScreens } from '../../../ui/with-screens.ts'

const open = useScreens()
const calls = historyOf(HISTORY)

async function keypad(snapshot = BASE, handlers = calls) {
  const opened = await open(snapshot, handlers)
  await opened.page.getByRole('tab', { name: 'Keypad' }).click()
  const field = opened.page.getByRole('textbox', { name: 'Name or number' })
  return { ...opened, field, key: (name: string) => opened.page.getByRole('button', { name }) }
}

describe('the keypad', () => {
  it('types with its keys where the caret is and names star and hash', async () => {
    const { page, field, key } = await keypad()
    await field.fill('14')
    await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(1, 1))
    await key('2 ABC').click()
    await key('3 DEF').click()
    expect(await field.inputValue()).toBe('1234')
    await field.evaluate((input: HTMLInputElement) => input.setSelectionRange(4, 4))
    await key('Star').click()
    await key('Hash').click()
    expect(await field.inputValue()).toBe('1234*#')
    const sizes = await page
      .locator('.phone-key')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()))
    expect(sizes).toHaveLength(12)
    for (const { width, height } of sizes) {
      expect(width).toBeGreaterThanOrEqual(56)
      expect(height).toBeGreaterThanOrEqual(48)
    }
  })

  it('gives + when 0 is held, 0 when it is pressed', async () => {
    const { page, field, key } = await keypad()
    const box = await key('0 +').boundingBox()
    if (!box) throw new Error('no key 0')
    await page.mouse.move(box.x + 10, box.y + 10)
    await page.mouse.down()
    await expect.poll(() => field.inputValue()).toBe('+')
    await page.mouse.up()
    await key('0 +').click()
    expect(await field.inputValue()).toBe('+0')
  })

  it('deletes one sign at a press and goes on while held', async () => {
    const { page, field, key } = await keypad()
    await field.fill('123456')
    await key('Delete').click()
    expect(await field.inputValue()).toBe('12345')
    const box = await key('Delete').boundingBox()
    if (!box) throw new Error('no delete key')
    await page.mouse.move(box.x + 5, box.y + 5)
    await page.mouse.down()
    await expect.poll(() => field.inputValue(), { timeout: 5000 }).toBe('')
    await page.mouse.up()
  })

  it('cleans what is pasted', async () => {
    const { page, field } = await keypad()
    await page.evaluate(() => navigator.clipboard.writeText('tel:+31 (20) 123-4567\n'))
    await field.focus()
    await page.keyboard.press('Control+V')
    await expect.poll(() => field.inputValue()).toBe('+31201234567')
  })

  it('calls with Enter, empties the field when the call is on its way and keeps it when not', async () => {
    const { page, main, field } = await keypad()
    main.handlers['call.dial'] = () => ({ ok: false, error: appError('target-invalid', { detail: 'host' }) })
    await field.fill('ann@bad_host')
    await page.keyboard.press('Enter')
    await page.getByText('The part after @ is not a server’s name.').waitFor()
    expect(await field.inputValue()).toBe('ann@bad_host')
    await field.fill('200')
    await page.getByText('The part after @').waitFor({ state: 'detached' })
    delete main.handlers['call.dial']
    await page.getByRole('button', { name: 'Call', exact: true }).click()
    await expect.poll(() => field.inputValue()).toBe('')
    expect(main.inputsOf('call.dial').at(-1)).toEqual({ target: '200', accountId: null })
  })

  it('lets the person choose the line', async () => {
    const { page, main, field } = await keypad(TWO_ACCOUNTS)
    await page.getByRole('button', { name: /Line for this call/ }).click()
    await page.getByRole('option', { name: /Workshop/ }).click()
    await field.fill('200')
    await page.keyboard.press('Enter')
    expect(main.inputsOf('call.dial')).toEqual([{ target: '200', accountId: 'door' }])
  })

  it('suggests people of the past and takes their number over without calling', async () => {
    const { page, main, field } = await keypad()
    await field.fill('eva')
    await page.getByRole('option', { name: 'Eva' }).click()
    expect(await field.inputValue()).toBe('204@sip2sip.info')
    expect(main.inputsOf('call.dial')).toEqual([])
  })

  it('says that no line is ready instead of a button that does nothing', async () => {
    const { page } = await keypad({
      ...BASE,
      accounts: [
        { ...OFFICE, line: { kind: 'off' } },
        { ...DOOR, line: { kind: 'off' } },
      ],
    })
    expect(await page.getByRole('button', { name: 'No line is ready to call' }).isDisabled()).toBe(true)
  })
})

describe('a call that a link asks for', () => {
  const request = {
    id: 'r1',
    target: '+31201234567',
    display: '+31201234567',
    origin: 'link',
    risks: [],
    country: { code: '31', region: 'NL' },
    tones: null,
  } as const
  it('waits for a yes: nothing on the sheet has the focus, Enter answers nothing', async () => {
    const { page, main } = await open({ ...BASE, dialRequest: request }, calls)
    await page.getByRole('alertdialog', { name: 'Call +31\u00a0201\u00a0234\u00a0567?' }).waitFor()
    await page.keyboard.press('Enter')
    expect(main.inputsOf('dial.confirm')).toEqual([])
    await page.getByRole('button', { name: 'Call', exact: true }).click()
    expect(main.inputsOf('dial.confirm')).toEqual([{ id: 'r1', accountId: null, accepted: false }])
  })
  it('goes away with Escape, keeps standing when the call could not start', async () => {
    const { page, main } = await open(
      { ...TWO_ACCOUNTS, dialRequest: request },
      {
        ...calls,
        'dial.confirm': () => ({ ok: false, error: appError('line-not-ready', { accountId: 'door' }) }),
      },
    )
    await page.getByRole('button', { name: /^Office With|With/ }).click()
    await page.getByRole('option', { name: /Workshop/ }).click()
    await page.getByRole('button', { name: 'Call', exact: true }).click()
    await page.getByText('Workshop is not connected to its phone server').waitFor()
    expect(main.inputsOf('dial.confirm')).toEqual([{ id: 'r1', accountId: 'door', accepted: false }])
    await page.keyboard.press('Escape')
    expect(main.inputsOf('dial.dismiss')).toEqual([{ id: 'r1' }])
  })

  it('wants a tick before a call that can cost or change something', async () => {
    const { page, main } = await open(
      { ...BASE, dialRequest: { ...request, risks: ['premium', 'foreign'] } },
      calls,
    )
    const call = page.getByRole('button', { name: 'Call', exact: true })
    await page.getByText('can cost a lot more').waitFor()
    await page.waitForTimeout(500)
    expect(await call.isDisabled()).toBe(true)
    await page.getByText('I know this and want to call').click()
    await call.click()
    expect(main.inputsOf('dial.confirm')).toEqual([{ id: 'r1', accountId: null, accepted: true }])
  })

  it('takes no click in its first moment', async () => {
    const { page, main } = await open(BASE, calls)
    // Watched from inside the page: by the time a question from outside arrives, the moment may be over.
    const watched = page.evaluate(
      () =>
        new Promise<{ at: number; disabled: boolean }[]>((done) => {
          const seen: { at: number; disabled: boolean }[] = []
          const look = () => {
            const call = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Call')
            if (call && seen.at(-1)?.disabled !== call.disabled)
              seen.push({ at: performance.now(), disabled: call.disabled })
            if (seen.length < 2) requestAnimationFrame(look)
            else done(seen)
          }
          look()
        }),
    )
    main.change({ dialRequest: request })
    const [first, second] = await watched
    expect([first?.disabled, second?.disabled]).toEqual([true, false])
    // One picture earlier or later: 400 ms.
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(350)
  })
})
