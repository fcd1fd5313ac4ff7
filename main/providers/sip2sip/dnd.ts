import type { DndState, WriteOutcome, WriteWarning } from '../../../shared/domain/availability.ts'
import { appError, type AppError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Clock } from '../../core/ports.ts'
import type { AccountSession, DndChange } from '../adapter.ts'
import type { Sip2sipApi } from './api.ts'
import { isAnswerLost } from '../lost-answer.ts'
import { hasRejectingSchedule, hasSchedule, scheduleText, toDndState } from './map-dnd.ts'
import { toWeeklyRules } from './map-rules.ts'
import type { Turn } from '../turn.ts'
import type { AcceptRulesWire } from './wire.ts'

const MAX_MINUTES = 1440

export type DndDeps = {
  readonly api: Sip2sipApi
  readonly clock: Clock
  readonly turn: Turn
  /** The account's IANA zone, null when it cannot be found out. */
  readonly zone: (signal: AbortSignal) => Promise<string | null>
  /** The end of timed DND as it was shown last (ISO 8601), remembered between runs. */
  readonly shownEnd: { get(): string | null; set(until: string): void }
}

/** The server counts whole minutes, so the end it implies wanders by up to one. */
const WANDERING_MS = 60_000

/** Do Not Disturb, which this system keeps as the temporary accept rule "nobody" (reference sip2sip 3.2). */
export function createDndFacet({
  api,
  clock,
  turn,
  zone,
  shownEnd,
}: DndDeps): NonNullable<AccountSession['dnd']> {
  /** The weekly schedule that was read last; null while it is not known. */
  let known: AcceptRulesWire | null = null
  const risks = (rules: AcceptRulesWire): WriteWarning[] =>
    hasSchedule(rules) ? [{ code: 'schedule-at-risk', weekly: toWeeklyRules(rules) }] : []

  async function stateOf(rules: AcceptRulesWire, signal: AbortSignal): Promise<DndState> {
    known = rules
    const where = hasRejectingSchedule(rules) ? await zone(signal) : null
    return steady(toDndState(rules, clock.now(), where))
  }

  /** Keeps the end that was shown before while it fits: a person should not see it move at each reading. */
  function steady(state: DndState): DndState {
    if (state.kind !== 'on' || state.until === null || state.scheduled) return state
    const shown = shownEnd.get()
    if (shown !== null && Math.abs(Date.parse(shown) - Date.parse(state.until)) <= WANDERING_MS)
      return { ...state, until: shown }
    shownEnd.set(state.until)
    return state
  }

  async function write(change: DndChange, signal: AbortSignal): Promise<Result<WriteOutcome<DndState>>> {
    // Without a good reading the server would switch with no weekly rules at all and so delete them: ask first.
    const before = await api.acceptRules(signal)
    if (!before.ok) return before
    const warnings = risks(before.value)
    if (warnings.length > 0) {
      // Writing puts the weekly schedule at risk: not for a switch that already stands as asked.
      if (isSwitched(before.value, change) && !isTimed(change))
        return ok({ value: await stateOf(before.value, signal), confirmed: true, warnings: [] })
    }
    const asked: DndState = change.on
      ? { kind: 'on', until: untilOf(change.minutes, clock.now()), scheduled: false }
      : { kind: 'off' }
    const done = await (change.on ? api.dndOn(change.minutes, signal) : api.dndOff(signal))
    if (!done.ok && !isAnswerLost(done.error)) return done
    const after = await api.acceptRules(signal)
    if (!after.ok) return done.ok ? ok(unread(asked, warnings, after.error)) : done
    const got = await stateOf(after.value, signal)
    const confirmed = isSwitched(after.value, change) && got.kind === asked.kind
    // A yes that got lost on the way: only the fresh reading can tell.
    if (!done.ok && !confirmed) return done
    if (scheduleText(before.value) !== scheduleText(after.value))
      warnings.push({
        code: 'schedule-changed',
        weekly: toWeeklyRules(before.value),
        weeklyNow: toWeeklyRules(after.value),
      })
    return ok({ value: got, confirmed, ...(!confirmed && { differs: { asked, got } }), warnings })
  }

  return {
    warns: () => (known === null ? [] : risks(known)),
    async read(signal) {
      const rules = await api.acceptRules(signal)
      return rules.ok ? ok(await stateOf(rules.value, signal)) : rules
    },
    async write(change, signal) {
      if (change.on && change.minutes !== null && !isMinutes(change.minutes))
        return err(appError('invalid-input', { field: 'minutes' }))
      return turn(() => write(change, signal))
    },
  }
}

function unread(asked: DndState, warnings: readonly WriteWarning[], error: AppError): WriteOutcome<DndState> {
  const readBackFailed: WriteWarning = { code: 'read-back-failed', detail: error.code }
  return { value: asked, confirmed: false, warnings: [...warnings, readBackFailed] }
}

/** Whether the temporary rule is what was asked for. Minutes count down, so one less is the same. */
function isSwitched(rules: AcceptRulesWire, change: DndChange): boolean {
  const { groups, duration } = rules.temporary
  if (groups.includes('nobody') !== change.on) return false
  if (!change.on) return true
  return change.minutes === null
    ? duration === 0
    : duration <= change.minutes && duration >= change.minutes - 1 && duration > 0
}

function isTimed(change: DndChange): boolean {
  return change.on && change.minutes !== null
}

function isMinutes(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= MAX_MINUTES
}

function untilOf(minutes: number | null, now: Date): string | null {
  return minutes === null ? null : new Date(now.getTime() + minutes * 60_000).toISOString()
}
