import type { HistoryEntry } from '../../shared/domain/history.ts'
import type { AppState } from './app-state.ts'
import type { Clock } from './ports.ts'
import type { MemoryStore } from './store-ports.ts'

/** Facts of the whole profile stand under this name; no account has it. */
const PROFILE = 'profile'
const GAPS = 'away'
const ALIVE = 'alive'
const MAX_GAPS = 100
/** Servers' clocks and ours differ, and a call rings for a while before it is in a list. */
const SLACK_MS = 60_000

/** A time in which no call could ring here, ms since 1970. */
type Gap = { readonly from: number; readonly to: number }

/** When this app slept, was offline or not running, so that calls of that time can be told from those that rang. */
export type Away = {
  /** The app runs: what lies between its last sign of life and now was a gap. */
  start(): void
  /** A sign of life, kept for the next start. */
  beat(): void
  asleep(on: boolean): void
  /** Marks the calls that came in meanwhile. Calls that rang here were not missed by being away. */
  mark(entry: HistoryEntry): HistoryEntry
}

export function createAway(deps: {
  readonly state: AppState
  readonly memory: MemoryStore
  readonly clock: Clock
}): Away {
  const { memory, clock } = deps
  const now = (): number => clock.now().getTime()
  let gaps: readonly Gap[] | null = null
  const reasons = new Map<'asleep' | 'offline', number>()

  const known = (): readonly Gap[] => (gaps ??= readGaps(memory.get(PROFILE, GAPS)?.value))

  function add(from: number, to: number): void {
    if (!(to > from)) return
    gaps = [...known(), { from, to }].slice(-MAX_GAPS)
    memory.set(PROFILE, GAPS, JSON.stringify(gaps))
  }
  function reason(name: 'asleep' | 'offline', on: boolean): void {
    const since = reasons.get(name)
    if (on && since === undefined) reasons.set(name, now())
    if (on || since === undefined) return
    reasons.delete(name)
    add(since, now())
  }
  const beat = (): void => {
    if (reasons.size === 0) memory.set(PROFILE, ALIVE, String(now()))
  }

  return {
    start() {
      const alive = Number(memory.get(PROFILE, ALIVE)?.value ?? Number.NaN)
      if (!Number.isNaN(alive)) add(alive, now())
      beat()
      reason('offline', !deps.state.get().online)
      deps.state.subscribe(({ online }) => reason('offline', !online))
    },
    beat,
    asleep: (on) => reason('asleep', on),
    mark(entry) {
      if (entry.direction !== 'in' || entry.startedAt === null || entry.sources.includes('app')) return entry
      const at = Date.parse(entry.startedAt)
      const under = [...reasons.values()].some((since) => at >= since - SLACK_MS)
      const within = known().some(({ from, to }) => at >= from - SLACK_MS && at <= to + SLACK_MS)
      return under || within ? { ...entry, away: true } : entry
    },
  }
}

function readGaps(text: string | undefined): readonly Gap[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(read) ? read.filter(isGap).slice(-MAX_GAPS) : []
  } catch {
    // Damaged: nothing is marked, nothing is lost.
    return []
  }
}

function isGap(value: unknown): value is Gap {
  const { from, to } = (value ?? {}) as Partial<Record<'from' | 'to', unknown>>
  return typeof from === 'number' && typeof to === 'number'
}
