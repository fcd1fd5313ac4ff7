import { describe, expect, it } from 'vitest'
import type { DndState } from '../../../../shared/domain/availability.ts'
import type { AccountView, AppSnapshot } from '../../../../shared/domain/snapshot.ts'
import { appError } from '../../../../shared/errors.ts'
import { ago, BASE, DOOR, OFFICE, TWO_ACCOUNTS } from '../../../ui/scenarios.ts'
import { useScreens } from '../../../ui/with-screens.ts'

const open = useScreens()
const on = (until: string | null): DndState => ({ kind: 'on', until, scheduled: false })
const withDnd = (view: AccountView, change: Partial<AccountView['dnd']>): AccountView => ({
  ...view,
  dnd: { ...view.dnd, ...change },
})
const said = (value: DndState) => ({ state: { value, asOf: ago(0), source: 'server' } }) as const

async function availability(snapshot: AppSnapshot) {
  const opened = await open(snapshot)
  await opened.page.getByRole('tab', { name: 'Availability' }).click()
  return opened
}

describe('Do Not Disturb', () => {
  it('asks for every account, shows that it waits, and turns only when the server has said so', async () => {
    const { page, main } = await availability(BASE)
    const big = page.getByRole('switch', { name: /^Do not disturb/ })
    await page.getByText('Do not disturb', { exact: true }).click()
    expect(main.inputsOf('dnd.set')).toEqual([{ accountId: null, on: true, minutes: null }])
    main.change({ accounts: [withDnd(OFFICE, { pending: on(null) })] })
    await page.getByText('Asked: On. Waiting for the answer…').waitFor()
    expect(await big.isChecked()).toBe(false)
    main.change({ accounts: [withDnd(OFFICE, said(on(null)))] })
    await page.getByText('On until you turn it off').first().waitFor()
    expect(await big.isChecked()).toBe(true)
    await page.getByText('Confirmed by the server now').first().waitFor()
  })

  it('offers durations in minutes of the contract', async () => {
    const { page, main } = await availability(BASE)
    for (const name of ['30 min', '1 hour', 'Until 17:00', 'Until tomorrow 8:00', 'Until I turn it off']) {
      await page.getByRole('button', { name }).click()
    }
    // 11:24:30 in Amsterdam: whole minutes, rounded up so that the end is not before the time that was named.
    expect(main.inputsOf('dnd.set').map(({ minutes }) => minutes)).toEqual([30, 60, 336, 1236, null])
  })

  it('shows each account for itself when they differ, and tries the same wish again', async () => {
    const { page, main } = await availability({
      ...TWO_ACCOUNTS,
      accounts: [
        withDnd(OFFICE, said(on(ago(-60)))),
        withDnd(DOOR, {
          state: { value: { kind: 'off' }, asOf: ago(14.5), source: 'server' },
          error: appError('timeout', { host: 'pbx.example.net' }),
        }),
      ],
    })
    await page.getByText('On for 1 of 2 accounts').waitFor()
    await page.getByText('Last known 14 min ago').waitFor()
    await page.getByRole('button', { name: '1 hour' }).click()
    await page.getByRole('button', { name: 'Try again' }).click()
    expect(main.inputsOf('dnd.set').at(-1)).toEqual({ accountId: 'door', on: true, minutes: 60 })
  })

  it('reads again when nothing was asked for and reading failed', async () => {
    const { page, main } = await availability({
      ...BASE,
      accounts: [withDnd(OFFICE, { error: appError('unreachable') })],
    })
    await page.getByRole('button', { name: 'Try again' }).click()
    expect(main.inputsOf('app.refresh')).toEqual([{}])
  })

  it('can be ended from the banner, which stays until it is so', async () => {
    const { page, main } = await open({ ...BASE, accounts: [withDnd(OFFICE, said(on(ago(-336))))] })
    await page.getByText(/Do not disturb is on until 17:0\d\./).waitFor()
    await page.getByRole('button', { name: 'Turn off' }).click()
    expect(main.inputsOf('dnd.set')).toEqual([{ accountId: null, on: false, minutes: null }])
    await page.getByText(/Do not disturb is on until/).waitFor()
    main.change({ accounts: [OFFICE] })
    await page.getByText(/Do not disturb is on until/).waitFor({ state: 'detached' })
  })
})

