// The reference of start.ts: the least an app with one window can be. Same window, same kind of page address, a preload.
import { app, BrowserWindow, protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const data = process.argv.find((word) => word.startsWith('--data='))
if (data) app.setPath('userData', data.slice('--data='.length))
app.enableSandbox()
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])

void app.whenReady().then(() => {
  protocol.handle('app', async () => {
    const body = await readFile(join(import.meta.dirname, 'index.html'))
    return new Response(new Uint8Array(body), { headers: { 'content-type': 'text/html; charset=utf-8' } })
  })
  const window = new BrowserWindow({
    width: 380,
    height: 680,
    webPreferences: { preload: join(import.meta.dirname, 'preload.cjs'), sandbox: true },
  })
  void window.loadURL('app://empty/app/index.html')
})
