import { MISSED_SHOWN, type MissedCall } from '../../shared/domain/desktop.ts'
import type { CallOutcome, HistoryEntry, HistoryPage, HistoryQuery } from '../../shared/domain/history.ts'
import type { CallEnd, CallView } from '../../shared/domain/call.ts'
import type { QualitySummary } from '../../shared/domain/quality-summary.ts'
import { assertNever } from '../../shared/never.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import type { Accounts } from './accounts.ts'
import type { AccountAnswer } from './answers.ts'
import type { AppState } from './app-state.ts'
import type { Away } from './away.ts'
import { adoptCallIds } from './history-match.ts'
import { fanOut } from './fan-out.ts'
import { readNewest, readSince, type HistoryRead } from './history-since.ts'
import type { Clock, Log } from './ports.ts'
import type { HistoryStore } from './store-ports.ts'

export type HistoryDeps = {
  readonly accounts: Accounts
  readonly state: AppState
  readonly clock: Clock
  readonly store: HistoryStore
  readonly log: Log
  readonly away: Pick<Away, 'mark'>
  /** Hears of every call that ended here. */
  readonly lived: (entry: HistoryEntry) => void
}

/** One merged history: what the servers saw and what this app lived through, one row per call. */
export type History = ReturnType<typeof createHistory>

export function createHistory(deps: HistoryDeps) {
  function publish(): void {
    const missedCount = deps.store.missedCount()
    deps.state.change({
      missedCount,
      missed: missedCount > 0 ? latestMissed() : [],
      historyRevision: deps.state.get().historyRevision + 1,
    })
  }

  function latestMissed(): readonly MissedCall[] {
    const page = deps.store.list({ filter: 'missed', limit: MISSED_SHOWN * 4 })
    const unseen = page.ok ? page.value.entries.filter((entry) => !entry.seen) : []
    return unseen.slice(0, MISSED_SHOWN).map(({ id, accountId, remote, startedAt }) => ({
      id,
      accountId,
      address: remote.address,
      name: remote.displayName,
      at: startedAt,
    }))
  }

  function keep(entries: readonly HistoryEntry[]): Result<{ readonly added: number }> {
    const kept = deps.store.upsert(entries)
    if (kept.ok) publish()
    else deps.state.addTrouble(kept.error)
    return kept
  }

  return {
    publish,

    /** Fetches the servers' history of the accounts (null = all) and merges it in: the newest calls, or with `since` all of
     *  that time, as far as a server tells it. */
    fetch(
      ids: readonly AccountId[] | null,
      signal: AbortSignal,
      whole: { readonly since: Date; readonly note: (account: string, rows: number) => void } | null = null,
    ): Promise<readonly AccountAnswer<HistoryRead>[]> {
      const take = (entries: readonly HistoryEntry[]): void => {
        if (entries.length > 0) keep(adoptCallIds(entries, deps.store))
      }
      return fanOut(deps, ids, ({ history }, { name }) => {
        if (!history) return null
        if (whole === null || !history.part) return readNewest(history, signal, take)
        const { since, note } = whole
        return readSince(history.part, { since, signal, take, note: (rows) => note(name, rows) })
      })
    },

    list(query: HistoryQuery): Result<HistoryPage> {
      const page = deps.store.list(query)
      if (!page.ok) return page
      return { ok: true, value: { ...page.value, entries: page.value.entries.map(deps.away.mark) } }
    },

    markSeen(): Result<undefined> {
      const marked = deps.store.markSeen()
      if (marked.ok) publish()
      return marked
    },

    /** Keeps a call that ended here. */
    record(call: CallView, quality: QualitySummary | null = null): void {
      const entry = { ...toEntry(call), ...(quality ? { quality } : {}) }
      keep([entry])
      deps.lived(entry)
    },

    /** Merges in rows that came from elsewhere. */
    merge(entries: readonly HistoryEntry[]): void {
      if (entries.length > 0) keep(entries)
    },
  }
}

/** A finished call leg as a row of the history. */
export function toEntry(call: CallView): HistoryEntry {
  const answered = call.answeredAt
  const ended = call.endedAt ?? call.startedAt
  const durationSec = answered
    ? Math.max(0, Math.round((Date.parse(ended) - Date.parse(answered)) / 1000))
    : 0
  const outcome: CallOutcome = answered ? 'answered' : outcomeOf(call.end ?? 'failed', call.direction)
  return {
    id: `app:${call.id}`,
    accountId: call.accountId,
    direction: call.direction,
    outcome,
    remote: { address: call.remote.address, displayName: call.remote.displayName },
    startedAt: call.startedAt,
    durationSec,
    status: call.status === null ? null : String(call.status),
    media: ['audio'],
    price: null,
    callId: call.sipCallId,
    sources: ['app'],
    seen: outcome !== 'missed',
  }
}

function outcomeOf(end: CallEnd, direction: 'in' | 'out'): CallOutcome {
  switch (end) {
    case 'missed':
      return 'missed'
    case 'no-answer':
      return direction === 'in' ? 'missed' : 'cancelled'
    case 'hung-up-there':
      return direction === 'in' ? 'missed' : 'failed'
    case 'cancelled':
    case 'hung-up-here':
    case 'transferred':
      return 'cancelled'
    case 'declined-here':
    case 'declined-there':
      return 'declined'
    case 'busy':
      return direction === 'in' ? 'declined' : 'busy'
    case 'elsewhere':
      return 'elsewhere'
    case 'blocked':
      return 'blocked'
    case 'not-found':
    case 'moved':
    case 'unavailable':
    case 'no-common-codec':
    case 'connection-lost':
    case 'failed':
      return 'failed'
    default:
      return assertNever(end)
  }
}
