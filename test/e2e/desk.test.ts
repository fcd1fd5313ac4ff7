import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startOnStandIn } from '../support/app-process.ts'
import {
  noteHiding,
  openLink,
  pressHotkey,
  readBadges,
  readHidden,
  readHotkeys,
  readWindow,
} from '../support/desk-view.ts'
import { HOSTILE_LINKS } from '../support/phone-links.ts'
import { setStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.addAlice()
  await stage.until('registered', ({ accounts }) => accounts[0]?.line.kind === 'ready')
})
afterAll(() => stage.close())

type Api = { commands: Record<string, (input: object) => Promise<unknown>> }
const command = (name: string, input: object) =>
  stage.window.evaluate(
    ([asked, given]) => (window as unknown as { sidetone: Api }).sidetone.commands[asked]?.(given),
    [name, input] as const,
  )
const ringing = () => stage.until('ringing', ({ calls }) => calls.some((call) => call.phase === 'incoming'))
const active = () => stage.until('in a call', ({ calls }) => calls.some((call) => call.phase === 'active'))
const idle = () => stage.until('without a call', ({ calls }) => calls.every((call) => call.phase === 'ended'))
const labels = async () => (await stage.app.tray()).items.map((item) => item.label)
const ring = () => stage.company.phones.callUser('echo', 'alice')

describe('the tray', () => {
  it('answers, mutes and hangs up', async () => {
    const answered = ring()
    await ringing()
    await expect.poll(async () => (await labels()).includes('Answer')).toBe(true)
    await stage.app.clickTray('Answer')
    expect(await answered).toMatchObject({ ok: true })
    await active()
    await expect.poll(async () => (await labels()).includes('Mute')).toBe(true)
    await stage.app.clickTray('Mute')
    await stage.until('muted', ({ calls }) => calls[0]?.muted === true)
    expect((await stage.app.tray()).toolTip).toMatch(/muted/)
    await stage.app.clickTray('Hang up')
    await idle()
  })

  it('declines', async () => {
    const refused = ring()
    await ringing()
    await expect.poll(async () => (await labels()).includes('Decline')).toBe(true)
    await stage.app.clickTray('Decline')
    expect(await refused).toMatchObject({ ok: false, error: { status: 486 } })
    await idle()
  })

  it('hides the number at the server', async () => {
    await stage.app.clickTray('Hide my number')
    await stage.until('hidden', ({ accounts }) => accounts[0]?.privacy.state.value.kind === 'on')
    await stage.app.clickTray('Hide my number')
    await stage.until('shown', ({ accounts }) => accounts[0]?.privacy.state.value.kind === 'off')
  })

  it('leads to the command bar, the settings and the diagnostics', async () => {
    await stage.app.clickTray('Call…')
    await stage.window.getByRole('dialog', { name: 'Call or find' }).waitFor()
    await stage.window.keyboard.press('Escape')
    await stage.app.clickTray('Settings')
    await stage.window.getByRole('heading', { name: 'Settings' }).waitFor()
    await stage.app.clickTray('Open Sidetone')
    expect(await stage.app.evaluate(readWindow, '/app/')).toMatchObject({ visible: true })
  })

  it('offers the missed calls, and calls one back through the sheet', async () => {
    stage.alice.calls = [
      {
        direction: 'received',
        remoteParty: 'carol@demo.sidetone.test',
        displayName: 'Carol',
        startedAt: new Date(Date.now() - 60_000),
        durationSec: 0,
        status: 487,
        callId: 'missed-in-e2e',
        fromTag: 'a',
        toTag: '',
      },
      ...stage.alice.calls,
    ]
    await stage.cli(['history'])
    const { missed } = await stage.until('missed', (snapshot) => snapshot.missed.length > 0)
    const [call] = missed
    const menu = (await labels()).find((label) => label.startsWith('Missed calls ('))
    await stage.app.clickTray(menu ?? '', call?.name ?? call?.address ?? '')
    const { dialRequest } = await stage.until('asked', (snapshot) => snapshot.dialRequest !== null)
    expect(dialRequest).toMatchObject({ origin: 'missed-call', target: call?.address })
    await command('dial.dismiss', { id: dialRequest?.id })
    expect((await stage.app.evaluate(readBadges)).at(-1)).toBe((await stage.snapshot()).missedCount)
  })
})

