import { app } from 'electron'
import { join } from 'node:path'
import { openFirstWindow } from './shell/first-window.ts'
import { parseAppArgs } from './shell/app-args.ts'
import { registerScheme } from './shell/scheme.ts'
import { version } from './version.ts'

// The process's entry: everything that must happen before `ready`, then the desktop takes over.
const args = parseAppArgs(process.argv.slice(1), process.cwd())
if (args.dataDir !== null) app.setPath('userData', args.dataDir)
app.setName('Sidetone')
app.enableSandbox()
// The media relay listens on loopback; without a network Chromium would not even look there (reference sip-edge 4).
app.commandLine.appendSwitch('allow-loopback-in-peer-connection')
// Ringing must sound without a click on the window.
app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required')
registerScheme()

if (app.requestSingleInstanceLock()) {
  const root = import.meta.dirname
  const iconDir = join(root, '..', '..', 'resources', 'icons')
  const window = openFirstWindow({
    hidden: args.hidden,
    rendererDir: join(root, '..', 'renderer'),
    preloadDir: join(root, '..', 'preload'),
    iconDir,
  })
  // Everything else is loaded while the runtime starts and the window fetches its page.
  const rest = Promise.all([import('./shell/desktop.ts'), import('./compose.ts')])
  void Promise.all([window, rest]).then(([first, [{ startDesktop }, { composeCore }]]) => {
    startDesktop({ args, version, iconDir, dataDir: app.getPath('userData'), compose: composeCore }, first)
  })
} else {
  // The other instance got our arguments (a link, perhaps) and shows itself.
  app.quit()
}
