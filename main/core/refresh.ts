import type { AccountId } from '../../shared/ids.ts'
import type { Accounts } from './accounts.ts'
import type { Administration } from './admin.ts'
import type { AppState } from './app-state.ts'
import type { Availability } from './availability.ts'
import type { Away } from './away.ts'
import { background } from './background.ts'
import { fanOut } from './fan-out.ts'
import type { Forwarding } from './forwarding.ts'
import type { History } from './history.ts'
import type { Sharing } from './sharing.ts'
import type { People } from './people.ts'
import type { Clock, Log } from './ports.ts'
import type { Voicemail } from './voicemail.ts'

/** Poll period in ms: the vendor's own client asks its history every 300 s (reference sip2sip 1). */
export const REFRESH_EVERY_MS = 300_000

export type RefreshDeps = {
  readonly away: Pick<Away, 'beat'>
  readonly accounts: Accounts
  readonly admin: Administration
  readonly state: AppState
  readonly availability: Availability
  readonly forwarding: Forwarding
  readonly history: History
  readonly sharing: Sharing
  readonly voicemail: Pick<Voicemail, 'count'>
  readonly people: Pick<People, 'freshen'>
  readonly clock: Clock
  readonly log: Log
}

/** Keeps the picture fresh: everything is read at start, after a change of accounts, on wake, and every five minutes. */
export type Refresh = ReturnType<typeof createRefresh>

export function createRefresh(deps: RefreshDeps) {
  let cancelTimer: (() => void) | null = null
  let running: Promise<void> | null = null
  const inRound = new Set<AccountId>()
  const abort = new AbortController()

  async function all(ids: readonly AccountId[] | null): Promise<void> {
    const { signal } = abort
    deps.away.beat()
    for (const view of deps.state.get().accounts) {
      if (ids !== null && !ids.some((id) => id === view.info.id)) continue
      if (view.reachability.kind === 'unknown') {
        deps.state.changeAccount(view.info.id, (old) => ({ ...old, reachability: { kind: 'checking' } }))
      }
    }
    const identity = fanOut(deps, ids, (session) => session.identity?.read(signal) ?? null).then(
      (answers) => {
        for (const { account, result } of answers) {
          if (result.ok) deps.state.changeAccount(account.id, (view) => ({ ...view, identity: result.value }))
        }
      },
    )
    await Promise.all([
      identity,
      deps.availability.readDnd(ids, signal),
      deps.availability.readPrivacy(ids),
      deps.forwarding.read(ids, signal),
      deps.history.fetch(ids, signal),
      deps.sharing.exchange(ids, signal),
      deps.voicemail.count(ids, signal),
      deps.people.freshen(signal),
      deps.admin.findRights(ids, signal),
    ])
  }

  function now(): Promise<void> {
    const ids = deps.accounts.list().map(({ id }) => id)
    // One round at a time: a second wish while one runs is the same wish, but for accounts that have come since.
    const late = running ? ids.filter((id) => !inRound.has(id)) : []
    if (running && late.length === 0) return running
    for (const id of ids) inRound.add(id)
    if (running) return Promise.all([running, all(late)]).then(() => undefined)
    running = all(null).finally(() => {
      running = null
      inRound.clear()
    })
    return running
  }

  function schedule(): void {
    cancelTimer?.()
    cancelTimer = deps.clock.after(REFRESH_EVERY_MS, () => {
      background(now(), deps.log)
      schedule()
    })
  }

  return {
    now,
    account: (id: AccountId): Promise<void> => all([id]),
    start(): void {
      background(now(), deps.log)
      schedule()
    },
    stop(): void {
      cancelTimer?.()
      cancelTimer = null
      abort.abort()
    },
  }
}
