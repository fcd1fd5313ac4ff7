import { appError, type AppError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, mapResult, ok, type Result } from '../../shared/result.ts'
import type { Secret } from '../../shared/secret.ts'
import type { JournalFacet } from '../providers/facets/journal.ts'
import type { Accounts } from './accounts.ts'
import type { AccountAnswer } from './answers.ts'
import type { AppState } from './app-state.ts'
import { fanOut } from './fan-out.ts'
import { instanceUuid } from './instance-id.ts'
import { readJournalCode } from './journal-code.ts'
import { putPages, readPages, type IgnoredEntry, type ReadEntry } from './journal-entries.ts'
import { replicate, type SyncReport } from './journal-replica.ts'
import { nextStamp } from './journal-record.ts'
import { isJournalOn } from './journal-switch.ts'
import {
  deriveJournalKey,
  formatJournalKey,
  parseJournalKey,
  type JournalKey,
  type Sealed,
} from './journal-seal.ts'
import type { Clock, Log } from './ports.ts'
import type { JournalCursor, JournalRecord, JournalStore, MemoryStore } from './store-ports.ts'

export type JournalDeps = {
  readonly accounts: Accounts
  readonly state: AppState
  readonly clock: Clock
  readonly log: Log
  readonly memory: MemoryStore
  readonly store: JournalStore
}

export type JournalPut = {
  readonly entries: readonly { readonly id: string; readonly journalId: string | null }[]
  /** Every entry has a number and a fresh reading showed it as it was put. */
  readonly confirmed: boolean
  /** Why the rest was not sent. */
  readonly stopped: AppError | null
}
export type JournalGot = {
  readonly entries: readonly ReadEntry[]
  readonly ignored: readonly IgnoredEntry[]
  readonly last: string | null
}

/** The account's drop box on the server, encrypted here: free entries, and values shared by a person's machines. */
export type Journal = ReturnType<typeof createJournal>

