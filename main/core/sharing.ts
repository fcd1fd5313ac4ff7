import type { JournalView } from '../../shared/domain/journal.ts'
import { appError, type AppError } from '../../shared/errors.ts'
import { AccountIdSchema, type AccountId } from '../../shared/ids.ts'
import { err, mapResult, ok, type Result } from '../../shared/result.ts'
import { secret } from '../../shared/secret.ts'
import type { Accounts } from './accounts.ts'
import type { AccountAnswer } from './answers.ts'
import type { History } from './history.ts'
import type { Journal } from './journal.ts'
import { readJournalCode, showJournalCode, type ShownCode } from './journal-code.ts'
import type { SyncReport } from './journal-replica.ts'
import { formatJournalKey, type JournalKey } from './journal-seal.ts'
import { callRecords, changeRecords, toCalls } from './journal-shares.ts'
import { isJournalOn } from './journal-switch.ts'
import { forgetLeftOut, listLeftOut, noteLeftOut } from './journal-tally.ts'
import { BLOCKED, NOTES, type Person } from './person.ts'
import type { ChangeLog, HistoryStore, JournalRecord, JournalStore, MemoryStore } from './store-ports.ts'
import type { Clock, Log } from './ports.ts'

/** Waiting values are counted up to this. */
const COUNT_LIMIT = 10_000

export type SharingDeps = {
  readonly accounts: Accounts
  readonly journal: Journal
  readonly person: Person
  readonly history: History
  readonly clock: Clock
  readonly log: Log
  readonly memory: MemoryStore
  readonly stores: {
    readonly journal: JournalStore
    readonly history: HistoryStore
    readonly changes: ChangeLog
  }
}

/**
 * What a person's machines have in common, account by account: notes, the block list, calls and changes go into the
 * journal of every account that shares, and what comes out of it goes into the stores here.
 */
export type Sharing = ReturnType<typeof createSharing>

export function createSharing(deps: SharingDeps) {
  const { accounts, journal, person, history, memory, stores } = deps
  const last = new Map<AccountId, NonNullable<JournalView['last']>>()
  /** Accounts whose journal and stores were held side by side once in this run. */
  const level = new Set<AccountId>()
  const sharing = (): readonly AccountId[] =>
    accounts.list().flatMap(({ id }) => (isJournalOn(memory, id) ? [id] : []))

  person.onWritten((written) => {
    for (const id of sharing()) offer(id, written)
  })

  /** Keeps values for the other machines as they were written; those that are there already stay. */
  function offer(id: AccountId, records: readonly JournalRecord[]): void {
    const kept = stores.journal.apply(id, records, { pending: true })
    if (!kept.ok) deps.log.warn('values not shared', { accountId: id, code: kept.error.code })
  }

  function take(id: AccountId, records: readonly JournalRecord[]): void {
    history.merge(toCalls(records, id))
    person.merge(records)
  }

  /**
   * The journal's file and the others are not written in one go: after a crash between the two, one of them knows more.
   * Holding all of it side by side again mends that, and changes nothing where there is nothing to mend. It is also what
   * a machine that begins to share has to give.
   */
  function makeLevel(id: AccountId): void {
    if (level.has(id)) return
    level.add(id)
    for (const collection of ['call', NOTES, BLOCKED]) {
      const kept = stores.journal.list(id, collection)
      if (kept.ok) take(id, kept.value)
    }
    const own = person.records()
    if (own.ok) offer(id, own.value)
    offer(id, callRecords(stores.history, memory, id))
    offer(id, changeRecords(stores.changes, memory, id))
  }

  async function addressOf(id: AccountId): Promise<Result<string>> {
    const opened = await accounts.session(id)
    if (!opened.ok) return opened
    const address = opened.value.session.journal?.account
    return address === undefined ? err(appError('not-supported', { accountId: id })) : ok(address)
  }

  async function storedKey(id: AccountId, address: string): Promise<JournalKey | null> {
    const opened = await accounts.session(id)
    const text = opened.ok ? opened.value.secrets.journalKey : undefined
    return text ? journal.keyOf(text, address) : null
  }

  /** One exchange with each server, and everything that came where it belongs. */
  async function exchange(
    ids: readonly AccountId[] | null,
    signal: AbortSignal,
  ): Promise<readonly AccountAnswer<SyncReport>[]> {
    for (const id of sharing()) if (ids === null || ids.includes(id)) makeLevel(id)
    const answers = await journal.sync(ids, signal)
    for (const { account, asOf, result } of answers) {
      const id = AccountIdSchema.parse(account.id)
      last.set(id, lastOf(asOf, result))
      if (!result.ok) continue
      take(id, result.value.applied)
      noteLeftOut(
        memory,
        id,
        result.value.ignored.map(({ reason }) => reason),
      )
    }
    return answers
  }

  async function adopt(
    id: AccountId,
    make: (address: string) => Promise<Result<JournalKey>>,
  ): Promise<Result<undefined>> {
    const address = await addressOf(id)
    if (!address.ok) return address
    const key = await make(address.value)
    if (!key.ok) return key
    const old = await storedKey(id, address.value)
    const stored = await accounts.setJournalKey(id, formatJournalKey(key.value))
    if (!stored.ok) return stored
    if (!old?.bytes.equals(key.value.bytes)) {
      // What lies there under another key is lost to this one: everything goes out anew, everything is read anew.
      stores.journal.removeAccount(id)
      forgetLeftOut(memory, id)
    }
    level.delete(id)
    return ok()
  }

  return {
    /** Turns sharing on with a passphrase, the same on each machine. Errors: not-supported, the vault's. */
    turnOn: (id: AccountId, passphrase: string): Promise<Result<undefined>> =>
      adopt(id, async (address) => ok(await journal.keyOf(secret(passphrase), address))),

    /** Turns it on with the code another machine shows. Errors: invalid-input with field `code`, as `turnOn`. */
    join: (id: AccountId, code: string): Promise<Result<undefined>> =>
      adopt(id, (address) => Promise.resolve(readJournalCode(code, address))),

    /** What was shared stays here and at the server, where nobody without the key can read it. */
    async turnOff(id: AccountId): Promise<Result<undefined>> {
      const dropped = await accounts.dropJournalKey(id)
      if (!dropped.ok) return dropped
      last.delete(id)
      level.delete(id)
      forgetLeftOut(memory, id)
      return stores.journal.removeAccount(id)
    },

    /** The way in for another machine. Errors: not-found where sharing is off. */
    async showCode(id: AccountId): Promise<Result<ShownCode>> {
      const address = await addressOf(id)
      if (!address.ok) return address
      const key = await storedKey(id, address.value)
      return key ? ok(showJournalCode(key)) : err(appError('not-found', { detail: 'journal-off' }))
    },

    view(id: AccountId): Result<JournalView> {
      const on = isJournalOn(memory, id)
      const waiting = on ? stores.journal.pending(id, COUNT_LIMIT) : ok([])
      return mapResult(waiting, ({ length }) => ({
        on,
        waiting: length,
        last: last.get(id) ?? null,
        leftOut: listLeftOut(memory, id),
      }))
    },

    /** With all accounts that share, or with those named. */
    exchange,
  }
}

function lastOf(at: string, result: Result<SyncReport, AppError>): NonNullable<JournalView['last']> {
  return result.ok
    ? { at, sent: result.value.sent, received: result.value.received, error: null }
    : { at, sent: 0, received: 0, error: result.error }
}
