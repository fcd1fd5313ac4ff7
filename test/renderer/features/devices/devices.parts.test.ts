import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { appError } from '../../../../shared/errors.ts'
import { accountParts, FULL } from '../../../ui/scenarios-account.ts'
import { ANSWERS, BELL, CONFIG, DOOR_CALL, DOORS } from '../../../ui/scenarios-intercom.ts'
import { BASE } from '../../../ui/scenarios.ts'
import { useScreens } from '../../../ui/with-screens.ts'

const open = useScreens()
const tall = { height: 2000 } as const
const PHONES = { ...FULL, info: { ...FULL.info, id: 'phones', name: 'At home' } }
const openGate = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: 'Devices' }).click()
  await page.getByRole('button', { name: /^Gate/ }).click()
}

describe('the tab of devices', () => {
  it('is there only for accounts that have some', async () => {
    const { page, main } = await open(BASE)
    await page.getByRole('tab', { name: 'Calls' }).waitFor()
    expect(await page.getByRole('tab', { name: 'Devices' }).count()).toBe(0)
    main.change({ accounts: DOORS.accounts })
    await page.getByRole('tab', { name: 'Devices' }).click()
    main.change({ accounts: BASE.accounts })
    await page.getByRole('tab', { name: 'Calls', selected: true }).waitFor()
  })

  it('lists intercoms by group with a word for the health of each', async () => {
    const { page } = await open(DOORS)
    await page.getByRole('tab', { name: 'Devices' }).click()
    const rows = page.getByRole('tabpanel').getByRole('button')
    await expect
      .poll(() => rows.allInnerTexts().then((texts) => texts.map((text) => text.split('\n').at(-1))))
      .toEqual(['Not reachable', 'All well', '3 things to mend', 'Not all can be seen'])
    await page.getByRole('heading', { name: 'Warehouse' }).waitFor()
  })

  it('leads from the phones of an account to its page, and back', async () => {
    const { page } = await open({ ...DOORS, accounts: [...DOORS.accounts, PHONES] }, accountParts())
    await page.getByRole('tab', { name: 'Devices' }).click()
    const phones = page.getByRole('region', { name: 'Phones', exact: true })
    await phones.getByRole('button', { name: /signed in with this account/ }).click()
    await page.getByRole('heading', { name: 'Registered phones' }).waitFor()
    await page.getByText('This computer', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await page.getByRole('tab', { name: 'Devices', selected: true }).waitFor()
  })
})

describe('the page of an intercom', () => {
  it('opens the door by one press and tells what the device said', async () => {
    const done = {
      ok: true,
      value: {
        switch: { switch: 1, enabled: true, mode: 'monostable', onSec: 5, active: true, locked: false },
        confirmed: true,
        differs: false,
      },
    } as const
    const { page, main } = await open(DOORS, { ...ANSWERS, 'intercom.operate': () => done }, tall)
    await openGate(page)
    await page.getByRole('button', { name: 'Open door' }).click()
    await page.getByText('Door opened. The device confirmed it.').waitFor()
    expect(main.inputsOf('intercom.operate')).toEqual([{ accountId: 'gate', switch: 1, action: 'on' }])
  })

  it('sets exactly what is wrong, and shows it read back', async () => {
    const findings =
      DOORS.accounts.find(({ info }) => info.id === 'gate')?.intercom?.health.findings.slice(0, 2) ?? []
    const write = {
      kind: 'saved',
      config: { ...CONFIG, domain: 'pbx.example', domainPort: '5062' },
      fields: [],
      confirmed: true,
      passwordKept: false,
    } as const
    const { page, main } = await open(
      DOORS,
      {
        ...ANSWERS,
        'intercom.repair': () => ({
          ok: true,
          value: { proposed: findings, write, registered: true, verifiedBy: 'event' },
        }),
      },
      tall,
    )
    await openGate(page)
    await page.getByText('On the device: old.example').waitFor()
    await page.getByText('Should be: pbx.example').waitFor()
    await page.getByRole('button', { name: 'Set exactly these' }).click()
    await page.getByText('Set and read back. The device registered.').waitFor()
    await page.getByText(/Port of the domain: Expected 5062, Now 5062/).waitFor()
    expect(main.inputsOf('intercom.repair')).toEqual([{ accountId: 'gate', sipAccount: 1 }])
  })

  it('sends only what was changed, with what was seen, and the password apart', async () => {
    const { page, main } = await open(
      DOORS,
      {
        ...ANSWERS,
        'intercom.saveConfig': ({ expected }) => ({
          ok: true,
          value: {
            kind: 'refused',
            config: expected,
            error: appError('refused-by-server', {
              status: 12,
              field: 'answerMode',
              detail: 'device-parameter',
            }),
            fields: [
              { field: 'answerMode', state: 'refused' },
              { field: 'displayName', state: 'not-applied' },
              { field: 'password', state: 'not-applied' },
            ],
          },
        }),
      },
      { height: 3000 },
    )
    await openGate(page)
    await page.getByRole('button', { name: 'Settings', exact: true }).first().click()
    const field = (name: RegExp) => page.getByRole('textbox', { name }).first()
    const save = page.getByRole('button', { name: 'Compare and save' }).first()
    await field(/Phone\.Sip\.Client\.Port/).fill('70000')
    await page.getByText('A port is a whole number from 1 to 65535').waitFor()
    expect(await save.isDisabled()).toBe(true)
    await field(/Phone\.Sip\.Client\.Port/).fill('')
    await field(/Phone\.Sip\.User\.DisplayName/).fill('Gate')
    await field(/Phone\.Sip\.Misc\.AnswerMode/).fill('9')
    await page
      .getByLabel(/Phone\.Sip\.User\.PasswordString/)
      .first()
      .fill('planted')
    await save.click()
    await page.getByText('The device refused the change as a whole').waitFor()
    await page.getByText('Fine, but not saved because another was refused').waitFor()
    expect(main.inputsOf('intercom.saveConfig')).toEqual([
      {
        accountId: 'gate',
        sipAccount: 1,
        set: { displayName: 'Gate', answerMode: '9' },
        password: 'planted',
        expected: CONFIG,
      },
    ])
  })

  it('puts back what stood before, and says that a password stays', async () => {
    const { page, main } = await open(
      DOORS,
      {
        ...ANSWERS,
        'intercom.undoConfig': () => ({
          ok: true,
          value: { kind: 'saved', config: CONFIG, fields: [], confirmed: true, passwordKept: true },
        }),
      },
      { height: 3000 },
    )
    await openGate(page)
    await page.getByRole('button', { name: 'Settings', exact: true }).first().click()
    await page.getByRole('button', { name: 'Put back what stood before' }).click()
    await page.getByText('The password stays as it was set').waitFor()
    expect(main.inputsOf('intercom.undoConfig')).toEqual([{ accountId: 'gate', sipAccount: 1 }])
  })

  it('deletes one call from the list of the device', async () => {
    const { page, main } = await open(DOORS, ANSWERS, tall)
    await openGate(page)
    await page.getByRole('button', { name: 'Show call log' }).click()
    await page.getByRole('button', { name: /^Delete sip:2001@pbx\.example/ }).click()
    await expect.poll(() => main.inputsOf('intercom.log').length).toBe(2)
    expect(main.inputsOf('intercom.removeFromLog')).toEqual([{ accountId: 'gate', id: '9' }])
  })

  it('dials, answers and hangs up at the device', async () => {
    const talking = DOORS.accounts.map((view) =>
      view.info.id === 'gate' && view.intercom
        ? {
            ...view,
            intercom: {
              ...view.intercom,
              calls: [
                { session: 3, direction: 'incoming', state: 'ringing', peer: 'sip:a@pbx.example' } as const,
              ],
            },
          }
        : view,
    )
    const { page, main } = await open(
      { ...DOORS, accounts: talking },
      { ...ANSWERS, 'intercom.dial': () => ({ ok: true, value: { session: 4 } }) },
      tall,
    )
    await openGate(page)
    await page.getByRole('button', { name: 'Let the device answer' }).click()
    await page.getByRole('button', { name: 'Hang up' }).click()
    await page.getByLabel('Let the device call').fill('2001/2')
    await page.keyboard.press('Enter')
    await page.getByText('The device calls.').waitFor()
    expect(main.inputsOf('intercom.answer')).toEqual([{ accountId: 'gate', session: 3 }])
    expect(main.inputsOf('intercom.hangUp')).toEqual([{ accountId: 'gate', session: 3 }])
    expect(main.inputsOf('intercom.dial')).toEqual([{ accountId: 'gate', target: '2001/2' }])
  })

  it('says of each part it cannot see where on the device that is set', async () => {
    const { page } = await open(DOORS, ANSWERS, tall)
    await page.getByRole('tab', { name: 'Devices' }).click()
    await page.getByRole('button', { name: /^Loading bay/ }).click()
    await page.getByText(/tick the privilege Switches – Monitoring/).waitFor()
    await page.getByText(/set Authentication on its own page under Services, HTTP API/).waitFor()
  })

  it('keeps what Do Not Disturb means there, and says which entry is wrong', async () => {
    let wrong = true
    const { page, main } = await open(
      DOORS,
      {
        ...ANSWERS,
        'account.setOptions': () =>
          wrong
            ? { ok: false, error: appError('invalid-input', { field: 'dnd' }) }
            : { ok: true, value: undefined },
      },
      { height: 3000 },
    )
    await openGate(page)
    const dnd = page.getByRole('textbox', { name: 'Do Not Disturb here means' })
    await dnd.fill('sometimes')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('This entry does not fit: dnd.').waitFor()
    wrong = false
    await dnd.fill('answer-mode:0')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect.poll(() => main.inputsOf('account.setOptions').length).toBe(2)
    expect(main.inputsOf('account.setOptions')[1]).toEqual({
      accountId: 'gate',
      values: { dnd: 'answer-mode:0' },
    })
  })
})

describe('a bell in the main window', () => {
  it('is a card on every view, one with the call that comes along', async () => {
    const { page, main } = await open({ ...BELL, calls: [DOOR_CALL] }, ANSWERS)
    const card = page.getByRole('group', { name: 'Doorbell: Front door' })
    await card.waitFor()
    expect(await page.getByRole('group', { name: /^Incoming call/ }).count()).toBe(0)
    await card.getByRole('button', { name: 'Open door' }).click()
    await card.getByRole('button', { name: 'Answer' }).click()
    expect(main.inputsOf('doorbell.open')).toEqual([{ accountId: 'front' }])
    expect(main.inputsOf('call.answer')).toMatchObject([{ callId: DOOR_CALL.id }])
  })

  it('opens the door from the call with it', async () => {
    const { page, main } = await open({ ...BELL, calls: [{ ...DOOR_CALL, phase: 'active' }] }, ANSWERS)
    await page
      .getByRole('region', { name: 'Current call' })
      .getByRole('button', { name: 'Open door' })
      .click()
    await expect.poll(() => main.inputsOf('doorbell.open').length).toBe(1)
  })
})
