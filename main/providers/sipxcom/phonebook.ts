import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import type { PhonebookEntry } from '../../../shared/domain/contact.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { PhonebookFacet, PhonebookPage } from '../facets/phonebook.ts'
import { avatarOf } from './avatar.ts'
import type { SipxClient } from './client.ts'
import { done } from './done.ts'
import {
  bookId,
  changeEntry,
  EMPTY_ENTRY,
  fromEntry,
  isSameEntry,
  mergeEntry,
  readChange,
  toEntry,
  userNumber,
} from './map-people.ts'
import { OneEntryWire, PagedPhonebookWire, PhonebookWire, type EntryWire } from './wire-people.ts'

/** The contact information of 1000 people is about 1 MB. */
const MAX_BYTES = 32 * 1024 * 1024
const TIMEOUT_MS = 30_000
const LIMITS = { maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS } as const
const PAGE = 1000
/** Entries that are asked for at the same time. */
const AT_ONCE = 4

export function createPhonebook(client: SipxClient): PhonebookFacet {
  const entryPath = (id: string): readonly string[] => ['my', 'phonebook', 'entry', id]

  async function page(start: number, size: number, signal: AbortSignal): Promise<Result<PhonebookPage>> {
    // Both, in this order: names and order are part of the route (reference sipxcom-user 0.3).
    const query = [
      ['start', start],
      ['end', start + size],
    ] as const
    const answer = await client.json(
      { path: ['my', 'pagedphonebook'], query, ...LIMITS },
      PagedPhonebookWire,
      signal,
    )
    if (answer.ok) {
      const { entries, size: total } = answer.value.phonebook
      return ok({ entries: entries.map((wire) => toEntry(wire)), total })
    }
    return answer.error.code === 'not-found' ? whole(start, signal) : answer
  }

  /** Old releases have no pages. */
  async function whole(start: number, signal: AbortSignal): Promise<Result<PhonebookPage>> {
    const answer = await client.json({ path: ['my', 'phonebook'], ...LIMITS }, PhonebookWire, signal)
    if (!answer.ok) return answer
    const entries = answer.value.phonebook.map((wire) => toEntry(wire))
    return ok({ entries: entries.slice(start), total: entries.length })
  }

  async function search(text: string, signal: AbortSignal): Promise<Result<readonly PhonebookEntry[]>> {
    const query = [['query', text.trim()]] as const
    // The router knows this resource with a text only.
    if (query[0][1] === '') return err(appError('invalid-input', { field: 'text', detail: 'empty' }))
    const path = ['my', 'search', 'phonebook']
    const answer = await client.json({ path, query, ...LIMITS }, PhonebookWire, signal)
    return answer.ok ? ok(answer.value.phonebook.map((wire) => toEntry(wire))) : answer
  }

  async function readOwn(id: string, signal: AbortSignal): Promise<Result<EntryWire>> {
    const answer = await client.json({ path: entryPath(id) }, OneEntryWire, signal)
    return answer.ok ? ok(answer.value.entry) : answer
  }

  const isOwn = async (id: string, signal: AbortSignal): Promise<Result<boolean>> => {
    const entry = await readOwn(id, signal)
    if (entry.ok) return ok(true)
    return entry.error.code === 'not-found' ? ok(false) : entry
  }

  /** Entries of common books can only be found in the list. */
  async function findInPages(id: string, signal: AbortSignal): Promise<Result<PhonebookEntry>> {
    for (let start = 0; ; ) {
      const next = await page(start, PAGE, signal)
      if (!next.ok) return next
      const found = next.value.entries.find((entry) => entry.id === id)
      if (found) return ok({ ...found, own: false })
      start += next.value.entries.length
      if (next.value.entries.length === 0 || start >= next.value.total)
        return err(appError('not-found', { detail: 'person' }))
    }
  }

  async function read(id: string, signal: AbortSignal): Promise<Result<PhonebookEntry>> {
    const number = userNumber(id)
    if (number !== null) {
      const found = await search(number, signal)
      if (!found.ok) return found
      const user = found.value.find((entry) => entry.id === id)
      return user ? ok(user) : err(appError('not-found', { detail: 'person' }))
    }
    const own = await readOwn(id, signal)
    if (own.ok) return ok({ ...toEntry(own.value, id), own: true })
    return own.error.code === 'not-found' ? findInPages(id, signal) : own
  }

  return {
    page,
    search,
    read,

    async owned(ids, signal) {
      const waiting = ids.filter((id) => bookId(id) !== null)
      const mine = new Set<string>()
      let failed: Result<never> | null = null
      const work = async (): Promise<void> => {
        for (let id = waiting.shift(); id !== undefined && failed === null; id = waiting.shift()) {
          const own = await isOwn(id, signal)
          if (!own.ok) failed = own
          else if (own.value) mine.add(id)
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
      return failed ?? ok(mine)
    },

    async add(given, signal) {
      const change = readChange(given)
      if (!change.ok) return change
      const entry = changeEntry(EMPTY_ENTRY, change.value)
      if (!entry.ok) return entry
      const body = { kind: 'json', value: fromEntry(entry.value) } as const
      // The id in the path is ignored when something is added.
      const sent = await client.send({ method: 'POST', path: entryPath('new'), body }, signal)
      if (!sent.ok) return sent
      // The answer names no id: the new entry is the one that says the same.
      const found = await search(entry.value.number, signal)
      const got = found.ok
        ? found.value.find((one) => bookId(one.id) !== null && isSameEntry(one, entry.value))
        : null
      return ok({ value: got ? { ...got, own: true } : entry.value, confirmed: got != null, warnings: [] })
    },

    async edit(id, given, signal) {
      const change = readChange(given)
      if (!change.ok) return change
      const raw = await readOwn(id, signal)
      if (!raw.ok) return notYours(raw)
      const wanted = changeEntry({ ...toEntry(raw.value, id), own: true }, change.value)
      if (!wanted.ok) return wanted
      const body = { kind: 'json', value: mergeEntry(raw.value, change.value) } as const
      const sent = await client.send({ method: 'PUT', path: entryPath(id), body }, signal)
      if (!sent.ok) return sent
      return compared(wanted.value, await readOwn(id, signal))
    },

    async remove(id, signal) {
      if (bookId(id) === null) return err(appError('not-found', { detail: 'own-entry' }))
      // Looked at first: what does not answer as one entry might be the whole book (reference sipxcom-user 0.3, 4).
      const own = await readOwn(id, signal)
      if (!own.ok) return notYours(own)
      const sent = await client.send({ method: 'DELETE', path: entryPath(id) }, signal)
      if (!sent.ok) return notYours(sent)
      const still = await isOwn(id, signal)
      return ok({ value: null, confirmed: still.ok && !still.value, warnings: [] })
    },

    showOnPhone: async (on, signal) =>
      done(
        await client.send(
          { method: 'PUT', path: ['my', 'phonebook', 'showContactsOnPhone', String(on)] },
          signal,
        ),
      ),

    avatar: (user, signal) => avatarOf(client, user, signal),
    picture(id, signal) {
      const number = userNumber(id)
      // Only users of the system have one; numbers of books are other people's extensions, if any.
      return number === null ? Promise.resolve(ok(null)) : avatarOf(client, number, signal)
    },
  }
}

/** What is not in the person's own book cannot be changed, and the server calls it not there. */
function notYours<T>(answer: Result<T>): Result<never> {
  if (answer.ok) throw new Error('an answer without an error is none')
  return answer.error.code === 'not-found' ? err({ ...answer.error, detail: 'own-entry' }) : answer
}

function compared(asked: PhonebookEntry, got: Result<EntryWire>): Result<WriteOutcome<PhonebookEntry>> {
  if (!got.ok)
    return ok({
      value: asked,
      confirmed: false,
      warnings: [{ code: 'read-back-failed', detail: got.error.code }],
    })
  const value = { ...toEntry(got.value, asked.id), own: true }
  const confirmed = isSameEntry(asked, value)
  return ok({ value, confirmed, ...(!confirmed && { differs: { asked, got: value } }), warnings: [] })
}
