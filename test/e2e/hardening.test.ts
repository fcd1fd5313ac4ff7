import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS, ROLES, type Role } from '../../shared/bridge.ts'
import { COMMAND_CHANNEL } from '../../shared/channels.ts'
import { HOSTILE_LINKS } from '../support/phone-links.ts'
import { setStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
  await stage.addAlice()
  await stage.until('ready', ({ accounts }) => accounts[0]?.line.kind === 'ready')
})
afterAll(() => stage.close())

describe('every window', () => {
  it.each(ROLES)('%s has no Node, no network and only the commands of its role', async (role: Role) => {
    const page = await stage.app.window(role)
    const seen = await page.evaluate(async () => {
      const failed = (work: () => Promise<unknown>) =>
        work().then(
          () => false,
          () => true,
        )
      const { sidetone } = window as unknown as { sidetone: { commands: object; events: object } }
      return {
        node: [
          typeof globalThis.require,
          typeof globalThis.process,
          typeof (globalThis as { Buffer?: unknown }).Buffer,
        ],
        fetchFails: await failed(() => fetch('https://127.0.0.1:1/')),
        ownFetchFails: await failed(() => fetch('../app/index.html')),
        inlineRuns: (() => {
          const script = document.createElement('script')
          script.textContent = 'globalThis.inlineRan = true'
          document.head.append(script)
          return 'inlineRan' in globalThis
        })(),
        commands: Object.keys(sidetone.commands).toSorted(),
        frozen: Object.isFrozen(sidetone) && Object.isFrozen(sidetone.commands),
        keys: Object.keys(sidetone).toSorted(),
      }
    })
    expect(seen.node).toEqual(['undefined', 'undefined', 'undefined'])
    expect(seen).toMatchObject({
      fetchFails: true,
      ownFetchFails: true,
      inlineRuns: false,
      frozen: true,
      keys: ['commands', 'events'],
    })
    const own = Object.entries(COMMANDS).flatMap(([name, spec]) =>
      (spec.roles as readonly Role[]).includes(role) ? [name] : [],
    )
    expect(seen.commands).toEqual(own.toSorted())
  })

  it('was made with the sandbox, its own world and nothing that opens it (E1)', async () => {
    const made = await stage.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((one) => {
        const told = one as unknown as { getLastWebPreferences(): Electron.WebPreferences }
        const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
          told.getLastWebPreferences()
        return { url: one.getURL(), sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag }
      }),
    )
    expect(made).toHaveLength(ROLES.length)
    for (const { url, ...preferences } of made) {
      expect(url).toMatch(/^app:\/\/sidetone\/(app|incoming|phone)\/index\.html$/)
      expect(preferences, url).toEqual({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
      })
    }
  })

  it('cannot be led elsewhere and opens nothing', async () => {
    const { window } = stage
    const before = window.url()
    await window.evaluate(() => {
      location.href = 'https://example.org/'
    })
    await window.evaluate(() => void globalThis.open('https://example.org/'))
    await stage.snapshot()
    expect(window.url()).toBe(before)
    expect(Object.keys(stage.app.pages())).toHaveLength(3)
  })
})

describe('the bridge (E6)', () => {
  it('answers the top frame of our own windows on our own origin, and nobody else', async () => {
    const answers = await stage.app.evaluate(async ({ BrowserWindow, ipcMain }, channel) => {
      const main = ipcMain as unknown as {
        invoke(
          event: object,
          channel: string,
          args: readonly unknown[],
        ): Promise<{ ok: boolean; error?: object }>
      }
      const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().includes('/app/'),
      )
      const sender = window?.webContents
      const top = { parent: null, url: 'app://sidetone/app/index.html' }
      const ask = async (event: object) => {
        const { ok, error } = await main.invoke(event, channel, ['app.snapshot', {}])
        return ok ? 'answered' : error
      }
      return {
        own: await ask({ sender, senderFrame: top }),
        subframe: await ask({ sender, senderFrame: { ...top, parent: top } }),
        gone: await ask({ sender, senderFrame: null }),
        elsewhere: await ask({ sender, senderFrame: { ...top, url: 'https://sidetone/app/index.html' } }),
        lookalike: await ask({ sender, senderFrame: { ...top, url: 'app://sidetone.evil/app/index.html' } }),
        stranger: await ask({ sender: { id: -1 }, senderFrame: top }),
      }
    }, COMMAND_CHANNEL)
    const refused = { code: 'bad-request', detail: 'sender' }
    expect(answers).toEqual({
      own: 'answered',
      subframe: refused,
      gone: refused,
      elsewhere: refused,
      lookalike: refused,
      stranger: refused,
    })
  })
})

