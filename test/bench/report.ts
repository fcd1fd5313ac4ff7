import { readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { isReached, type Figure, type Measured } from './figure.ts'

/** What the figures were taken on. */
export type Surroundings = {
  readonly date: string
  readonly runtime: string
  readonly machine: string
  /** Average number of processes that wanted a core, over the last minute, before and after the run. */
  readonly load: readonly [before: number, after: number]
  readonly seconds: number
}

export function machineText(): string {
  const [first] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${memory} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}`
}

export function loadNow(): number {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10
}

/** Exactly what the contract names, nothing of the table. */
export function toJson(measured: readonly Measured[]): string {
  const figures = measured.map(
    ({ name, unit, ours, reference, ratio, n }): Figure => ({ name, unit, ours, reference, ratio, n }),
  )
  return JSON.stringify({ figures })
}

const HEAD = ['figure', 'ours', 'reference', 'against', 'ratio', 'target', 'n', ''] as const

export function toRows(measured: readonly Measured[]): readonly (readonly string[])[] {
  return measured.map((figure) => {
    const { name, unit, ours, reference, against, ratio, maxRatio, n } = figure
    const verdict = maxRatio === null ? '' : isReached(figure) ? 'reached' : 'MISSED'
    const target = maxRatio === null ? '' : `≤ ${shown(maxRatio)}`
    return [
      ...[name, `${shown(ours)} ${unit}`, `${shown(reference)} ${unit}`, against],
      ...[ratio.toFixed(2), target, String(n), verdict],
    ]
  })
}

export function toText(measured: readonly Measured[]): string {
  const rows = [HEAD, ...toRows(measured)]
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const BEGIN = '<!-- figures: written by npm run bench -- --write -->'
const END = '<!-- end of figures -->'

/** The page with a fresh table between its two marks. Throws when the marks are not there. */
export function updatedPage(page: string, measured: readonly Measured[], around: Surroundings): string {
  const from = page.indexOf(BEGIN)
  const to = page.indexOf(END)
  if (from < 0 || to < from) throw new Error('the page has lost the marks around its figures')
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const table = [line(HEAD), line(HEAD.map(() => '---')), ...toRows(measured).map(line)]
  const facts = [
    `Taken ${around.date} in ${around.seconds} s on ${around.machine}.`,
    `Runtime: ${around.runtime}. Load average ${around.load[0]} before and ${around.load[1]} after the run.`,
  ]
  return [page.slice(0, from) + BEGIN, ...facts, '', ...table, page.slice(to)].join('\n')
}

export function readPage(file: string): string {
  return readFileSync(file, 'utf8')
}

function shown(value: number): string {
  return value >= 100
    ? value.toFixed(0)
    : value >= 10
      ? value.toFixed(1)
      : String(Math.round(value * 100) / 100)
}
