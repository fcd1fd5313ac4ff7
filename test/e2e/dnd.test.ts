import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryNow } from '../../main/demo/sip2sip/state.ts'
import { setStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.addAlice()
  await stage.until('asked', ({ accounts }) => accounts[0]?.dnd.state.value.kind === 'off')
})
afterAll(() => stage.close())

const atServer = () => temporaryNow(stage.alice, new Date()).groups.includes('nobody')
const dndItems = async () =>
  (await stage.app.tray()).items.find((item) => item.label === 'Do not disturb')?.items ?? []

describe('Do Not Disturb from the tray', () => {
  it('reaches the server, the window and the tray itself', async () => {
    await stage.app.clickTray('Do not disturb', '1 hour')
    await stage.until('on', ({ accounts }) => accounts[0]?.dnd.state.value.kind === 'on')
    expect(atServer()).toBe(true)
    expect(temporaryNow(stage.alice, new Date()).minutes).toBeGreaterThan(58)
    await stage.window.getByText(/Do not disturb is on until/).waitFor()
    expect((await stage.app.tray()).items.map((item) => item.label)).toContainEqual(
      expect.stringMatching(/^Do not disturb until \d{1,2}:\d\d( [AP]M)?$/),
    )
    expect((await dndItems()).find((item) => item.label === 'Off')?.checked).toBe(false)
  })

  it('is undone by the button of the banner', async () => {
    await stage.window.getByRole('button', { name: 'Turn off' }).click()
    await stage.until('off', ({ accounts }) => accounts[0]?.dnd.state.value.kind === 'off')
    expect(atServer()).toBe(false)
    await expect.poll(async () => (await dndItems()).find((item) => item.label === 'Off')?.checked).toBe(true)
  })

  it('shows the truth when the server takes nothing, and works again afterwards', async () => {
    stage.company.accounts.setFault('500', { times: 20 })
    await stage.app.clickTray('Do not disturb', '30 minutes')
    const failed = await stage.until('refused', ({ accounts }) => accounts[0]?.dnd.error !== null)
    expect(failed.accounts[0]?.dnd.state.value.kind).toBe('off')
    expect((await dndItems()).find((item) => item.label === 'Off')?.checked).toBe(true)
    stage.company.accounts.setFault(null)
    await stage.app.clickTray('Do not disturb', 'Until I turn it off')
    await stage.until('on', ({ accounts }) => accounts[0]?.dnd.state.value.kind === 'on')
    await stage.app.clickTray('Do not disturb', 'Off')
    await stage.until('off', ({ accounts }) => accounts[0]?.dnd.state.value.kind === 'off')
  })

  it('diverts all calls to voicemail and back', async () => {
    await stage.app.clickTray('Divert all calls', 'To voicemail')
    await stage.until('diverted', ({ accounts }) => {
      const plan = accounts[0]?.forwarding.plan?.value
      return plan?.kind === 'by-condition' && plan.always === 'voicemail'
    })
    expect(stage.alice.diversions.FUNC).toContain('voice-mailbox')
    await stage.app.clickTray('Divert all calls', 'Off')
    await stage.until('not diverted', ({ accounts }) => {
      const plan = accounts[0]?.forwarding.plan?.value
      return plan?.kind === 'by-condition' && plan.always === null
    })
  })
})

describe('forwarding in the window', () => {
  it('is set per condition, confirmed by the server, and undone', async () => {
    const { window, alice } = stage
    await window.getByRole('tab', { name: 'Availability' }).click()
    await window.getByRole('button', { name: /^When I’m on another call/ }).click()
    await window.getByRole('radiogroup').getByText('Voicemail', { exact: true }).click()
    await window.getByRole('button', { name: 'Forward when busy' }).click()
    await stage.until('forwarded', ({ accounts }) => {
      const plan = accounts[0]?.forwarding.plan?.value
      return plan?.kind === 'by-condition' && plan.busy === 'voicemail'
    })
    expect(alice.diversions.FBUS).toContain('voice-mailbox')
    await window.getByRole('button', { name: 'Undo last change' }).click()
    await stage.until('undone', ({ accounts }) => {
      const plan = accounts[0]?.forwarding.plan?.value
      return plan?.kind === 'by-condition' && plan.busy === null
    })
  })
})

describe('a phone link', () => {
  it('fills a sheet and dials only when a person says so', async () => {
    const { app, window } = stage
    await app.evaluate(({ app: running }) => {
      running.emit('open-url', { preventDefault: () => undefined }, 'tel:+31-20-800-5160')
    })
    await stage.until('asked', ({ dialRequest }) => dialRequest !== null)
    expect((await stage.snapshot()).calls).toEqual([])
    await window.getByRole('button', { name: 'Don’t call' }).click()
    await stage.until('dismissed', ({ dialRequest }) => dialRequest === null)
    expect(stage.company.phones.calls()).toEqual([])
  })
})
