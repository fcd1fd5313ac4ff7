import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../start/build.ts'
import { ROOT } from '../support/app-process.ts'
import { findElectron } from '../support/launch.ts'
import { setBenchStage } from './bench-stage.ts'
import { measureBridge } from './bridge.ts'
import { measureBytes } from './bytes.ts'
import { measureCall } from './call.ts'
import { measureDigest } from './digest.ts'
import { measureDnd } from './dnd.ts'
import type { Measured } from './figure.ts'
import { measureIdle, watchLongTasks } from './long-tasks.ts'
import { startRawScript } from './raw-script.ts'
import { measureRegister } from './register.ts'
import { loadNow, machineText, readPage, toJson, toText, updatedPage } from './report.ts'
import { measureRing } from './ring.ts'
import { measureSip2sip } from './sip2sip.ts'
import { measureStart } from './start.ts'

// `npm run bench [-- --json] [-- --write]`: every figure of docs/benchmarks.md in one run. A missed target is marked and no
// failure; what cannot be measured is.
const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
})
const tell = (text: string): void => void process.stderr.write(`${text}\n`)

const load = loadNow()
const startedAt = performance.now()
buildIfStale(ROOT)
const measured: Measured[] = [...measureBytes(join(ROOT, 'out'))]
tell('HTTP digest and Do Not Disturb ...')
measured.push(await measureDigest(), await measureDnd(tell))
tell('Accounts, journal and history ...')
measured.push(...(await measureSip2sip()))

const stage = await setBenchStage()
try {
  tell('Bridge ...')
  measured.push(await measureBridge(stage.app))
  const tasks = await watchLongTasks(stage.app)
  tell('Idle ...')
  measured.push(await measureIdle(tasks))
  tell('Ringing ...')
  measured.push(...(await measureRing(stage, tasks, tell)))
  tell('Registering and calling ...')
  const script = await startRawScript(stage.bob)
  measured.push(await measureRegister(stage, script), await measureCall(stage, script))
  await script.close()
  await stage.closeApp()
  tell('Starting ...')
  measured.push(await measureStart(stage.profile, tell))
} finally {
  await stage.close()
}

const seconds = Math.round((performance.now() - startedAt) / 1000)
tell(`${seconds} s, load average ${load} before and ${loadNow()} after`)
if (options.write) {
  const file = join(ROOT, 'docs', 'benchmarks.md')
  const around = {
    date: new Date().toISOString().slice(0, 10),
    runtime: findElectron() ?? 'the stand-in (Electron’s API on Node and Chromium)',
    machine: machineText(),
    load: [load, loadNow()],
    seconds,
  } as const
  writeFileSync(file, updatedPage(readPage(file), measured, around))
}
process.stdout.write(`${options.json ? toJson(measured) : toText(measured)}\n`)
