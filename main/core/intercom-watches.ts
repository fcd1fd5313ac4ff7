import type {
  IntercomEvent,
  IntercomHealth,
  IntercomStatus,
  IntercomView,
  SipAccountConfig,
} from '../../shared/domain/intercom.ts'
import { appError, type AppError } from '../../shared/errors.ts'
import { AccountIdSchema, type AccountId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { IntercomFacet } from '../providers/facets/intercom.ts'
import type { Accounts } from './accounts.ts'
import type { AppState } from './app-state.ts'
import { background } from './background.ts'
import { findProblems, judge } from './intercom-health.ts'
import { findReference, type Reference } from './intercom-reference.ts'
import { isSameView, withEvent, withStatus, withWishes } from './intercom-view.ts'
import { watchIntercom } from './intercom-watch.ts'
import { pause, untilAborted } from './pause.ts'
import type { AccountRecord } from './store-ports.ts'
import type { Clock, Log } from './ports.ts'

export type IntercomWatchesDeps = {
  readonly accounts: Accounts
  readonly state: AppState
  readonly clock: Clock
  readonly log: Log
}

/** An unchanged picture is published again only this often, in ms: a hundred devices would keep every window busy. */
const RESTAMP_EVERY_MS = 5 * 60_000

/** This many devices are greeted at once, and the next ones so much later, in ms: a hundred handshakes at the same moment
 *  would hold everything else up. */
const GREETED_AT_ONCE = 8
const NEXT_AFTER_MS = 100
/** A keychain that was locked may be open by now. */
const OPEN_AGAIN_AFTER_MS = 60_000

/** This many events are kept of each device, for whoever looks at it. */
const KEPT_EVENTS = 100

/** What is known of a device besides its view: needed to judge its health. */
type Known = {
  readonly configs: readonly SipAccountConfig[]
  readonly reference: Reference | null
  readonly missing: IntercomHealth['missing']
}
const NOTHING: Known = { configs: [], reference: null, missing: [] }

/** A watch, and the session it is for: a session that was built anew needs a watch of its own. */
type Watch = { readonly facet: IntercomFacet; readonly abort: AbortController }

/** Keeps the intercoms in the snapshot as they are: one watch per device, for as long as the app runs. */
export function createIntercomWatches(deps: IntercomWatchesDeps) {
  const { accounts, state, clock, log } = deps
  const watches = new Map<string, Watch>()
  const known = new Map<string, Known>()
  const owners = new Map<string, AccountRecord>()
  const heard = new Map<string, readonly IntercomEvent[]>()
  const ears = new Map<string, Set<(event: IntercomEvent) => void>>()
  /** Calls that a device places because we told it to. */
  const dialled = new Map<string, Set<number>>()
  let life: AbortController | null = null

  const viewOf = (id: string): IntercomView | undefined =>
    state.get().accounts.find((view) => view.info.id === id)?.intercom
  const stamp = (): string => clock.now().toISOString()

  function publish(id: string, wanted: IntercomView): void {
    const old = viewOf(id)
    // The store is not asked for every event of a hundred devices.
    const record = owners.get(id) ?? accounts.list().find((one) => one.id === id)
    if (old === undefined || record === undefined) return
    const next = withWishes(wanted, record, (session) => dialled.get(id)?.has(session) === true)
    const isOld = Date.parse(next.asOf) - Date.parse(old.asOf) >= RESTAMP_EVERY_MS
    if (!isOld && isSameView(old, next)) return
    state.changeAccount(id, (view) => ({ ...view, intercom: next }))
  }

  function judged(id: string, view: IntercomView): IntercomView {
    const { configs, reference, missing } = known.get(id) ?? NOTHING
    const findings = findProblems(configs, view.sipAccounts, reference?.expected ?? null)
    const parts = view.health.missing.filter((one) => one.part !== 'configuration')
    return { ...view, health: judge(findings, [...parts, ...missing], reference?.account ?? null) }
  }

  /** True when it differs in what events tell. */
  function show(id: string, status: IntercomStatus, asOf: string): boolean {
    const old = viewOf(id)
    if (old === undefined) return false
    const next = withStatus(old, status, asOf)
    publish(id, judged(id, next))
    noteReachable(id, asOf)
    return old.info !== null && toldByEvents(old) !== toldByEvents(next)
  }

  function noteReachable(id: string, asOf: string): void {
    const reach = state.get().accounts.find((view) => view.info.id === id)?.reachability
    if (reach?.kind === 'ok' && Date.parse(asOf) - Date.parse(reach.asOf) < RESTAMP_EVERY_MS) return
    state.changeAccount(id, (view) => ({ ...view, reachability: { kind: 'ok', asOf } }))
  }

  function fail(id: string, error: AppError): void {
    const old = viewOf(id)
    if (old === undefined) return
    const asOf = stamp()
    state.changeAccount(id, (view) => ({
      ...view,
      reachability: { kind: 'failed', asOf, error: { ...error, accountId: id } },
      intercom: {
        ...old,
        calls: [],
        doorbell: null,
        events: 'off',
        health: { ...old.health, kind: 'unreachable' },
      },
    }))
  }

  async function readConfig(record: AccountRecord, facet: IntercomFacet, signal: AbortSignal): Promise<void> {
    const read = await facet.config.read(null, signal)
    const reference = await findReference(accounts, record, read.ok ? read.value : [], {}, signal)
    if (signal.aborted) return
    known.set(record.id, {
      configs: read.ok ? read.value : [],
      reference: reference.ok ? reference.value : null,
      missing: read.ok ? [] : [{ part: 'configuration', error: read.error }],
    })
    const view = viewOf(record.id)
    if (view !== undefined) publish(record.id, judged(record.id, view))
  }

  function update(id: string, change: (view: IntercomView) => IntercomView): void {
    const view = viewOf(id)
    if (view !== undefined) publish(id, judged(id, change(view)))
  }

  function hear(id: string, event: IntercomEvent): void {
    heard.set(id, [event, ...(heard.get(id) ?? [])].slice(0, KEPT_EVENTS))
    update(id, (view) => ({ ...withEvent(view, event, stamp()), eventCount: view.eventCount + 1 }))
    for (const listen of ears.get(id) ?? []) listen(event)
  }

  /** Follows one device; whoever has ears for it hears its events too. */
  function watch(record: AccountRecord, facet: IntercomFacet, signal: AbortSignal): Promise<void> {
    const { id } = record
    owners.set(id, record)
    const change = (next: (view: IntercomView) => IntercomView): void => update(id, next)
    return watchIntercom({
      facet,
      clock,
      signal,
      events: {
        status: (status) => show(id, status, stamp()),
        calls: (calls) =>
          change((view) => {
            const { info, sipAccounts, switches, health } = view
            return info === null
              ? view
              : withStatus(view, { info, sipAccounts, switches, calls, missing: health.missing }, stamp())
          }),
        happened: (event) => hear(id, event),
        mode: (events) => change((view) => ({ ...view, events })),
        failed: (error) => fail(id, error),
        configChanged: () => readConfig(record, facet, signal),
      },
    })
  }

  /** One watch for each intercom there is; watches of sessions that are gone end. */
  async function reconcile(signal: AbortSignal): Promise<void> {
    const records = accounts.list().filter((record) => viewOf(record.id) !== undefined)
    for (const [id, { abort }] of watches) {
      if (records.some((record) => record.id === id)) continue
      abort.abort()
      watches.delete(id)
      for (const kept of [known, owners, heard, dialled]) kept.delete(id)
    }
    let greeted = 0
    let isClosed = false
    for (const record of records) {
      const opened = await accounts.session(record.id)
      if (signal.aborted) return
      const old = watches.get(record.id)
      const facet = opened.ok ? opened.value.session.intercom : undefined
      if (facet !== undefined && facet === old?.facet) continue
      old?.abort.abort()
      watches.delete(record.id)
      if (!opened.ok) fail(record.id, opened.error)
      isClosed ||= !opened.ok
      if (facet === undefined) continue
      const abort = new AbortController()
      watches.set(record.id, { facet, abort })
      background(watch(record, facet, abort.signal), log)
      greeted += 1
      if (greeted % GREETED_AT_ONCE === 0) await pause(clock, NEXT_AFTER_MS, signal)
    }
    if (!isClosed) return
    await pause(clock, OPEN_AGAIN_AFTER_MS, signal)
    if (!signal.aborted) await reconcile(signal)
  }

  return {
    show,
    update,

    /** What happened lately, newest first. */
    events: (id: string): readonly IntercomEvent[] => heard.get(id) ?? [],

    /** The device places this call because we told it to: it is no bell. */
    noteDialled(id: string, session: number): void {
      dialled.set(id, new Set([...(dialled.get(id) ?? []), session].slice(-KEPT_EVENTS)))
      update(id, (view) => view)
    },

    /** Reads everything of a device anew. */
    async refresh(id: AccountId, signal: AbortSignal): Promise<Result<undefined>> {
      const record = accounts.list().find((one) => one.id === id)
      const opened = await accounts.session(id)
      if (!opened.ok) return opened
      const facet = opened.value.session.intercom
      if (facet === undefined || record === undefined)
        return err(appError('not-supported', { accountId: id }))
      const status = await facet.status(signal)
      if (!status.ok) return err({ ...status.error, accountId: id })
      show(id, status.value, stamp())
      await readConfig(record, facet, signal)
      return ok()
    },

    start: (): void => {
      const { signal } = (life = new AbortController())
      const unlisten = accounts.onChange(() => background(reconcile(signal), log))
      signal.addEventListener('abort', unlisten, { once: true })
      background(reconcile(signal), log)
    },

    stop: (): void => {
      life?.abort()
      life = null
      for (const { abort } of watches.values()) abort.abort()
      watches.clear()
    },

    /** Tells what happens at the devices (null = all) until `signal` aborts; the snapshot follows. Devices that are away
     *  are waited for. */
    follow: async (
      ids: readonly AccountId[] | null,
      listen: (account: { readonly id: string; readonly name: string }, event: IntercomEvent) => void,
      signal: AbortSignal,
    ): Promise<void> => {
      const records = accounts.list().filter((record) => ids === null || ids.includes(record.id))
      await Promise.all(
        records.map(async (record) => {
          const opened = await accounts.session(AccountIdSchema.parse(record.id))
          const facet = opened.ok ? opened.value.session.intercom : undefined
          if (facet === undefined) return
          const account = { id: record.id, name: record.name }
          const ear = (event: IntercomEvent): void => listen(account, event)
          const all = ears.get(record.id) ?? new Set()
          ears.set(record.id, all.add(ear))
          // A device has sockets for one watch only: where the app follows it already, its ears are ours.
          if (watches.has(record.id)) await untilAborted(signal)
          else await watch(record, facet, signal)
          all.delete(ear)
        }),
      )
    },
  }
}

/** What is the same in a round and in the events, for telling whether events are kept from us. */
function toldByEvents({ sipAccounts, calls, switches }: IntercomView): string {
  return JSON.stringify([
    sipAccounts.map(({ account, registered }) => [account, registered]),
    calls.map(({ session, state }) => [session, state]).toSorted(),
    switches.map(({ switch: number, active }) => [number, active]),
  ])
}
