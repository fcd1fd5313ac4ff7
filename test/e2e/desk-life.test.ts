import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLogTail } from '../../main/storage/log-file.ts'
import { setStage, type Stage } from './stage.ts'

// The life of the app: what it is started with, what starts it, sleep, a window that dies, and the end.
let stage: Stage
let folder: string
const keyLog = () => join(folder, 'tls-keys')
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sidetone-life-'))
  stage = await setStage({
    args: [
      'EVIL=1',
      'NODE_TLS_REJECT_UNAUTHORIZED=0',
      '--EVIL=2',
      'file:///etc/passwd',
      'javascript:alert(1)',
    ],
    env: {
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      NODE_EXTRA_CA_CERTS: '/nowhere.pem',
      SSLKEYLOGFILE: keyLog(),
      XDG_CONFIG_HOME: folder,
    },
  })
})
afterAll(async () => {
  await stage.close()
  rmSync(folder, { recursive: true, force: true })
})

type Api = { commands: Record<string, (input: object) => Promise<unknown>> }
const change = (settings: object) =>
  stage.window.evaluate(
    (given) => (window as unknown as { sidetone: Api }).sidetone.commands['settings.change']?.(given),
    settings,
  )
const ready = () => stage.until('ready', ({ accounts }) => accounts[0]?.line.kind === 'ready', 30_000)

describe('argv and environment (E11)', () => {
  it('change nothing: no variable comes from a word, and those that weaken TLS are gone, which is said', async () => {
    const env = await stage.app.evaluate(() => ({ ...process.env }))
    for (const name of ['EVIL', 'NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_EXTRA_CA_CERTS', 'SSLKEYLOGFILE'])
      expect(env).not.toHaveProperty(name)
    expect(stage.app.output()).toContain('Sidetone does not heed NODE_TLS_REJECT_UNAUTHORIZED')
    expect((await stage.snapshot()).dialRequest).toBeNull()
    const { json } = await stage.cli(['diagnostics'])
    expect(JSON.stringify(json)).toContain('NODE_TLS_REJECT_UNAUTHORIZED')
  })

  it('do not let a server in that nobody vouches for, and write no keys down', async () => {
    const { values } = stage.company.account
    const refused = await stage.cli(
      [
        ...['account', 'add', '--provider', 'sip2sip', '--name', 'Untrusted', '--user', 'alice'],
        ...['--server', values['server'] ?? '', '--domain', values['domain'] ?? '', '--secrets-stdin'],
      ],
      { password: 'demo-alice' },
    )
    expect(refused.status).not.toBe(0)
    expect(refused.json).toMatchObject({ error: { code: 'tls-unknown-issuer' } })
    await stage.addAlice()
    await ready()
    expect(existsSync(keyLog())).toBe(false)
  })
})

describe('starting with the session', () => {
  const entry = () => join(folder, 'autostart', 'org.sidetone.app.desktop')

  it('is set and taken back in the settings, and starts hidden', async () => {
    expect(existsSync(entry())).toBe(false)
    await change({ autostart: true })
    await expect.poll(() => existsSync(entry())).toBe(true)
    expect(readFileSync(entry(), 'utf8')).toMatch(/^Exec=.* --hidden$/m)
    await change({ autostart: false })
    await expect.poll(() => existsSync(entry())).toBe(false)
  })
})

describe('sleep, wake and unlock', () => {
  const power = (name: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen') =>
    stage.app.evaluate(({ powerMonitor }, event) => void powerMonitor.emit(event), name)

  it('parks the line before the machine sleeps, and has it back after', async () => {
    expect(stage.company.phones.phones('alice')).toHaveLength(1)
    await power('suspend')
    await stage.until('parked', ({ accounts }) => accounts[0]?.line.kind !== 'ready')
    await power('resume')
    await ready()
  })

  it('a lock changes nothing, an unlock asks again', async () => {
    await power('lock-screen')
    await power('unlock-screen')
    await ready()
    expect((await stage.snapshot()).troubles).toEqual([])
  })
})

describe('a window that dies', () => {
  const log = () => readLogTail(join(stage.dataDir, 'logs')).join('\n')

  it('is loaded again, and the call it showed goes on', async () => {
    const call = stage.company.phones.callUser('echo', 'alice')
    await stage.until('ringing', ({ calls }) => calls.some(({ phase }) => phase === 'incoming'))
    await stage.app.clickTray('Answer')
    expect(await call).toMatchObject({ ok: true })
    // What Playwright has of a window that died stays dead, so main looks into it.
    const callShown = () =>
      stage.app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows().find((one) =>
          one.webContents.getURL().includes('/app/'),
        )?.webContents
        const look = `document.querySelector('[aria-label="End call"]') !== null || document.body.innerText.includes('End call')`
        return contents?.isCrashed() === false && ((await contents.executeJavaScript(look)) as boolean)
      })
    await expect.poll(callShown).toBe(true)
    await stage.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL().includes('/app/'))
        ?.webContents.forcefullyCrashRenderer(),
    )
    await expect.poll(log).toContain('window gone')
    await expect.poll(callShown, { timeout: 15_000 }).toBe(true)
    expect((await stage.app.tray()).toolTip, log()).toContain('Echo')
    await stage.app.clickTray('Hang up')
    expect((await stage.cli(['status'])).status).toBe(0)
  })
})

describe('Quit in the tray', () => {
  it('signs the line off and ends the app', async () => {
    await stage.app.clickTray('Quit')
    expect(await stage.app.exited).toMatchObject({ code: 0 })
    expect(stage.company.phones.phones('alice')).toEqual([])
  })
})
