import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { WriteOutcome } from '../../shared/domain/availability.ts'
import type { EntryChange, Person, PersonRow, PhonebookEntry } from '../../shared/domain/contact.ts'
import { AccountIdSchema, type AccountId } from '../../shared/ids.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { DirectoryPage } from '../providers/facets/directory.ts'
import type { PhonebookFacet } from '../providers/facets/phonebook.ts'
import type { Accounts } from './accounts.ts'
import type { AccountAnswer } from './answers.ts'
import type { AppState } from './app-state.ts'
import { background } from './background.ts'
import { fanOut } from './fan-out.ts'
import { createPeopleIndex, type IndexedPerson, type PeopleQuestion } from './people-index.ts'
import { toPerson } from './people-person.ts'
import type { Clock, Log } from './ports.ts'
import type { MemoryStore } from './store-ports.ts'

export type PeopleDeps = {
  readonly accounts: Accounts
  readonly state: AppState
  readonly clock: Clock
  readonly log: Log
  readonly memory: MemoryStore
}

type Answers<T> = Promise<readonly AccountAnswer<T>[]>
export type PeopleFound = { readonly rows: readonly PersonRow[]; readonly total: number }

const PAGE = 500
/** How many entries of books are asked whether they are the person's own. */
const OWN_AT_MOST = 500
/** Over a slow line the list is worth more than knowing that, ms. */
const OWN_LIMIT_MS = 5000
/** Phone books change a few times a day. */
const REFRESH_EVERY_MS = 30 * 60_000
/** A book that did not answer, or an account that had none, is asked again no sooner. */
const RETRY_EVERY_MS = 60_000
const FAVOURITES = 'people-favourites'
const FavouritesSchema = z.array(z.string())

/**
 * The people of all phone books, in memory, so that searching costs no network. The books are read by pages; directories
 * (LDAP) are too large for that and are asked with the text.
 */
export type People = ReturnType<typeof createPeople>