describe('navigation and permissions (E4, E5)', () => {
  it('refuses more than 200 addresses in every window, look-alikes of our own among them', async () => {
    const addresses = [
      ...HOSTILE_LINKS,
      ...['app://sidetone.evil/', 'app://sidetone@evil/', 'app://sidetone', 'app:sidetone/app/index.html'],
      ...[
        'https://sidetone/app/index.html',
        'file:///etc/passwd',
        'data:text/html,x',
        'about:blank',
        'javascript:1',
      ],
      ...[
        'blob:app://sidetone/x',
        'view-source:app://sidetone/',
        'chrome://version',
        'devtools://x',
        'APP://OTHER/',
      ],
    ]
    expect(addresses.length).toBeGreaterThan(200)
    const passed = await stage.app.evaluate(
      ({ BrowserWindow }, urls) =>
        BrowserWindow.getAllWindows().flatMap(({ webContents }) =>
          ['will-navigate', 'will-redirect', 'will-frame-navigate'].flatMap((name) =>
            urls.filter((url) => {
              let prevented = false
              const event = { url, preventDefault: () => void (prevented = true) }
              ;(webContents as unknown as { emit(name: string, event: object): void }).emit(name, event)
              return !prevented
            }),
          ),
        ),
      addresses,
    )
    expect(passed).toEqual([])
  })

  it.each(ROLES)('%s gets no camera, place, notification, clipboard or device', async (role: Role) => {
    const page = await stage.app.window(role)
    const granted = await page.evaluate(async () => {
      const limit = new Promise<false>((resolve) => setTimeout(() => resolve(false), 3000))
      const yes = async (name: string, ask: () => Promise<boolean>): Promise<string[]> =>
        (await Promise.race([ask().catch(() => false), limit])) ? [name] : []
      type Devices = { requestDevice?(o: object): Promise<unknown>; requestPort?(): Promise<unknown> }
      const all = navigator as unknown as Record<string, Devices | undefined>
      const chosen = (devices: unknown): boolean =>
        Array.isArray(devices) ? devices.length > 0 : Boolean(devices)
      const asked = await Promise.all([
        yes('camera', async () => Boolean(await navigator.mediaDevices.getUserMedia({ video: true }))),
        yes('screen', async () => Boolean(await navigator.mediaDevices.getDisplayMedia())),
        yes(
          'place',
          () => new Promise((ok, no) => navigator.geolocation.getCurrentPosition(() => ok(true), no)),
        ),
        yes('notifications', async () => (await Notification.requestPermission()) === 'granted'),
        yes('clipboard', async () => (await navigator.clipboard.readText()) !== null),
        yes('midi', async () => Boolean(await navigator.requestMIDIAccess({ sysex: true }))),
        yes('usb', async () => chosen(await all['usb']?.requestDevice?.({ filters: [] }))),
        yes('hid', async () => chosen(await all['hid']?.requestDevice?.({ filters: [] }))),
        yes('serial', async () => chosen(await all['serial']?.requestPort?.())),
      ])
      return asked.flat()
    })
    expect(granted).toEqual([])
  })
})

describe('the content security policy (E8)', () => {
  it.each(ROLES)(
    '%s: whatever a script would load, run or send is refused and reported',
    async (role: Role) => {
      const page = await stage.app.window(role)
      const refused = await page.evaluate(async () => {
        const seen: string[] = []
        document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective))
        const quietly = (work: () => unknown): void => {
          try {
            void Promise.resolve(work()).catch(() => undefined)
          } catch {
            // Refused at once, which is as good.
          }
        }
        const add = (name: string, members: object): void =>
          quietly(() => document.body.append(Object.assign(document.createElement(name), members)))
        const results = globalThis as unknown as Record<string, boolean>
        // A debugger may evaluate what the page itself may not: the rest runs as the page's own task.
        await new Promise((resolve) => setTimeout(resolve, 0))
        // By name, as an intruder would: our own code may not even write these calls down (lint).
        const run = (name: 'eval' | 'Function' | 'setTimeout', code: string) =>
          (Reflect.get(globalThis, name) as (text: string) => unknown)(code)
        quietly(() => run('eval', 'globalThis.evalRan = true'))
        quietly(() => (run('Function', 'globalThis.functionRan = true') as () => void)())
        quietly(() => run('setTimeout', 'globalThis.timerRan = true'))
        add('script', { textContent: 'globalThis.inlineScriptRan = true' })
        add('script', { src: 'https://elsewhere.invalid/x.js' })
        add('script', { src: 'data:text/javascript,globalThis.dataRan=true' })
        add('style', { textContent: 'body { --planted: 1 }' })
        add('link', { rel: 'stylesheet', href: 'https://elsewhere.invalid/x.css' })
        add('img', { src: 'https://elsewhere.invalid/x.png' })
        add('audio', { src: 'https://elsewhere.invalid/x.mp3' })
        add('object', { data: 'https://elsewhere.invalid/x' })
        add('iframe', { src: 'https://elsewhere.invalid/' })
        add('base', { href: 'https://elsewhere.invalid/' })
        quietly(() => fetch('https://elsewhere.invalid/'))
        quietly(() => new WebSocket('wss://elsewhere.invalid/'))
        quietly(() => new EventSource('https://elsewhere.invalid/'))
        quietly(() => navigator.sendBeacon('https://elsewhere.invalid/', 'x'))
        quietly(() => new Worker('https://elsewhere.invalid/x.js'))
        quietly(() => {
          const form = Object.assign(document.createElement('form'), { action: 'https://elsewhere.invalid/' })
          document.body.append(form)
          form.submit()
        })
        await new Promise((resolve) => setTimeout(resolve, 500))
        for (const planted of document.querySelectorAll('base, iframe, object, form, [src*="elsewhere"]'))
          planted.remove()
        return {
          ran: ['evalRan', 'functionRan', 'timerRan', 'inlineScriptRan', 'dataRan'].filter(
            (name) => results[name],
          ),
          styled: getComputedStyle(document.body).getPropertyValue('--planted'),
          directives: [...new Set(seen)].toSorted(),
        }
      })
      expect(refused.ran).toEqual([])
      expect(refused.styled).toBe('')
      expect(refused.directives).toEqual(
        expect.arrayContaining([
          'base-uri',
          'connect-src',
          'form-action',
          'frame-src',
          'img-src',
          'media-src',
          'object-src',
          'script-src',
          'script-src-elem',
          'style-src-elem',
        ]),
      )
      expect(await page.evaluate(() => location.pathname)).toBe(`/${role}/index.html`)
    },
  )
})