describe('the rest of the tray', () => {
  const press = (...words: readonly string[]) => stage.app.clickTray(...words)
  const selected = (name: string) => stage.window.getByRole('tab', { name, selected: true }).waitFor()

  it('tells of new voicemail and leads to it', async () => {
    stage.company.phones.setMessages('alice', { new: 3, old: 1 })
    await expect.poll(labels, { timeout: 5000 }).toContain('Voicemail (3)')
    await press('Voicemail (3)')
    expect(await stage.app.evaluate(readWindow, '/app/')).toMatchObject({ visible: true })
    stage.company.phones.setMessages('alice', { new: 0, old: 4 })
    await expect.poll(labels, { timeout: 5000 }).toContain('Voicemail (0)')
  })

  it('leads to the missed calls and to where forwarding is edited', async () => {
    const menu = (await labels()).find((label) => label.startsWith('Missed calls ('))
    await press(menu ?? '', 'Show all')
    await selected('Calls')
    await press('Divert all calls', 'Edit…')
    await selected('Availability')
  })

  it('offers to divert to where calls were diverted last', async () => {
    const always = () =>
      stage.snapshot().then(({ accounts }) => {
        const plan = accounts[0]?.forwarding.plan?.value
        return plan?.kind === 'by-condition' ? plan.always : undefined
      })
    expect((await stage.cli(['forwarding', 'set', '--when', 'always', '--to', '+31208005160'])).status).toBe(
      0,
    )
    await press('Divert all calls', 'Off')
    await expect.poll(always, { timeout: 10_000 }).toBeNull()
    const divert = (await stage.app.tray()).items.find(({ label }) => label === 'Divert all calls')
    const last = divert?.items.find(({ label }) => label.includes('31208005160'))
    await press('Divert all calls', last?.label ?? '')
    await expect.poll(always, { timeout: 10_000 }).toContain('31208005160')
    await press('Divert all calls', 'Off')
    await expect.poll(always, { timeout: 10_000 }).toBeNull()
  })

  it('chooses the line for the next call where there are two', async () => {
    expect(await labels()).not.toContain('Call with')
    const second = ['account', 'add', '--provider', 'sip', '--name', 'Second', '--user', 'x@127.0.0.1']
    const added = await stage.cli(
      [...second, '--sip-server', 'wss://127.0.0.1:9/', '--offline', '--secrets-stdin'],
      { password: 'planted-secret-3' },
    )
    expect(added.status).toBe(0)
    await expect.poll(labels, { timeout: 5000 }).toContain('Call with')
    await press('Call with', 'Second (not ready)')
    const { accounts } = await stage.until(
      'chosen',
      ({ settings, accounts: all }) => settings.outgoingAccountId === all[1]?.info.id,
    )
    await press('Call with', 'Office')
    await stage.until('back', ({ settings }) => settings.outgoingAccountId === accounts[0]?.info.id)
    expect((await stage.cli(['account', 'remove', '--account', 'Second'])).status).toBe(0)
  })
})

describe('the popup', () => {
  it('is above everything, takes no focus, stays while it rings and is gone at once after', async () => {
    await stage.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus())
    const call = ring()
    await ringing()
    await expect
      .poll(() => stage.app.evaluate(readWindow, '/incoming/'))
      .toMatchObject({
        visible: true,
        focused: false,
        onTop: true,
      })
    const shown = await stage.app.evaluate(readWindow, '/incoming/')
    expect(shown?.bounds.x).toBeGreaterThanOrEqual(8)
    expect(shown?.bounds.y).toBeGreaterThanOrEqual(8)
    // One primary surface: no notification beside a popup that can be seen.
    expect(
      (await stage.app.notifications()).filter(({ open, title }) => open && /echo/i.test(title)),
    ).toEqual([])
    await stage.app.evaluate(noteHiding, '/incoming/')
    await stage.app.clickTray('Decline')
    await call
    const { calls } = await idle()
    await expect
      .poll(async () => (await stage.app.evaluate(readWindow, '/incoming/'))?.visible, { interval: 20 })
      .toBe(false)
    const ended = Date.parse(calls.at(-1)?.endedAt ?? '')
    expect((await stage.app.evaluate(readHidden)) - ended).toBeLessThanOrEqual(300)
  })

  it('gives way to the notification when it is switched off, with buttons where the desktop has them', async () => {
    await command('settings.change', { incoming: { popup: false } })
    const answered = ring()
    await ringing()
    await expect
      .poll(async () => (await stage.app.notifications()).at(-1))
      .toMatchObject({
        title: expect.stringMatching(/echo/i) as string,
        open: true,
      })
    expect(await stage.app.evaluate(readWindow, '/incoming/')).toMatchObject({ visible: false })
    await stage.app.notify(0)
    expect(await answered).toMatchObject({ ok: true })
    await active()
    expect((await stage.app.notifications()).at(-1)?.open).toBe(false)
    await stage.app.clickTray('Hang up')
    await idle()
    await command('settings.change', { incoming: { popup: true } })
  })

  it('all three switches off: it rings nowhere, and can still be answered', async () => {
    await command('settings.change', { incoming: { popup: false, sound: false, notification: false } })
    const before = (await stage.app.notifications()).length
    const answered = ring()
    await ringing()
    await stage.snapshot()
    expect((await stage.app.notifications()).length).toBe(before)
    expect(await stage.app.evaluate(readWindow, '/incoming/')).toMatchObject({ visible: false })
    await stage.app.clickTray('Answer')
    expect(await answered).toMatchObject({ ok: true })
    await stage.app.clickTray('Hang up')
    await idle()
    await command('settings.change', { incoming: { popup: true, sound: true, notification: true } })
  })
})

