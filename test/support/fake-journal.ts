import type { JournalEntry, JournalFacet } from '../../main/providers/facets/journal.ts'
import { appError, type AppError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'

/** A journal server in memory, with the ways in which a real one lets its clients down. */
export type FakeJournal = {
  entries: JournalEntry[]
  /** Longest page. */
  page: number
  /** Called before each request; an error ends it. `after` true: the work was done and the answer got lost. */
  fault: (() => { readonly error: AppError; readonly after: boolean } | null) | null
  /** Says yes and stores none of these. */
  deaf: boolean
  readonly facet: JournalFacet
}

export function createFakeJournal(account = 'alice@sip2sip.example'): FakeJournal {
  const fake: FakeJournal = {
    entries: [],
    page: 5000,
    fault: null,
    deaf: false,
    facet: {
      account,
      get({ after, exceptUuid }) {
        const fault = fake.fault?.()
        if (fault) return Promise.resolve(err(fault.error))
        const fresh = fake.entries
          .filter(({ id }) => after === null || Number(id) > Number(after.id))
          .filter(({ uuid }) => exceptUuid === null || uuid !== exceptUuid)
          .slice(0, fake.page)
        const last = fresh.at(-1)
        return Promise.resolve(ok({ entries: fresh, cursor: last ? { id: last.id, timeSec: null } : after }))
      },
      put(uuid, entries) {
        const fault = fake.fault?.()
        if (fault && !fault.after) return Promise.resolve(err(fault.error))
        if (fake.deaf) return Promise.resolve(ok(new Map(entries.map(({ id }) => [id, null]))))
        const receipt = entries.map(({ id, data }): readonly [string, string] => {
          const journalId = String(fake.entries.length + 1)
          fake.entries.push({ id: journalId, uuid, data })
          return [id, journalId]
        })
        return Promise.resolve(fault ? err(fault.error) : ok(new Map(receipt)))
      },
    },
  }
  return fake
}

export const LOST = appError('response-truncated')
