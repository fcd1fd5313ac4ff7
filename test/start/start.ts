import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfStale } from './build.ts'
import { findDisplay } from './display.ts'
import { findKeychain } from './keychain.ts'
import { findRuntime } from './runtime.ts'
import { say } from './say.ts'

// `./dev start [--demo] [--screenshot FILE] [--data DIR] [link]`: finds what is needed, says what it found, opens the app.
const root = join(import.meta.dirname, '..', '..')
const given = process.argv.slice(2)
const isPicture = given.some((word) => word.startsWith('--screenshot'))
// A picture of the demo is one with its line registered and its calls in the list.
const DEMO_IS_THERE =
  "/Ready/.test(document.body.innerText) && document.querySelectorAll('[role=row]').length > 3"
const args =
  isPicture && given.includes('--demo') && !given.some((word) => word.startsWith('--screenshot-when'))
    ? [`--screenshot-when=${DEMO_IS_THERE}`, ...given]
    : given
buildIfStale(root)
const runtime = await findRuntime(root)
const display = await findDisplay()
const keychain = await findKeychain(root)
const asRoot = process.platform === 'linux' && process.getuid?.() === 0
if (asRoot) say('Running as root: Chromium gets --no-sandbox.')

const entry = join(root, 'out', 'main', 'index.js')
const sound = display.virtual ? { SIDETONE_FAKE_MEDIA: '1' } : {}
if (display.virtual) say('No one listens on a virtual display: calls use a made-up microphone.')
const env = { ...process.env, ...display.env, ...keychain.env, ...sound }
const [command, words] =
  runtime.kind === 'electron' && isPicture
    ? [process.execPath, [join(root, 'test', 'start', 'electron-screenshot.ts'), runtime.path, ...args]]
    : runtime.kind === 'electron'
      ? [runtime.path, [...(asRoot ? ['--no-sandbox'] : []), root, ...args]]
      : [process.execPath, [join(root, 'test', 'stand-in', 'run.ts'), entry, ...args]]
const app = spawn(command, words, { env, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal))
app.on('exit', (status, signal) => {
  display.stop()
  void keychain.stop().then(() => process.exit(status ?? (signal ? 1 : 0)))
})