describe('a link', () => {
  afterEach(async () => {
    const { dialRequest } = await stage.snapshot()
    if (dialRequest) await command('dial.dismiss', { id: dialRequest.id })
  })

  it('of the four schemes is ours to open', async () => {
    const ours = await stage.app.evaluate(({ app }) =>
      ['tel', 'sip', 'sips', 'callto', 'mailto'].filter((scheme) => app.isDefaultProtocolClient(scheme)),
    )
    expect(ours).toEqual(['tel', 'sip', 'sips', 'callto'])
  })

  it('opens a sheet in the running app, which calls when a person says so', async () => {
    await stage.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().includes('/app/'))
        ?.hide(),
    )
    const before = stage.company.phones.calls().length
    await stage.app.evaluate(openLink, 'sip:echo')
    await stage.window.getByRole('alertdialog', { name: 'Call echo?' }).waitFor()
    expect(await stage.app.evaluate(readWindow, '/app/')).toMatchObject({ visible: true })
    expect(stage.company.phones.calls()).toHaveLength(before)
    await stage.window.getByRole('button', { name: 'Call', exact: true }).click()
    await active()
    expect(stage.company.phones.calls()).toHaveLength(before + 1)
    await stage.app.clickTray('Hang up')
    await idle()
  })

  it('comes from a second start as well', async () => {
    const second = startOnStandIn({ dataDir: stage.dataDir, args: ['callto:4444'] }, false)
    await second.exited
    await stage.until('asked', ({ dialRequest }) => dialRequest?.display === '4444')
  })

  it('may come from a hotkey on what is selected in another program', async () => {
    await command('settings.change', { hotkeys: { 'call-selection': 'Control+Alt+C' } })
    await stage.until('registered', ({ desktop }) => desktop.hotkeys['call-selection'].state === 'asked')
    await stage.app.evaluate(({ clipboard }) =>
      clipboard.selection.writeText('Ring me: +31 20 800 5160 (office)'),
    )
    await stage.app.evaluate(pressHotkey, 'Control+Alt+C')
    const { dialRequest } = await stage.until('asked', (snapshot) => snapshot.dialRequest !== null)
    expect(dialRequest).toMatchObject({ target: '+31208005160', origin: 'hotkey' })
    await command('settings.change', { hotkeys: { 'call-selection': null } })
  })

  // Last, because it uses up what links may open in a minute.
  it('dials nothing and changes nothing, however hostile', async () => {
    const { accounts, settings } = await stage.snapshot()
    const placed = stage.company.phones.calls().length
    for (const link of HOSTILE_LINKS.filter((one) => one.length < 2000))
      await stage.app.evaluate(openLink, link)
    const after = await stage.snapshot()
    expect(after.settings).toEqual(settings)
    expect(after.calls.filter((call) => call.phase !== 'ended')).toEqual([])
    expect(after.dialRequest).toBeNull()
    expect(after.accounts.map(({ dnd, forwarding, privacy }) => ({ dnd, forwarding, privacy }))).toEqual(
      accounts.map(({ dnd, forwarding, privacy }) => ({ dnd, forwarding, privacy })),
    )
    expect(stage.company.phones.calls()).toHaveLength(placed)
  })
})

