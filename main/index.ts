import { app } from 'electron'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFirstWindow } from './shell/first-window.ts'
import { parseAppArgs } from './shell/app-args.ts'
import { cliWords } from './shell/cli-args.ts'
import { registerScheme } from './shell/scheme.ts'
import { cleanEnvironment, forbiddenSwitches } from './shell/start-guard.ts'
import { version } from './version.ts'

// The process's entry: everything that must happen before `ready`, then the desktop takes over.
// An installed app does not start opened up to others; before Chromium reads the switches, and without a word of ours run.
const words = process.argv.slice(app.isPackaged ? 1 : 2)
const cli = cliWords(words)
const forbidden = app.isPackaged && !Array.isArray(cli) ? forbiddenSwitches(words) : []
if (forbidden.length > 0) {
  process.stderr.write(`Sidetone does not start with ${forbidden.join(' ')}. Start it without.\n`)
  app.exit(2)
}
if (cli === 'refused') {
  process.stderr.write('The command line is started as: --cli -- COMMAND\n')
  app.exit(2)
}
const removed = cleanEnvironment(process.env)
if (removed.length > 0) process.stderr.write(`Sidetone does not heed ${removed.join(', ')}.\n`)
const args = parseAppArgs(process.argv.slice(1), process.cwd())
// The runtime's own files of a command must not get between those of the app that runs.
const aside = Array.isArray(cli) ? mkdtempSync(join(tmpdir(), 'sidetone-cli-')) : null
if (aside !== null) app.setPath('userData', aside)
else if (args.dataDir !== null) app.setPath('userData', args.dataDir)
app.setName('Sidetone')
app.enableSandbox()
// The media relay listens on loopback; without a network Chromium would not even look there (reference sip-edge 4).
app.commandLine.appendSwitch('allow-loopback-in-peer-connection')
// A screen that hangs or dies must take no call with it: every window has a process of its own, though all are of one origin.
app.commandLine.appendSwitch('disable-features', 'ProcessPerSiteUpToMainFrameThreshold')
// Ringing must sound without a click on the window.
app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required')
registerScheme()

if (forbidden.length === 0 && cli === null && app.requestSingleInstanceLock()) {
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
    startDesktop(
      {
        args,
        version,
        iconDir,
        removedVariables: removed,
        dataDir: app.getPath('userData'),
        compose: composeCore,
      },
      first,
    )
  })
} else if (cli === null) {
  // The other instance got our arguments (a link, perhaps) and shows itself.
  app.quit()
}

if (Array.isArray(cli)) {
  // No window, no lock: the core for one command, or a question to the app that runs.
  if (process.platform === 'darwin') app.setActivationPolicy('accessory')
  void Promise.all([import('./cli/index.ts'), import('./storage/end-process.ts')]).then(
    async ([{ main }, { endProcess }]) => {
      const { status, keychainIsStuck } = await main(cli)
      if (aside !== null) rmSync(aside, { recursive: true, force: true })
      endProcess(status, keychainIsStuck)
    },
  )
}