describe('what a window holds (E9)', () => {
  /** Everything that a page’s process has on its heap, with its document and stores. */
  const everythingIn = async (role: Role): Promise<string> => {
    const page = await stage.app.window(role)
    const session = await page.context().newCDPSession(page)
    const chunks: string[] = []
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
    await session.detach()
    const kept = await page.evaluate(async () =>
      JSON.stringify([
        document.documentElement.outerHTML,
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        await indexedDB.databases().catch(() => []),
      ]),
    )
    return chunks.join('') + kept
  }

  it('is no password, digest secret or key after signing in, a call and an error', async () => {
    const call = stage.company.phones.callUser('echo', 'alice')
    await stage.until('ringing', ({ calls }) => calls.some(({ phase }) => phase === 'incoming'))
    await stage.app.clickTray('Answer')
    expect((await call).ok).toBe(true)
    await stage.until('talking', ({ calls }) => calls.some(({ phase }) => phase === 'active'))
    const wrong = [
      'account',
      'add',
      '--provider',
      'sip2sip',
      '--name',
      'Wrong',
      '--server',
      'https://127.0.0.1:9/',
    ]
    const refused = await stage.cli([...wrong, '--user', 'alice', '--domain', 'x.test', '--secrets-stdin'], {
      password: 'planted-secret-2',
    })
    expect(refused.status).toBe(5)
    const { values } = stage.company.account
    const realm = values['domain'] ?? ''
    const ha1 = ['md5', 'sha256'].map((hash) =>
      createHash(hash).update(`alice:${realm}:demo-alice`).digest('hex'),
    )
    const canaries = ['demo-alice', 'planted-secret-1', 'planted-secret-2', 'PRIVATE KEY-----', ...ha1]
    for (const role of ROLES) {
      const held = await everythingIn(role)
      // The search finds what is there: the address of the account is in every window.
      expect(held.length, role).toBeGreaterThan(100_000)
      expect(held.includes('sidetone'), role).toBe(true)
      expect(
        canaries.filter((canary) => held.includes(canary)),
        role,
      ).toEqual([])
    }
    await stage.app.clickTray('Hang up')
    await stage.until('over', ({ calls }) => calls.every(({ phase }) => phase === 'ended'))
  })
})

describe('secrets', () => {
  it('are in no log, no output and no file of the profile in the clear', async () => {
    await stage.cli(
      [
        'account',
        'add',
        '--provider',
        'sip',
        '--name',
        'Planted',
        '--user',
        'x@127.0.0.1',
        '--sip-server',
        'wss://127.0.0.1:9/',
        '--offline',
        '--secrets-stdin',
      ],
      {
        password: 'planted-secret-1',
      },
    )
    const texts = [stage.app.output()]
    for (const entry of readdirSync(stage.dataDir, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) texts.push(readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    }
    expect(texts.length).toBeGreaterThan(3)
    for (const secret of ['planted-secret-1', 'demo-alice', 'Digest username=']) {
      expect(
        texts.some((text) => text.includes(secret)),
        secret,
      ).toBe(false)
    }
  })
})
