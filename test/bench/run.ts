import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../start/build.ts'
import { ROOT } from '../support/app-process.ts'
import { findElectron } from '../support/launch.ts'
import type { Measured } from './figure.ts'
import { GROUPS, type Group } from './groups.ts'
import { loadNow, machineText, readPage, toJson, toText, updatedPage } from './report.ts'

// `npm run bench [-- --json] [-- --write] [-- --only NAME,NAME] [-- --long]`: the figures of docs/benchmarks.md in one run. A
// missed target is marked and no failure; what cannot be measured is, after everything else was.
const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
const tell = (text: string): void => void process.stderr.write(`${text}\n`)

function chosenGroups(): readonly Group[] {
  const names = options.only?.split(',')
  if (names === undefined) return GROUPS.filter((group) => options.long || group.isLong !== true)
  const unknown = names.filter((name) => !GROUPS.some((group) => group.name === name))
  if (unknown.length === 0) return GROUPS.filter((group) => names.includes(group.name))
  tell(`no such group: ${unknown.join(', ')}; there are ${GROUPS.map((group) => group.name).join(', ')}`)
  process.exit(2)
}

const groups = chosenGroups()
const load = loadNow()
const startedAt = performance.now()
buildIfStale(ROOT)
const measured: Measured[] = []
const failed: string[] = []
for (const group of groups) {
  tell(`${group.name} ...`)
  try {
    measured.push(...(await group.measure(tell)))
  } catch (failure) {
    failed.push(group.name)
    tell(`${group.name}: ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}`)
  }
}

const seconds = Math.round((performance.now() - startedAt) / 1000)
tell(`${seconds} s, load average ${load} before and ${loadNow()} after`)
if (failed.length > 0) tell(`not measured: ${failed.join(', ')}`)
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
process.exit(failed.length > 0 ? 1 : 0)
