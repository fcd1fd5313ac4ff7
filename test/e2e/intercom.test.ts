import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setStage, type Stage } from './stage.ts'

let stage: Stage
let doorId = ''
beforeAll(async () => {
  stage = await setStage()
  await stage.addAlice()
})
afterAll(() => stage.close())

const intercomOf = async () => (await stage.snapshot()).accounts.find(({ intercom }) => intercom)?.intercom
const openDoorPage = async () => {
  const { window } = stage
  await window.getByRole('tab', { name: 'Devices' }).click()
  await window
    .getByRole('tabpanel')
    .getByRole('button', { name: /^Front door/ })
    .click()
  await window.getByRole('heading', { name: 'SIP accounts of the device' }).waitFor()
}

describe('an intercom of the demo company', () => {
  it('is added in the window, with its factory certificate compared by eye', async () => {
    const { window, company } = stage
    const { server, user, password, pin } = company.intercom.description
    await window.getByRole('button', { name: /Choose account, settings$/ }).click()
    await window.getByRole('menuitem', { name: 'Add account…' }).click()
    await window.getByRole('button', { name: /^2N intercom/ }).click()
    await window.getByLabel(/^Address of the device/).fill(server)
    await window.getByLabel(/^API user name/).fill(user)
    await window.getByRole('textbox', { name: /^API password/ }).fill(password)
    await window.getByRole('button', { name: 'Test account' }).click()
    await window.getByRole('heading', { name: 'Is this your server?' }).waitFor()
    const shown = await window.locator('.compare').innerText()
    expect(shown.replace(/[^0-9a-f]/gi, '').toLowerCase()).toContain(pin)
    await window.getByRole('button', { name: 'The codes are the same: trust it' }).click()
    await window.getByText('It works').waitFor()
    await window.getByLabel(/^Name for this account/).fill('Front door')
    await window.getByRole('main').getByRole('button', { name: 'Add account', exact: true }).click()
    const { accounts } = await stage.until('followed', ({ accounts: all }) =>
      all.some(({ intercom }) => intercom?.events === 'live'),
    )
    doorId = accounts.find(({ intercom }) => intercom)?.info.id ?? ''
  })

  it('rings in the popup, and the door opens by a press there', async () => {
    const { company, app } = stage
    const { device } = company.intercom
    const popup = await app.window('incoming')
    const bell = device.press(1, 'sip:alice@demo.sidetone.test')
    await popup.getByText('Somebody is at the door').waitFor()
    await popup.getByRole('img', { name: 'What the camera of Front door sees' }).waitFor()
    await popup.getByRole('button', { name: 'Open door' }).click()
    await popup.getByRole('status').getByText('Door opened').waitFor()
    expect(device.switches[0]?.active).toBe(true)
    device.end(bell, 'noanswer')
    await stage.until('quiet', ({ accounts }) => accounts.every(({ intercom }) => !intercom?.doorbell))
    const { json } = await stage.cli(['intercom', 'changes', '--account', doorId])
    expect(json).toMatchObject({
      changes: [{ kind: 'intercom-door', after: { switch: 1, action: 'on', active: true }, confirmed: true }],
    })
  })

  it('takes a change of its settings, read back, and gives it back', async () => {
    const { window, company } = stage
    await openDoorPage()
    await window.getByRole('button', { name: 'Settings', exact: true }).first().click()
    const name = window.getByRole('textbox', { name: /Phone\.Sip\.User\.DisplayName/ }).first()
    await name.fill('Main entrance')
    await window.getByRole('button', { name: 'Compare and save' }).first().click()
    await window.getByText('Saved and read back.').waitFor()
    const nameThere = () => company.intercom.device.lines[0]?.config.displayName
    expect(nameThere()).toBe('Main entrance')
    await window.getByRole('button', { name: 'Put back what stood before' }).first().click()
    await window.getByText('Put back and read back.').waitFor()
    expect(nameThere()).toBe('Front door')
    await window.getByRole('button', { name: 'Back', exact: true }).click()
  })

  it('is repaired: exactly what is wrong, then registered', async () => {
    const { window, company } = stage
    const { device } = company.intercom
    device.setOnPage(1, { domain: 'old.example', registrationEnabled: false })
    await openDoorPage()
    await window.getByLabel('Registers with').fill('Office')
    await window.getByRole('button', { name: 'Save', exact: true }).click()
    await window.getByText('On the device: old.example').waitFor()
    await window.getByRole('button', { name: 'Set exactly these' }).click()
    await window.getByText('Set and read back. The device registered.').waitFor({ timeout: 20_000 })
    expect(device.lines[0]).toMatchObject({
      registered: true,
      config: { domain: 'demo.sidetone.test', registrationEnabled: true, sipNumber: '1010' },
    })
    expect((await intercomOf())?.health.findings.filter(({ field }) => field === 'domain')).toEqual([])
  })
})
