import type { AppError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { JournalFacet } from '../providers/facets/journal.ts'
import { putPages, readPages, type IgnoredEntry } from './journal-entries.ts'
import { formatRecord, parseRecord } from './journal-record.ts'
import { opaqueId, type JournalKey } from './journal-seal.ts'
import type { JournalRecord, JournalStore } from './store-ports.ts'

export type SyncReport = {
  readonly received: number
  /** Of those, newer than what was here. */
  readonly applied: readonly JournalRecord[]
  readonly sent: number
  readonly ignored: readonly IgnoredEntry[]
}

export type ReplicaParts = {
  readonly accountId: AccountId
  readonly journal: JournalFacet
  readonly key: JournalKey
  /** `urn:uuid:…` of this installation. */
  readonly uuid: string
  readonly store: JournalStore
}

/** Records in one round of sending. */
const ROUND = 200

/**
 * Brings this machine and the journal together: takes what is new there, then sends what is new here. Every step is either
 * on the disk or will be done again, and doing one again changes nothing: the newest write of a record wins, on every
 * machine, in whatever order the entries come. So it may be killed at any point.
 */
export async function replicate(parts: ReplicaParts, signal: AbortSignal): Promise<Result<SyncReport>> {
  const { accountId, store } = parts
  const state = store.state(accountId)
  if (!state.ok) return state
  let received = 0
  const applied: JournalRecord[] = []
  const read = await readPages(
    parts.journal,
    parts.key,
    // The first time our own entries too: this may be an older copy of the profile, or a repaired one.
    { after: state.value.cursor, ownUuid: parts.uuid, withOwn: state.value.cursor === null },
    signal,
    ({ entries, cursor }) => {
      const records = entries.map(({ data }) => parseRecord(data)).filter((record) => record !== null)
      received += records.length
      const kept = store.apply(accountId, records, { pending: false, cursor })
      if (kept.ok) applied.push(...kept.value)
      return kept.ok ? ok() : kept
    },
  )
  if (!read.ok) return read
  const sent = await send(parts, signal)
  return sent.ok ? ok({ received, applied, sent: sent.value, ignored: read.value.ignored }) : sent
}

/** Sends until nothing is left. Errors: the server's, and server-error when it took none of a whole round. */
async function send(parts: ReplicaParts, signal: AbortSignal): Promise<Result<number>> {
  const { accountId, key, store } = parts
  let sent = 0
  for (;;) {
    const waiting = store.pending(accountId, ROUND)
    if (!waiting.ok) return waiting
    if (waiting.value.length === 0) return ok(sent)
    const byId = new Map(waiting.value.map((record) => [idOf(key, record), record]))
    const put = await putPages(
      parts.journal,
      key,
      parts.uuid,
      [...byId].map(([id, record]) => ({ id, data: formatRecord(record) })),
      signal,
    )
    const stored = put.entries.filter(({ journalId }) => journalId !== null)
    const settled = store.settle(
      accountId,
      stored.flatMap(({ id }) => byId.get(id) ?? []),
    )
    if (!settled.ok) return settled
    sent += stored.length
    if (put.stopped !== null) return err(put.stopped)
    if (stored.length < put.entries.length) return err(notStored)
  }
}

/** The server said yes and kept nothing: `journal_id` null (reference sip2sip 3.3). */
const notStored: AppError = { code: 'server-error', detail: 'journal-not-stored' }

function idOf(key: JournalKey, { collection, key: name, stamp }: JournalRecord): string {
  return opaqueId(key, [collection, name, stamp].join('\0'))
}
