import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.addAlice()
  await stage.until('registered', ({ accounts }) => accounts[0]?.line.kind === 'ready')
})
afterAll(() => stage.close())

const active = () => stage.until('in a call', ({ calls }) => calls[0]?.phase === 'active')
const idle = () => stage.until('without a call', ({ calls }) => calls.every((call) => call.phase === 'ended'))

describe('a call to the echo service', () => {
  it('is dialled on the keypad and moves sound both ways', async () => {
    const { window, company } = stage
    await window.getByRole('tab', { name: 'Keypad' }).click()
    await window.getByRole('textbox', { name: 'Name or number' }).fill('echo')
    await window.getByRole('textbox', { name: 'Name or number' }).press('Enter')
    await active()
    const { calls } = await stage.until('hearing itself', ({ calls: [call] }) => {
      const quality = call?.quality
      return !!quality && quality.packetsIn > 50 && quality.packetsOut > 50 && (quality.levelIn ?? 0) > 0.01
    })
    expect(calls[0]?.quality?.levelOut).toBeGreaterThan(0.01)
    const [seen] = company.phones.calls()
    expect(seen).toMatchObject({ from: 'alice@demo.sidetone.test', state: 'answered' })
    expect(seen?.media?.packetsIn).toBeGreaterThan(50)
    expect(seen?.media?.packetsOut).toBeGreaterThan(50)
  })

  it('sends keypad tones that the far side hears (RFC 4733)', async () => {
    const call = (await stage.snapshot()).calls[0]
    await stage.window.evaluate(
      ([callId]) =>
        (
          window as unknown as { sidetone: { commands: Record<string, (input: object) => unknown> } }
        ).sidetone.commands['call.dtmf']?.({ callId, tones: '159#' }),
      [call?.id],
    )
    await expect.poll(() => stage.company.phones.calls()[0]?.media?.digits, { timeout: 10_000 }).toBe('159#')
  })

  it('says muted and held only when it is so', async () => {
    const { window } = stage
    const bar = window.getByRole('region', { name: 'Current call' })
    await bar.getByRole('button', { name: 'Mute' }).click()
    await stage.until('muted', ({ calls }) => calls[0]?.muted === true)
    await bar.getByRole('button', { name: 'Mute', pressed: true }).click()
    await stage.until('not muted', ({ calls }) => calls[0]?.muted === false)
    await bar.getByRole('button', { name: 'Hold' }).click()
    await stage.until('held', ({ calls }) => calls[0]?.hold === 'held')
    await bar.getByRole('button', { name: 'Hold', pressed: true }).click()
    await stage.until('resumed', ({ calls }) => calls[0]?.hold === 'none')
  })

  it('ends, and stands in the history once, known from app and server', async () => {
    const { window } = stage
    await window.getByRole('button', { name: 'End call' }).click()
    await idle()
    await stage.cli(['history', '--search', 'echo'])
    const { json } = await stage.cli(['history', '--search', 'echo', '--limit', '5'])
    const calls = json['calls'] as { remote: { address: string }; sources: string[]; durationSec: number }[]
    expect(calls[0]).toMatchObject({ remote: { address: 'echo@demo.sidetone.test' }, outcome: 'answered' })
    expect([...(calls[0]?.sources ?? [])].toSorted()).toEqual(['app', 'server'])
  })
})

describe('an incoming call', () => {
  it('shows the popup, is answered there, and sound arrives', async () => {
    const { app, company } = stage
    const popup = await app.window('incoming')
    const answered = company.phones.callUser('robot', 'alice')
    await stage.until('ringing', ({ calls }) => calls.some((call) => call.phase === 'incoming'))
    await popup.getByRole('button', { name: /^Answer/ }).click()
    expect(await answered).toMatchObject({ ok: true })
    await active()
    await stage.until('hearing the robot', ({ calls: [call] }) => (call?.quality?.levelIn ?? 0) > 0.01)
    await stage.window.getByRole('button', { name: 'End call' }).click()
    await idle()
  })

  it('rings as an OS notification where the popup is off, and is declined there', async () => {
    const { app, company } = stage
    const popup = (on: boolean) =>
      stage.window.evaluate(
        async (wanted) =>
          (
            window as unknown as { sidetone: { commands: Record<string, (input: object) => unknown> } }
          ).sidetone.commands['settings.change']?.({ incoming: { popup: wanted } }),
        on,
      )
    await popup(false)
    const refused = company.phones.callUser('robot', 'alice')
    await stage.until('ringing', ({ calls }) => calls.some((call) => call.phase === 'incoming'))
    const [newest] = (await app.notifications()).slice(-1)
    expect(newest).toMatchObject({ title: 'Robot', open: true })
    await app.notify(1)
    expect(await refused).toMatchObject({ ok: false, error: { code: 'call-failed', status: 486 } })
    await idle()
    await popup(true)
  })

  it('does not ring when Do Not Disturb is on at the server', async () => {
    expect((await stage.cli(['dnd', 'on', '--minutes', '5'])).status).toBe(0)
    expect(await stage.company.phones.callUser('robot', 'alice')).toMatchObject({
      ok: false,
      error: { status: 480 },
    })
    expect((await stage.cli(['dnd', 'off'])).status).toBe(0)
  })
})

describe('the phone window', () => {
  it('is back with its line within 3 s after a crash, while the app window stays', async () => {
    const { app } = stage
    await app.evaluate(({ BrowserWindow }) => {
      const phone = BrowserWindow.getAllWindows().find((window) =>
        window.webContents.getURL().includes('/phone/'),
      )
      phone?.webContents.forcefullyCrashRenderer()
    })
    await stage.until(
      'noticed',
      ({ phone, accounts }) => phone === 'crashed' || accounts[0]?.line.kind !== 'ready',
    )
    await stage.until(
      'ready again',
      ({ phone, accounts }) => phone === 'ready' && accounts[0]?.line.kind === 'ready',
    )
  })
})
