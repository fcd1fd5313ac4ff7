import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { figureOf, quantile, type Measured } from './figure.ts'

/** What test/bench/intercoms.ts found out; it needs a process of its own, with its garbage collector in hand. */
export type IntercomFigures = {
  readonly devices: number
  /** Most that were open to one device. */
  readonly sockets: number
  /** Of one core, while nothing happens. */
  readonly corePercent: number
  /** Resident memory that one more device costs, without what V8 keeps for later. */
  readonly kbEach: number
  readonly bellMs: readonly number[]
  /** The slowest return after a restart, from when the device answers again. */
  readonly backMs: number
}

/** A hundred intercoms, polled and subscribed. */
export async function measureIntercoms(tell: (line: string) => void): Promise<readonly Measured[]> {
  const child = spawn(
    process.execPath,
    ['--expose-gc', join(import.meta.dirname, 'intercoms.ts'), '--json'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  child.stderr.setEncoding('utf8').on('data', (line: string) => tell(line.trimEnd()))
  const { devices, sockets, corePercent, kbEach, bellMs, backMs } = JSON.parse(
    await text(child.stdout),
  ) as IntercomFigures
  const limit = { against: 'limit', maxRatio: 1 } as const
  const of = `${devices} intercoms`
  return [
    figureOf({ ...limit, name: `${of}: sockets to each`, unit: 'sockets' }, sockets, 2, devices),
    figureOf({ ...limit, name: `${of}: of a core, idle`, unit: '%' }, corePercent, 1, 1),
    figureOf({ ...limit, name: `${of}: memory of each`, unit: 'kB' }, kbEach, 300, devices),
    figureOf(
      { ...limit, name: `${of}: bell to snapshot, p95`, unit: 'ms' },
      quantile(bellMs, 0.95),
      300,
      bellMs.length,
    ),
    figureOf({ ...limit, name: `${of}: back after a restart`, unit: 'ms' }, backMs, 5000, 30),
  ]
}
