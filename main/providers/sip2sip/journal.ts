import { ok } from '../../../shared/result.ts'
import type { JournalCursor } from '../../core/store-ports.ts'
import type { JournalEntry, JournalFacet } from '../facets/journal.ts'
import type { Sip2sipApi } from './api.ts'
import { JournalRowWire } from './wire.ts'

/**
 * The journal of put and get (reference sip2sip 3.3). MySQL backends number their entries and page by id; the Mongo
 * backend of 2012 to 2020 has hex ids, ignores `after_id` and pages by time in whole seconds.
 */
export function createJournalFacet(api: Sip2sipApi, account: string): JournalFacet {
  return {
    account,
    async get({ after, exceptUuid }, signal) {
      const page = await api.journal(
        {
          exceptUuid,
          afterId: after !== null && isNumber(after.id) ? after.id : null,
          // One second back, for entries of the same second; those known already are dropped below.
          afterTimeSec:
            after === null || isNumber(after.id) || after.timeSec === null ? null : after.timeSec - 1,
        },
        signal,
      )
      if (!page.ok) return page
      const rows = page.value.flatMap((row) => {
        const parsed = JournalRowWire.safeParse(row)
        return parsed.success ? [parsed.data] : []
      })
      const fresh = dropKnown(rows, after)
      const entries = fresh.map(({ id, uuid, data }): JournalEntry => ({ id, uuid, data }))
      return ok({ entries, cursor: lastOf(fresh) ?? after })
    },
    async put(uuid, entries, signal) {
      const receipt = await api.addToJournal(uuid, entries, signal)
      if (!receipt.ok) return receipt
      // The members come in any order, and an entry that was left out was not stored.
      const stored = new Map(receipt.value.results.map((result) => [result.id, result.journal_id]))
      return ok(new Map(entries.map(({ id }) => [id, stored.get(id) ?? null])))
    },
  }
}

function isNumber(id: string): boolean {
  return /^\d{1,18}$/.test(id)
}

/** Servers that ignore the question's "after" answer from the start; so may the same second. */
function dropKnown(rows: readonly JournalRowWire[], after: JournalCursor | null): readonly JournalRowWire[] {
  if (after === null) return rows
  if (isNumber(after.id)) return rows.filter(({ id }) => !isNumber(id) || BigInt(id) > BigInt(after.id))
  const known = rows.findIndex(({ id }) => id === after.id)
  return rows.slice(known + 1)
}

/** The highest number, or the last entry where ids are none. */
function lastOf(rows: readonly JournalRowWire[]): JournalCursor | null {
  const last = rows.reduce<JournalRowWire | undefined>((found, row) => {
    if (found === undefined || !isNumber(row.id) || !isNumber(found.id)) return row
    return BigInt(row.id) > BigInt(found.id) ? row : found
  }, undefined)
  if (last === undefined) return null
  return { id: last.id, timeSec: typeof last.timestamp === 'number' ? Math.floor(last.timestamp) : null }
}