describe('forwarding', () => {
  it('says where calls go and changes one condition, with the consequence on the button', async () => {
    const { page, main } = await availability(BASE)
    await page.getByRole('button', { name: /^Every call/ }).click()
    await page.getByText('A number or address').click()
    await page.getByRole('button', { name: 'Divert all calls' }).click()
    await page.getByText('This is needed.').waitFor()
    await page.getByLabel('Number or address').last().fill('tel:+31 20 765 43 21')
    await page.getByRole('button', { name: 'Divert all calls' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(main.inputsOf('forwarding.set')).toEqual([
      { accountId: 'office', when: 'always', to: '+31207654321' },
    ])
  })

  it('ends a forward, and does nothing when nothing was changed', async () => {
    const { page, main } = await availability(BASE)
    await page.getByRole('button', { name: /When I’m on another call/ }).click()
    await page.getByRole('button', { name: 'Forward when busy' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(main.inputsOf('forwarding.set')).toEqual([])
    await page.getByRole('button', { name: /When I’m on another call/ }).click()
    await page.getByText('Do not forward').click()
    await page.getByRole('button', { name: 'Stop forwarding' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(main.inputsOf('forwarding.set')).toEqual([{ accountId: 'office', when: 'busy', to: null }])
  })

  it('keeps the sheet and what was typed when the server refuses', async () => {
    const { page, main } = await availability(BASE)
    main.handlers['forwarding.set'] = () => ({
      ok: false,
      error: appError('refused-by-server', { host: 'sip2sip.info', serverText: 'not allowed' }),
    })
    await page.getByRole('button', { name: /When my phones are off/ }).click()
    await page.getByLabel('Number or address').last().fill('900')
    await page.keyboard.press('Enter')
    await page.getByText('sip2sip.info refused the change: “not allowed”.').waitFor()
    expect(await page.getByLabel('Number or address').last().inputValue()).toBe('900')
  })

  it('undoes, tells what is not confirmed, and shows a ring order over time', async () => {
    const { page, main } = await availability({
      ...TWO_ACCOUNTS,
      accounts: [{ ...OFFICE, forwarding: { ...OFFICE.forwarding, canUndo: true, unconfirmed: true } }, DOOR],
    })
    await page.getByText('The server took it but did not confirm it').waitFor()
    await page.getByRole('button', { name: 'Undo last change' }).click()
    expect(main.inputsOf('forwarding.undo')).toEqual([{ accountId: 'office' }])
    await page.getByRole('button', { name: /Office Account/ }).click()
    await page.getByRole('option', { name: /Workshop/ }).click()
    const order = page.getByRole('group', { name: 'Rings over time' })
    await order.waitFor()
    expect(await order.innerText()).toMatch(/Your own phones\s+20 s\s+201\s+15 s[\s\S]+Off/)
  })

  it('stops diverting from the banner', async () => {
    const value = {
      kind: 'by-condition',
      always: 'voicemail',
      busy: null,
      noAnswer: null,
      offline: null,
      unavailable: null,
    } as const
    const plan = { value, asOf: ago(1), source: 'server' } as const
    const { page, main } = await open({
      ...BASE,
      accounts: [{ ...OFFICE, forwarding: { ...OFFICE.forwarding, plan } }],
    })
    await page.getByText('All calls to Office go to Voicemail.').waitFor()
    await page.getByText('Diverted to Voicemail').waitFor()
    await page.getByRole('button', { name: 'Stop diverting' }).click()
    expect(main.inputsOf('forwarding.set')).toEqual([{ accountId: 'office', when: 'always', to: null }])
  })
})

describe('my number', () => {
  it('claims no state before it was set here', async () => {
    const { page, main } = await availability(BASE)
    await page.getByText('State unknown until set here: the phone system does not tell.').waitFor()
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
    await page.getByText('Hide', { exact: true }).click()
    expect(main.inputsOf('privacy.set')).toEqual([{ accountId: 'office', on: true }])
    const state = { value: { kind: 'on' }, asOf: ago(0), source: 'local' } as const
    main.change({ accounts: [{ ...OFFICE, privacy: { ...OFFICE.privacy, state } }] })
    await page.getByText(/^Set here now;/).waitFor()
    expect(await page.getByRole('radio', { name: 'Hide' }).isChecked()).toBe(true)
  })
})
