import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  nativeImage,
  Notification,
  protocol,
  session,
  Tray,
} from 'electron'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

// A phone app in small: what the tests next door run on the stand-in. Written as an app for Electron is written.
const dataDir = process.argv.find((word) => word.startsWith('--data='))?.slice('--data='.length)
if (dataDir !== undefined) app.setPath('userData', dataDir)
app.setName('Example')
const say = (text: string): void => void process.stdout.write(`${text}\n`)

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
const CSP = "default-src 'none'; script-src 'self'; img-src app: data:; connect-src 'none'"
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  png: 'image/png',
}

async function serve(request: Request): Promise<Response> {
  const { host, pathname } = new URL(request.url)
  const headers = {
    'content-security-policy': CSP,
    'content-type': TYPES[pathname.split('.').at(-1) ?? ''] ?? '',
  }
  if (host !== 'example' || pathname.includes('..')) return new Response('', { status: 404, headers })
  try {
    return new Response(new Uint8Array(await readFile(join(import.meta.dirname, pathname))), { headers })
  } catch {
    return new Response('', { status: 404, headers })
  }
}

function open(role: 'app' | 'phone', show: boolean): BrowserWindow {
  const window = new BrowserWindow({
    width: role === 'app' ? 420 : 200,
    height: role === 'app' ? 300 : 100,
    minWidth: 200,
    x: 40,
    y: 30,
    show,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      additionalArguments: [`--role=${role}`],
    },
  })
  void window.loadURL(`app://example/${role}/index.html`)
  return window
}

function guard(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (event.url.startsWith('app://example/')) return
      event.preventDefault()
      say(`stayed: ${event.url}`)
    })
    contents.setWindowOpenHandler(({ url }) => {
      say(`not opened: ${url}`)
      return { action: url.endsWith('#allowed') ? 'allow' : 'deny' }
    })
    contents.on('render-process-gone', (_gone, { reason }) => {
      say(`gone: ${reason}`)
      contents.reload()
    })
  })
  session.defaultSession.on('will-download', (event, item) => {
    event.preventDefault()
    say(`not saved: ${item.getURL()}`)
  })
  const isPhone = (url: string | undefined) => url?.startsWith('app://example/phone/') === true
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => {
    say(`asked: ${permission}`)
    answer(permission === 'media' && isPhone(details.requestingUrl))
  })
  session.defaultSession.setPermissionCheckHandler((_contents, _permission, _origin, details) =>
    isPhone(details.requestingUrl),
  )
}

function handle(): void {
  ipcMain.handle('echo', (_event, value: unknown) => value)
  ipcMain.handle('who', ({ sender, senderFrame }) => ({
    window: sender.id,
    url: senderFrame?.url,
    origin: senderFrame?.origin,
    top: senderFrame?.parent === null,
  }))
  ipcMain.handle('fail', () => {
    throw new TypeError('no such line')
  })
  ipcMain.on('tell', (event, text: unknown) => event.sender.send('told', `main heard ${String(text)}`))
}

function desktop(window: BrowserWindow): void {
  let dnd = false
  const tray = new Tray(nativeImage.createEmpty())
  const draw = (): void => {
    tray.setToolTip(dnd ? 'do not disturb' : 'ready')
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: 'Open', click: () => window.show() },
        {
          label: 'Availability',
          submenu: [
            { label: 'Do not disturb', type: 'checkbox', checked: dnd, click: () => setTimeout(change, 0) },
          ],
        },
        { type: 'separator' },
        { label: 'Quit', role: 'quit' },
      ]),
    )
  }
  const change = (): void => {
    dnd = !dnd
    draw()
    const notification = new Notification({
      title: 'DND',
      body: String(dnd),
      actions: [{ type: 'button', text: 'Undo' }],
    })
    notification.on('action', (_event, index) => index === 0 && change())
    notification.on('click', () => window.show())
    notification.show()
  }
  draw()
}

function start(): void {
  let quitting = false
  guard()
  handle()
  for (const name of ['before-quit', 'will-quit', 'quit'] as const) app.on(name as 'quit', () => say(name))
  app.on('before-quit', () => {
    quitting = true
  })
  app.on('window-all-closed', () => say('window-all-closed'))
  void app.whenReady().then(() => {
    protocol.handle('app', serve)
    const window = open('app', true)
    window.on('close', (event) => {
      say('close')
      if (quitting) return
      event.preventDefault()
      window.hide()
    })
    window.on('closed', () => say('closed'))
    open('phone', false)
    desktop(window)
    app.on('second-instance', (_event, argv) => {
      say(`second: ${argv.at(-1)}`)
      window.show()
    })
    say('ready')
  })
}

if (app.requestSingleInstanceLock()) start()
else app.quit()
