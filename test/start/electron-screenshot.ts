import { resolve } from 'node:path'
import { takeRunnerOptions, whenReadyExpression } from '../stand-in/run-options.ts'
import { findWindow } from '../support/app-windows.ts'
import { launchOnElectron } from '../support/launch-electron.ts'

// node test/start/electron-screenshot.ts ELECTRON [--screenshot FILE [--screenshot-when EXPR]] [the app's own arguments]
// The real runtime's side of `./dev start --screenshot` (the stand-in has its own in test/stand-in/run.ts).
const [executable = '', ...words] = process.argv.slice(2)
const options = takeRunnerOptions(words)
const at = options.rest.indexOf('--data')
const dataDir = at >= 0 ? options.rest[at + 1] : undefined
const runtime = await launchOnElectron(executable, {
  args: options.rest,
  ...(dataDir ? { dataDir: resolve(dataDir) } : {}),
})
const page = await findWindow(runtime, 'app', 30_000)
await page.evaluate(whenReadyExpression(options.when))
await page.screenshot({ path: resolve(options.screenshot ?? 'screenshot.png') })
process.stderr.write(`saved ${options.screenshot}\n`)
await runtime.evaluate(({ app }) => app.quit(), undefined)
await runtime.app.exited
