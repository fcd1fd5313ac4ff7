import type { DndState, PrivacyState, WriteOutcome, WriteWarning } from '../../shared/domain/availability.ts'
import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Source } from '../../shared/domain/valued.ts'
import type { AccountSession, DndChange } from '../providers/adapter.ts'
import type { Accounts } from './accounts.ts'
import type { AccountAnswer } from './answers.ts'
import type { AppState } from './app-state.ts'
import { fanOut } from './fan-out.ts'
import type { AccountRecord, ChangeLog, MemoryStore } from './store-ports.ts'
import type { Clock } from './ports.ts'

export type AvailabilityDeps = {
  readonly accounts: Accounts
  readonly state: AppState
  readonly clock: Clock
  readonly changes: ChangeLog
  readonly memory: MemoryStore
}

/** Do Not Disturb and privacy: the same functions serve the windows, the tray and the command line. */
export type Availability = ReturnType<typeof createAvailability>

const PRIVACY_KEY = 'privacy'

export function createAvailability(deps: AvailabilityDeps) {
  const asked = (change: DndChange): DndState =>
    change.on
      ? {
          kind: 'on',
          until:
            change.minutes === null
              ? null
              : new Date(deps.clock.now().getTime() + change.minutes * 60_000).toISOString(),
          scheduled: false,
        }
      : { kind: 'off' }

  const dndSource = (session: AccountSession): Source => session.dnd?.source ?? 'server'

  return {
    /** Reads DND of the accounts (null = all) and puts it into the snapshot. */
    async readDnd(
      ids: readonly AccountId[] | null,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<DndState>[]> {
      const risks = new Map<string, readonly WriteWarning[]>()
      const ask = (session: AccountSession, { id }: AccountRecord): Promise<Result<DndState>> | null => {
        const { dnd } = session
        if (!dnd) return null
        return dnd.read(signal).then((state) => {
          risks.set(id, dnd.warns?.() ?? [])
          return state
        })
      }
      const answers = await fanOut(deps, ids, ask, dndSource)
      for (const { account, asOf, source, result } of answers) {
        if (!result.ok && result.error.code === 'not-supported') continue
        deps.state.changeAccount(account.id, (view) => ({
          ...view,
          dnd: result.ok
            ? {
                ...view.dnd,
                state: { value: result.value, asOf, source },
                error: null,
                unconfirmed: false,
                warnings: withRisks(view.dnd.warnings, risks.get(account.id) ?? []),
              }
            : { ...view.dnd, error: result.error },
        }))
      }
      return answers
    },

    /** Switches DND on the accounts (null = all that can), all at once, each read back (house.md 6.1). The check mark in
     *  the snapshot follows what the server says, never the click. */
    async setDnd(
      ids: readonly AccountId[] | null,
      change: DndChange,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<WriteOutcome<DndState>>[]> {
      const before = new Map(deps.state.get().accounts.map((view) => [view.info.id, view.dnd.state.value]))
      const ask = (
        session: AccountSession,
        record: AccountRecord,
      ): Promise<Result<WriteOutcome<DndState>>> | null => {
        if (!session.dnd) return null
        deps.state.changeAccount(record.id, (view) => ({
          ...view,
          dnd: { ...view.dnd, pending: asked(change), error: null, warnings: [] },
        }))
        return session.dnd.write(change, signal)
      }
      const answers = await fanOut(deps, ids, ask, dndSource)
      for (const { account, asOf, source, result } of answers) {
        deps.state.changeAccount(account.id, (view) => {
          if (!result.ok) {
            const unsupported = result.error.code === 'not-supported'
            return { ...view, dnd: { ...view.dnd, pending: null, error: unsupported ? null : result.error } }
          }
          const { value, confirmed, warnings } = result.value
          return {
            ...view,
            dnd: {
              state: { value, asOf, source },
              pending: null,
              error: null,
              unconfirmed: !confirmed,
              warnings,
            },
          }
        })
        if (result.ok) {
          deps.changes.add({
            at: asOf,
            accountId: account.id,
            kind: 'dnd',
            before: before.get(account.id) ?? null,
            after: result.value.value,
            confirmed: result.value.confirmed,
          })
        }
      }
      return answers
    },

    /** Privacy as it was last set here: no system tells (reference sip2sip 3, "set_privacy"). */
    async readPrivacy(ids: readonly AccountId[] | null): Promise<readonly AccountAnswer<PrivacyState>[]> {
      const now = deps.clock.now().toISOString()
      return deps.accounts
        .list()
        .filter((record) => ids === null || ids.includes(record.id))
        .map((record): AccountAnswer<PrivacyState> => {
          const account = { id: record.id, name: record.name }
          const view = deps.state.get().accounts.find((candidate) => candidate.info.id === record.id)
          if (!view?.info.capabilities.includes('privacy')) {
            const error = appError('not-supported', { accountId: record.id })
            return { account, asOf: now, source: 'assumed', result: err(error) }
          }
          const known = deps.memory.get(record.id, PRIVACY_KEY)
          const value: PrivacyState =
            known?.value === 'on'
              ? { kind: 'on' }
              : known?.value === 'off'
                ? { kind: 'off' }
                : { kind: 'unknown' }
          const source = known ? 'local' : 'assumed'
          const asOf = known?.at ?? now
          deps.state.changeAccount(record.id, (old) => ({
            ...old,
            privacy: { ...old.privacy, state: { value, asOf, source } },
          }))
          return { account, asOf, source, result: ok(value) }
        })
    },

    /** Switches caller-id hiding; the server's yes is all there is to know, so `confirmed` is false. */
    async setPrivacy(
      ids: readonly AccountId[] | null,
      on: boolean,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<WriteOutcome<PrivacyState>>[]> {
      const value: PrivacyState = { kind: on ? 'on' : 'off' }
      const answers = await fanOut(
        deps,
        ids,
        (session, record) => {
          if (!session.privacy) return null
          deps.state.changeAccount(record.id, (view) => ({
            ...view,
            privacy: { ...view.privacy, pending: value, error: null },
          }))
          return session.privacy
            .write(on, signal)
            .then(
              (written): Result<WriteOutcome<PrivacyState>> =>
                written.ok ? ok({ value, confirmed: false, warnings: [{ code: 'not-readable' }] }) : written,
            )
        },
        'local',
      )
      for (const { account, asOf, result } of answers) {
        if (result.ok) deps.memory.set(account.id, PRIVACY_KEY, value.kind)
        deps.state.changeAccount(account.id, (view) => ({
          ...view,
          privacy: result.ok
            ? { ...view.privacy, pending: null, error: null, state: { value, asOf, source: 'local' } }
            : {
                ...view.privacy,
                pending: null,
                error: result.error.code === 'not-supported' ? null : result.error,
              },
        }))
        if (result.ok) {
          deps.changes.add({
            at: asOf,
            accountId: account.id,
            kind: 'privacy',
            before: null,
            after: value,
            confirmed: false,
          })
        }
      }
      return answers
    },
  }
}

/** What a switch can do besides is said anew at each reading; what the last one did stays until the next. */
function withRisks(said: readonly WriteWarning[], risks: readonly WriteWarning[]): readonly WriteWarning[] {
  return [...risks, ...said.filter(({ code }) => code !== 'schedule-at-risk')]
}
