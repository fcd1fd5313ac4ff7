import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setStage, type Stage } from './stage.ts'

/* An extension of the demo company's sipXcom-like phone system in the running app, from adding it to its rooms. */

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.close())

const boris = () => {
  const user = stage.company.portal.users.get('201')
  if (!user) throw new Error('the demo company has no 201')
  return user
}
const tab = (name: string | RegExp) => stage.window.getByRole('tab', { name }).click()
const first = async () => {
  const { accounts } = await stage.snapshot()
  if (!accounts[0]) throw new Error('no account')
  return accounts[0]
}

describe('an extension of the demo company', () => {
  it('is added in the window, with the certificate of its own CA compared by eye', async () => {
    const { window, company } = stage
    const { server, domain, pin } = company.portal.description
    await window.getByRole('button', { name: /^sipXcom/ }).click()
    await window.getByLabel(/^Address of the user portal/).fill(server)
    await window.getByLabel(/^User name/).fill('boris')
    await window.getByRole('textbox', { name: /^Portal password/ }).fill('demo-boris')
    const more = window.getByRole('button', { name: 'More options' })
    if ((await more.count()) > 0) await more.click()
    await window.getByLabel(/^SIP domain/).fill(domain)
    await window.getByRole('button', { name: 'Test account' }).click()
    await window.getByRole('heading', { name: 'Is this your server?' }).waitFor()
    const shown = await window.locator('.compare').innerText()
    expect(shown.replace(/[^0-9a-f]/gi, '').toLowerCase()).toContain(pin)
    await window.getByRole('button', { name: 'The codes are the same: trust it' }).click()
    await window.getByText('It works').waitFor()
    await window.getByLabel(/^Name for this account/).fill('Office')
    await window.getByRole('main').getByRole('button', { name: 'Add account', exact: true }).click()
    await stage.until('added', ({ accounts }) => accounts[0]?.voicemail?.count != null)
    expect((await first()).info).toMatchObject({ provider: 'sipxcom', address: `201@${domain}` })
  })

  it('changes who rings when, with the hours of one, and takes it back', async () => {
    const { window } = stage
    await tab('Availability')
    await window.getByRole('button', { name: 'Change', exact: true }).click()
    const sheet = window.getByRole('dialog')
    await sheet.getByRole('textbox', { name: /Your own phones ring/ }).fill('12')
    await sheet.getByRole('button', { name: 'Add a phone' }).click()
    const row = sheet.getByRole('group', { name: 'Phone 1' })
    await row.getByRole('textbox', { name: 'Number or SIP address' }).fill('+1 (423) 555-1212')
    await row.getByRole('textbox', { name: 'For (seconds)' }).fill('25')
    await row.getByRole('button', { name: /Hours/ }).click()
    await window.getByRole('option', { name: 'Office hours' }).click()
    await sheet.getByRole('button', { name: 'Save', exact: true }).click()
    await sheet.waitFor({ state: 'detached' })
    const [schedule] = boris().schedules
    expect(boris().forwarding).toMatchObject({
      expiration: 12,
      rings: [
        {
          type: 'If no response',
          number: '+14235551212',
          enabled: true,
          expiration: 25,
          scheduleId: schedule?.id,
        },
      ],
    })
    await window.getByRole('button', { name: /^Undo/ }).first().click()
    await expect.poll(() => boris().forwarding).toMatchObject({ expiration: 20, rings: [] })
  })

  it('calls by the desk phone, and tells how it goes', async () => {
    const { window, company } = stage
    const { calls } = company.portal
    calls.desk = [
      [200, '180 Ringing'],
      [3000, '200 OK'],
    ]
    calls.script = () => [
      [3200, '180 Ringing'],
      [5500, '200 OK'],
    ]
    await tab('Keypad')
    await window.getByRole('textbox', { name: /number/i }).fill('200')
    await window.getByRole('button', { name: 'Ring my desk phone first' }).click()
    const bar = window.getByRole('group', { name: 'Call by desk phone' })
    await bar.getByText('Your desk phone rings').waitFor()
    await bar.getByText('200 answered').waitFor()
  })

  it('shows a call on the desk phone, and passes it on', async () => {
    const { window, company } = stage
    company.portal.calls.active = [{ from: '201', to: '200', startedMs: Date.now() - 65_000 }]
    await tab('Calls')
    const list = window.getByRole('region', { name: 'Now at Office' })
    await list.getByText('Outgoing').waitFor()
    await list.getByRole('button', { name: 'Pass on the call with 200' }).click()
    await window.getByRole('dialog').getByRole('searchbox').fill('202')
    await window.getByRole('button', { name: 'Pass on', exact: true }).click()
    await expect.poll(() => company.portal.calls.active).toMatchObject([{ from: '200', to: '202' }])
  })

  it('plays a message, which is heard from then on', async () => {
    const { window } = stage
    await tab(/Voicemail/)
    await window
      .getByRole('option', { name: /Annika/ })
      .first()
      .click()
    await window.getByRole('button', { name: 'Play', exact: true }).click()
    await window.getByRole('button', { name: 'Pause' }).waitFor()
    await expect.poll(() => boris().mailbox.messages.find(({ id }) => id === '0000042')?.heard).toBe(true)
    await window.getByRole('button', { name: 'Pause' }).click()
  })

  it('finds people as it types, with their pictures', async () => {
    const { window } = stage
    await tab('People')
    await window.getByRole('option', { name: /Dora Private/ }).waitFor()
    await window.getByRole('searchbox', { name: 'Name, number or e-mail' }).fill('anni')
    await expect.poll(() => window.getByRole('option').count()).toBe(1)
    await window.getByRole('option', { name: /Annika Switch/ }).click()
    await window.locator('.person-picture').waitFor()
    await window.getByRole('searchbox', { name: 'Name, number or e-mail' }).fill('')
  })

  it('moderates a room', async () => {
    const { window } = stage
    await window.getByRole('button', { name: /Show$/ }).click()
    await window.getByRole('option', { name: 'Rooms' }).click()
    await window.getByRole('button', { name: /boris-room/ }).click()
    await window.getByRole('button', { name: 'Lock room' }).click()
    const room = () => boris().rooms.find(({ setting }) => setting.name === 'boris-room')
    await expect.poll(() => room()?.locked).toBe(true)
    await window.getByRole('button', { name: 'Unlock room' }).waitFor()
    await window.getByRole('button', { name: /^Mute 200/ }).click()
    await expect.poll(() => room()?.members.find(({ name }) => name === '200')?.canSpeak).toBe(false)
  })
})