export function createJournal(deps: JournalDeps) {
  const keys = new Map<string, Promise<JournalKey>>()
  const syncing = new Map<AccountId, Promise<unknown>>()
  const uuidOf = (id: AccountId): string => `urn:uuid:${instanceUuid(deps.memory, id)}`

  /** Derived once a run: it is made to be slow. */
  function keyOf(text: Secret, account: string): Promise<JournalKey> {
    const kept = parseJournalKey(text, account)
    if (kept !== null) return Promise.resolve(kept)
    // What another machine shows is as good as the passphrase.
    const code = readJournalCode(text.reveal(), account)
    if (code.ok) return Promise.resolve(code.value)
    const slot = `${account}\0${text.reveal()}`
    const known = keys.get(slot) ?? deriveJournalKey(text, account)
    keys.set(slot, known)
    return known
  }

  /**
   * A given key is for this command, and is stored where there is none yet. A stored passphrase gives way to the key that
   * was made of it. Errors: secret-missing (`journal-key`), the vault's.
   */
  async function keyFor(id: AccountId, account: string, given: Secret | null): Promise<Result<JournalKey>> {
    const opened = await deps.accounts.session(id)
    if (!opened.ok) return opened
    const stored = opened.value.secrets.journalKey
    const text = given ?? stored
    if (text === undefined || text.reveal() === '')
      return err(appError('secret-missing', { field: 'journalKey', detail: 'journal-key' }))
    const key = await keyOf(text, account)
    const isNew = stored === undefined || (given === null && parseJournalKey(stored, account) === null)
    const kept = isNew ? await deps.accounts.setJournalKey(id, formatJournalKey(key)) : ok()
    // A first key must be kept, or the next run could not read what this one writes; a passphrase may stay one.
    return kept.ok || stored !== undefined ? ok(key) : kept
  }

  async function put(
    journal: JournalFacet,
    id: AccountId,
    entries: readonly Sealed[],
    given: Secret | null,
    signal: AbortSignal,
  ): Promise<Result<JournalPut>> {
    const key = await keyFor(id, journal.account, given)
    if (!key.ok) return key
    const done = await putPages(journal, key.value, uuidOf(id), entries, signal)
    const stored = done.entries.filter((entry) => entry.journalId !== null)
    if (done.stopped !== null && stored.length === 0) return err(done.stopped)
    const confirmed = stored.length === entries.length && (await isThere(journal, stored, signal))
    return ok({
      entries: done.entries.map((entry) => ({ id: entry.id, journalId: entry.journalId })),
      confirmed,
      stopped: done.stopped,
    })
  }

  return {
    /** Of a passphrase, of the code of another machine, or of what the keychain has. */
    keyOf,

    /** Seals entries and puts them into one account's journal, each once. */
    put: (
      id: AccountId,
      entries: readonly Sealed[],
      given: Secret | null,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<JournalPut>[]> =>
      fanOut(deps, [id], ({ journal }) => (journal ? put(journal, id, entries, given, signal) : null)),

    /** Everything after `afterId` (null = from the start), own entries too; the same entry put twice is one. */
    async get(
      ids: readonly AccountId[] | null,
      afterId: string | null,
      given: Secret | null,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<JournalGot>[]> {
      const read = async (journal: JournalFacet, id: AccountId): Promise<Result<JournalGot>> => {
        const key = await keyFor(id, journal.account, given)
        if (!key.ok) return key
        const after: JournalCursor | null = afterId === null ? null : { id: afterId, timeSec: null }
        const pages = await readPages(
          journal,
          key.value,
          { after, ownUuid: uuidOf(id), withOwn: true },
          signal,
        )
        return mapResult(pages, ({ entries, ignored, cursor }) => ({
          entries: withoutRepeats(entries),
          ignored,
          last: cursor?.id ?? null,
        }))
      }
      return fanOut(deps, ids, ({ journal }, { id }) => (journal ? read(journal, id) : null))
    },

    /** Writes values for the person's other machines, all or none; they leave with the next `sync`. null = deleted. */
    set(
      id: AccountId,
      collection: string,
      values: readonly { readonly key: string; readonly value: unknown }[],
    ): Result<undefined> {
      const state = deps.store.state(id)
      if (!state.ok) return state
      const uuid = instanceUuid(deps.memory, id)
      let last = state.value.lastStamp
      const records = values.map(({ key, value }): JournalRecord => {
        last = nextStamp(last, deps.clock.now(), uuid)
        return { collection, key, value, stamp: last }
      })
      return mapResult(deps.store.apply(id, records, { pending: true }), () => undefined)
    },

    /** The values of a collection as they stand here, without deleted ones. */
    list: (id: AccountId, collection: string): Result<readonly JournalRecord[]> =>
      mapResult(deps.store.list(id, collection), (records) => records.filter(({ value }) => value !== null)),

    /** Exchanges with the server for every account that has a journal key; one exchange an account at a time. */
    async sync(
      ids: readonly AccountId[] | null,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<SyncReport>[]> {
      const on: readonly AccountId[] = deps.accounts
        .list()
        .map(({ id }) => id)
        .filter((id) => (ids === null || ids.includes(id)) && isJournalOn(deps.memory, id))
      const exchange = async (journal: JournalFacet, accountId: AccountId): Promise<Result<SyncReport>> => {
        const key = await keyFor(accountId, journal.account, null)
        if (!key.ok) return key
        const parts = { accountId, journal, key: key.value, uuid: uuidOf(accountId), store: deps.store }
        return replicate(parts, signal)
      }
      const answers = await fanOut(deps, on, ({ journal }, { id }) => {
        if (!journal) return null
        const mine = (syncing.get(id) ?? Promise.resolve()).then(() => exchange(journal, id))
        syncing.set(id, mine)
        return mine
      })
      for (const { account, result } of answers) {
        if (!result.ok || result.value.ignored.length === 0) continue
        const { ignored } = result.value
        deps.log.warn('journal entries ignored', { accountId: account.id, ignored: ignored.slice(0, 20) })
      }
      return answers
    },
  }
}

/** Looks whether the server has what it said it had, where its ids are numbers and one can ask from the first on. */
async function isThere(
  journal: JournalFacet,
  stored: readonly { readonly journalId: string | null; readonly sealed: string }[],
  signal: AbortSignal,
): Promise<boolean> {
  const missing = new Map(stored.map(({ journalId, sealed }) => [journalId ?? '', sealed]))
  const ids = [...missing.keys()]
  if (!ids.every((id) => /^\d{1,18}$/.test(id))) return true
  const first = ids.map(BigInt).reduce((low, id) => (id < low ? id : low))
  let cursor: JournalCursor = { id: String(first - 1n), timeSec: null }
  while (missing.size > 0) {
    const page = await journal.get({ after: cursor, exceptUuid: null }, signal)
    if (!page.ok || page.value.entries.length === 0) return false
    for (const { id, data } of page.value.entries) if (missing.get(id) === data) missing.delete(id)
    if (page.value.cursor === null || page.value.cursor.id === cursor.id) break
    cursor = page.value.cursor
  }
  return missing.size === 0
}

/** A put whose answer got lost is put again by the person: the same installation, id and text are one entry. */
function withoutRepeats(entries: readonly ReadEntry[]): readonly ReadEntry[] {
  const seen = new Set<string>()
  return entries.filter(({ uuid, id, data }) => {
    const mark = JSON.stringify([uuid, id, data])
    if (seen.has(mark)) return false
    seen.add(mark)
    return true
  })
}
