import type { AppError } from '../../shared/errors.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { JournalFacet } from '../providers/facets/journal.ts'
import { openEntry, sealEntry, type JournalKey, type Sealed, type UnsealFault } from './journal-seal.ts'
import type { JournalCursor } from './store-ports.ts'

/** An entry that was opened. `own`: put by this installation. */
export type ReadEntry = Sealed & {
  readonly journalId: string
  readonly uuid: string | null
  readonly own: boolean
}
export type IgnoredEntry = {
  readonly journalId: string
  readonly uuid: string | null
  readonly reason: UnsealFault
}
export type ReadPages = {
  readonly entries: readonly ReadEntry[]
  readonly ignored: readonly IgnoredEntry[]
  /** Where to go on next time, null when the journal is empty. */
  readonly cursor: JournalCursor | null
}

/** The same entry may be on two pages where a server pages by time. */
const MAX_PAGES = 1000

/**
 * Reads the journal page by page until nothing new comes, opens each entry and sorts out what is not ours. `onPage` hears
 * of every page at once, so that a reader that is killed goes on from there; it may stop the reading with an error.
 */
export async function readPages(
  journal: JournalFacet,
  key: JournalKey,
  question: { readonly after: JournalCursor | null; readonly ownUuid: string; readonly withOwn: boolean },
  signal: AbortSignal,
  onPage: (page: ReadPages) => Result<undefined> = () => ok(),
): Promise<Result<ReadPages>> {
  const entries: ReadEntry[] = []
  const ignored: IgnoredEntry[] = []
  const seen = new Set<string>()
  const exceptUuid = question.withOwn ? null : question.ownUuid
  let cursor = question.after
  for (let at = 0; at < MAX_PAGES; at += 1) {
    const page = await journal.get({ after: cursor, exceptUuid }, signal)
    if (!page.ok) return page
    const fresh = page.value.entries.filter((entry) => !seen.has(entry.id))
    for (const { id } of fresh) seen.add(id)
    const read = fresh.map(({ id: journalId, uuid, data }) => {
      const opened = openEntry(key, uuid ?? '', data)
      return opened.ok
        ? { ok: true as const, entry: { ...opened.value, journalId, uuid, own: uuid === question.ownUuid } }
        : { ok: false as const, ignored: { journalId, uuid, reason: opened.error } }
    })
    const opened = read.flatMap((one) => (one.ok ? [one.entry] : []))
    const refused = read.flatMap((one) => (one.ok ? [] : [one.ignored]))
    entries.push(...opened)
    ignored.push(...refused)
    const moved = page.value.cursor !== null && page.value.cursor.id !== cursor?.id
    cursor = page.value.cursor
    if (fresh.length === 0 || !moved) break
    const noted = onPage({ entries: opened, ignored: refused, cursor })
    if (!noted.ok) return noted
  }
  return ok({ entries, ignored, cursor })
}

/** A form of a few hundred entries is well below what PHP takes, and a failure costs little. */
const MAX_BATCH = 200
const MAX_BATCH_BYTES = 512 * 1024

export type PutEntry = Sealed & { readonly sealed: string; readonly journalId: string | null }
export type PutPages = {
  readonly entries: readonly PutEntry[]
  /** Why the rest was not sent. */
  readonly stopped: AppError | null
}

/** Seals entries and puts them batch by batch, each once. `onBatch` hears of every batch that the server answered. */
export async function putPages(
  journal: JournalFacet,
  key: JournalKey,
  uuid: string,
  entries: readonly Sealed[],
  signal: AbortSignal,
): Promise<PutPages> {
  const done: PutEntry[] = []
  const waiting = entries.map((entry) => ({ ...entry, sealed: sealEntry(key, uuid, entry) }))
  let stopped: AppError | null = null
  while (done.length < waiting.length) {
    const batch = nextBatch(waiting.slice(done.length, done.length + MAX_BATCH))
    const put: Awaited<ReturnType<JournalFacet['put']>> | null =
      stopped === null
        ? await journal.put(
            uuid,
            batch.map(({ id, sealed }) => ({ id, data: sealed })),
            signal,
          )
        : null
    if (put !== null && !put.ok) stopped = put.error
    done.push(
      ...batch.map((entry) => ({ ...entry, journalId: put?.ok ? (put.value.get(entry.id) ?? null) : null })),
    )
  }
  return { entries: done, stopped }
}

function nextBatch<T extends { readonly sealed: string }>(entries: readonly T[]): readonly T[] {
  let bytes = 0
  const end = entries.findIndex(({ sealed }, at) => {
    bytes += sealed.length
    return at > 0 && bytes > MAX_BATCH_BYTES
  })
  return end < 0 ? entries : entries.slice(0, end)
}
