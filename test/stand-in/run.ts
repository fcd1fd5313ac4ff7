import type * as Electron from 'electron'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { takeRunnerOptions, whenReadyExpression } from './run-options.ts'

// node test/stand-in/run.ts ENTRY [--screenshot FILE [--screenshot-when EXPR]] [the app's own arguments]
// Runs the app in this process, windows on the display where there is one. With --screenshot the app window is saved as a PNG
// once EXPR is true in it (default: fonts are there and nothing has changed for half a second); then the app quits.

const SCREENSHOT_LIMIT_MS = 60_000

const [entry, ...words] = process.argv.slice(2)
if (entry === undefined) {
  process.stderr.write(
    'usage: node test/stand-in/run.ts ENTRY [--screenshot FILE] [--screenshot-when EXPR] [args]\n',
  )
  process.exit(2)
}
const options = takeRunnerOptions(words)
const hasDisplay = process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined
process.env['SIDETONE_STANDIN_MODE'] ??= hasDisplay ? 'headed' : 'headless'
process.argv = [process.execPath, resolve(entry), ...options.rest]

await import('./register.ts')
const { app } = (await import('./electron.ts')) as unknown as typeof Electron
if (options.screenshot !== null) void takeScreenshot(resolve(options.screenshot))
await import(pathToFileURL(resolve(entry)).href)

async function takeScreenshot(file: string): Promise<void> {
  const timer = setTimeout(
    () => fail(`nothing to take a picture of after ${SCREENSHOT_LIMIT_MS / 1000} s`),
    SCREENSHOT_LIMIT_MS,
  )
  try {
    const window = await appWindow()
    await window.webContents.executeJavaScript(whenReadyExpression(options.when))
    writeFileSync(file, (await window.webContents.capturePage()).toPNG())
    process.stderr.write(`saved ${file}\n`)
    clearTimeout(timer)
    app.quit()
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error))
  }
}

/** The window of the `app` role, once it has loaded. */
function appWindow(): Promise<Electron.BrowserWindow> {
  return new Promise((found) => {
    app.on('browser-window-created', (_event, window) => {
      window.webContents.on('did-finish-load', () => {
        if (URL.parse(window.webContents.getURL())?.pathname.startsWith('/app/')) found(window)
      })
    })
  })
}

function fail(why: string): void {
  process.stderr.write(`no screenshot: ${why}\n`)
  app.exit(1)
}