describe('hotkeys', () => {
  const KEYS = {
    answer: 'Control+Alt+A',
    'hang-up': 'Control+Alt+H',
    mute: 'Control+Alt+M',
    dnd: 'Control+Alt+D',
    'command-bar': 'Control+Alt+Space',
    'call-selection': 'Control+Alt+C',
  }

  it('are off until a person sets them, then registered, and say when two are the same', async () => {
    expect(await stage.app.evaluate(readHotkeys)).toEqual([])
    await command('settings.change', { hotkeys: { ...KEYS, mute: KEYS.answer } })
    await stage.until('told', ({ desktop }) => desktop.hotkeys.mute.state === 'twice')
    await command('settings.change', { hotkeys: KEYS })
    await stage.until('registered', ({ desktop }) => desktop.hotkeys.mute.state === 'asked')
    expect((await stage.app.evaluate(readHotkeys)).toSorted()).toEqual(Object.values(KEYS).toSorted())
  })

  it('are proven by a test press, which does nothing else', async () => {
    await command('hotkey.listen', { action: 'dnd' })
    await stage.app.evaluate(pressHotkey, KEYS.dnd)
    const { accounts } = await stage.until('heard', ({ desktop }) => desktop.hotkeys.dnd.heardAt !== null)
    expect(accounts[0]?.dnd.state.value.kind).toBe('off')
  })

  it('answer, mute and hang up', async () => {
    const answered = ring()
    await ringing()
    await stage.app.evaluate(pressHotkey, KEYS.answer)
    expect(await answered).toMatchObject({ ok: true })
    await active()
    await stage.app.evaluate(pressHotkey, KEYS.mute)
    await stage.until('muted', ({ calls }) => calls[0]?.muted === true)
    await stage.app.evaluate(pressHotkey, KEYS['hang-up'])
    await idle()
  })

  it('switch Do Not Disturb at the server', async () => {
    await stage.app.evaluate(pressHotkey, KEYS.dnd)
    await stage.until('on', ({ accounts }) => accounts[0]?.dnd.state.value.kind === 'on')
    await stage.app.evaluate(pressHotkey, KEYS.dnd)
    await stage.until('off', ({ accounts }) => accounts[0]?.dnd.state.value.kind === 'off')
  })

  it('open the command bar, which calls', async () => {
    await stage.app.evaluate(pressHotkey, KEYS['command-bar'])
    const bar = stage.window.getByRole('dialog', { name: 'Call or find' })
    await bar.waitFor()
    await bar.getByPlaceholder('Name, number').fill('echo')
    await bar.getByRole('option', { name: /echo/ }).first().click()
    await active()
    await stage.app.evaluate(pressHotkey, KEYS['hang-up'])
    await idle()
  })
})

describe('diagnostics', () => {
  it('show the whole report in the window before it is saved, without numbers and passwords', async () => {
    await stage.app.clickTray('Diagnostics')
    const { window } = stage
    await window.getByRole('button', { name: 'Run checks' }).click()
    await window.getByRole('button', { name: 'Show report' }).click({ timeout: 30_000 })
    const sheet = window.getByRole('dialog', { name: 'This is the whole report' })
    const text = (await sheet.locator('pre').textContent()) ?? ''
    const report = JSON.parse(text) as { kind: string; checks: { id: string }[] }
    expect(report.kind).toBe('sidetone-diagnostics')
    expect(report.checks.map(({ id }) => id)).toEqual(expect.arrayContaining(['store', 'keychain', 'line']))
    expect(text).not.toContain('demo-alice')
    expect(text).not.toContain('800 5160')
    await sheet.getByRole('button', { name: 'Close' }).click()
    await sheet.waitFor({ state: 'detached' })
  })

  it('tell the truth of the running app on the command line', async () => {
    const { status, json } = await stage.cli(['diagnostics'])
    expect(status).toBe(0)
    const checks = json['checks'] as { id: string; verdict: string; word: string }[]
    const of = (id: string) => checks.find((check) => check.id === id)
    expect(of('account')).toMatchObject({ verdict: 'ok' })
    expect(of('line')).toMatchObject({ verdict: 'ok' })
    expect(of('keychain')).toMatchObject({ verdict: 'ok' })
    expect(of('tray')).toMatchObject({ verdict: 'warn', word: 'absent' })
  })
})

describe('a desktop without tray icons', () => {
  it('keeps a closed window in the task bar, and says so', async () => {
    // The keychain's session bus of this stage has nobody who shows tray icons.
    await stage.until('found out', ({ desktop }) => desktop.tray === 'absent')
    await stage.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().includes('/app/'))
        ?.close(),
    )
    await expect.poll(() => stage.app.evaluate(readWindow, '/app/')).toMatchObject({ minimized: true })
    await stage.app.clickTray('Open Sidetone')
    await expect.poll(() => stage.app.evaluate(readWindow, '/app/')).toMatchObject({ minimized: false })
  })
})

describe('a hidden start on a desktop without tray icons', () => {
  it('puts the window into the task bar, for there is no other way back to it', async () => {
    const hidden = await setStage({ args: ['--hidden'] })
    try {
      await hidden.until('found out', ({ desktop }) => desktop.tray === 'absent')
      await expect
        .poll(() => hidden.app.evaluate(readWindow, '/app/'))
        .toMatchObject({ minimized: true, focused: false })
    } finally {
      await hidden.close()
    }
  })
})