export function createPeople(deps: PeopleDeps) {
  const { state } = deps
  const books = new Map<string, readonly Person[]>()
  /** When each account may be asked again, epoch ms. */
  const dueAt = new Map<string, number>()
  const favourites = new Map<string, ReadonlySet<string>>()
  let index = createPeopleIndex([])
  let loading: Promise<void> | null = null

  function rebuild(): void {
    const people = [...books].flatMap(([accountId, book]) =>
      book.map((person): IndexedPerson => ({ accountId, person })),
    )
    index = createPeopleIndex(people)
    state.change({ peopleRevision: state.get().peopleRevision + 1 })
  }

  function favouritesOf(accountId: string): ReadonlySet<string> {
    const known = favourites.get(accountId)
    if (known) return known
    const kept = FavouritesSchema.safeParse(JSON.parse(deps.memory.get(accountId, FAVOURITES)?.value ?? '[]'))
    const set = new Set(kept.success ? kept.data : [])
    favourites.set(accountId, set)
    return set
  }
  const isFavourite = ({ accountId, person }: IndexedPerson): boolean =>
    favouritesOf(accountId).has(person.id)

  const load = (ids: readonly AccountId[] | null, signal: AbortSignal): Answers<readonly PhonebookEntry[]> =>
    fanOut(deps, ids, (session) => (session.phonebook ? readBook(session.phonebook, signal) : null))

  /** Forgets the books of accounts that are gone; true = there were some. */
  function prune(): boolean {
    const known = new Set(deps.accounts.list().map(({ id }) => String(id)))
    const gone = [...books.keys()].filter((id) => !known.has(id))
    for (const id of gone) books.delete(id)
    return gone.length > 0
  }

  async function refresh(ids: readonly AccountId[] | null, signal: AbortSignal): Promise<void> {
    const answers = await load(ids, signal)
    const now = deps.clock.now().getTime()
    let isOther = prune()
    for (const { account, result } of answers) {
      dueAt.set(account.id, now + (result.ok ? REFRESH_EVERY_MS : RETRY_EVERY_MS))
      if (!result.ok) continue
      const book = result.value.map(toPerson)
      // A window asks again after every new list: one that says the same would keep both busy for nothing.
      if (isDeepStrictEqual(book, books.get(account.id))) continue
      books.set(account.id, book)
      isOther = true
    }
    if (isOther) rebuild()
  }

  async function changed<T>(id: AccountId, answers: Answers<T>): Answers<T> {
    const done = await answers
    if (done.some(({ result }) => result.ok) && books.has(id))
      background(refresh([id], AbortSignal.timeout(60_000)), deps.log)
    return done
  }

  return {
    /** Reads the books whose copy is old, one round at a time. */
    freshen(signal: AbortSignal): Promise<void> {
      const now = deps.clock.now().getTime()
      if (prune()) rebuild()
      const old = deps.accounts
        .list()
        .filter(({ id }) => now >= (dueAt.get(id) ?? 0))
        .map(({ id }) => id)
      if (old.length === 0) return Promise.resolve()
      loading ??= refresh(old, signal).finally(() => {
        loading = null
      })
      return loading
    },

    refresh,

    /** Everything the books hold, for a command without a window. */
    load,

    search(question: PeopleQuestion): PeopleFound {
      const { people, total } = index.search(question, isFavourite)
      return {
        rows: people.map((one) => ({ ...one.person, accountId: one.accountId, favourite: isFavourite(one) })),
        total,
      }
    },

    nameOf: (address: string): string | null => index.nameOf(address),

    /** As the servers find them. Those without a phone book are `unsupported`. */
    searchBooks: (
      ids: readonly AccountId[] | null,
      text: string,
      signal: AbortSignal,
    ): Answers<readonly Person[]> =>
      fanOut(deps, ids, (session) =>
        session.phonebook
          ? session.phonebook
              .search(text, signal)
              .then((found) => (found.ok ? ok(found.value.map(toPerson)) : found))
          : null,
      ),

    searchDirectories: (
      ids: readonly AccountId[] | null,
      text: string,
      signal: AbortSignal,
    ): Answers<DirectoryPage> =>
      fanOut(deps, ids, (session) => session.directory?.search(text, signal) ?? null),

    read: (ids: readonly AccountId[] | null, id: string, signal: AbortSignal): Answers<PhonebookEntry> =>
      fanOut(deps, ids, (session) => session.phonebook?.read(id, signal) ?? null),

    add: (id: AccountId, entry: EntryChange, signal: AbortSignal): Answers<WriteOutcome<PhonebookEntry>> =>
      changed(
        id,
        fanOut(deps, [id], (session) => session.phonebook?.add(entry, signal) ?? null),
      ),

    edit: (
      id: AccountId,
      entryId: string,
      change: EntryChange,
      signal: AbortSignal,
    ): Answers<WriteOutcome<PhonebookEntry>> =>
      changed(
        id,
        fanOut(deps, [id], (session) => session.phonebook?.edit(entryId, change, signal) ?? null),
      ),

    remove: (id: AccountId, entryId: string, signal: AbortSignal): Answers<WriteOutcome<null>> =>
      changed(
        id,
        fanOut(deps, [id], (session) => session.phonebook?.remove(entryId, signal) ?? null),
      ),

    showOnPhone: (id: AccountId, on: boolean, signal: AbortSignal): Answers<undefined> =>
      fanOut(deps, [id], (session) => session.phonebook?.showOnPhone(on, signal) ?? null),

    /** The picture of somebody in the list, null = there is none. */
    picture: (ids: readonly AccountId[] | null, id: string, signal: AbortSignal) =>
      fanOut(deps, ids, (session) => session.phonebook?.picture(id, signal) ?? null),

    avatar: (ids: readonly AccountId[] | null, user: string, signal: AbortSignal) =>
      fanOut(deps, ids, (session) => session.phonebook?.avatar(user, signal) ?? null),

    setFavourite(accountId: string, personId: string, on: boolean): Result<undefined> {
      const set = new Set(favouritesOf(accountId))
      if (on) set.add(personId)
      else set.delete(personId)
      const kept = deps.memory.set(AccountIdSchema.parse(accountId), FAVOURITES, JSON.stringify([...set]))
      if (!kept.ok) return kept
      favourites.set(accountId, set)
      state.change({ peopleRevision: state.get().peopleRevision + 1 })
      return ok()
    },
  }
}

/** All pages of a book. The server's count may change while they are read, so an empty page is the end too. */
async function readBook(
  book: PhonebookFacet,
  signal: AbortSignal,
): Promise<Result<readonly PhonebookEntry[]>> {
  const entries: PhonebookEntry[] = []
  const seen = new Set<string>()
  for (let start = 0; ; ) {
    const page = await book.page(start, PAGE, signal)
    if (!page.ok) return page
    for (const entry of page.value.entries) {
      if (seen.has(entry.id)) continue
      seen.add(entry.id)
      entries.push(entry)
    }
    start += page.value.entries.length
    if (page.value.entries.length === 0 || start >= page.value.total) break
  }
  const open = entries.filter(({ own }) => own === null).slice(0, OWN_AT_MOST)
  const mine = await book.owned(
    open.map(({ id }) => id),
    AbortSignal.any([signal, AbortSignal.timeout(OWN_LIMIT_MS)]),
  )
  if (!mine.ok) return ok(entries)
  const asked = new Set(open.map(({ id }) => id))
  return ok(
    entries.map((entry) => (asked.has(entry.id) ? { ...entry, own: mine.value.has(entry.id) } : entry)),
  )
}
