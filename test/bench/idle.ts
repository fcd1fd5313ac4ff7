import { setTimeout as pause } from 'node:timers/promises'
import type { BenchStage } from './bench-stage.ts'
import { figureOf, type Measured } from './figure.ts'
import { processesUnder } from './proc.ts'

/** What the start left to do is done. */
const SETTLE_MS = 15_000
const IDLE_MS = 60_000
const LIMIT_PERCENT = 0.5

/** The app with a registered line and nobody at it: the CPU of all its processes over a minute. */
export async function measureIdleCpu({ app }: BenchStage): Promise<readonly Measured[]> {
  const { pid } = app.process
  if (pid === undefined) throw new Error('the app has no process')
  const cpuMs = (): number => processesUnder(pid).reduce((sum, one) => sum + one.cpuMs, 0)
  await pause(SETTLE_MS)
  const [before, from] = [cpuMs(), performance.now()]
  await pause(IDLE_MS)
  const percent = ((cpuMs() - before) / (performance.now() - from)) * 100
  const asked = { name: 'of a core, idle with a line', unit: '%', against: 'limit', maxRatio: 1 } as const
  return [figureOf(asked, percent, LIMIT_PERCENT, 1)]
}
