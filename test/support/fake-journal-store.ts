import type { JournalCursor, JournalRecord, JournalStore } from '../../main/core/store-ports.ts'
import { ok } from '../../shared/result.ts'

type Kept = JournalRecord & { readonly pending: boolean }

/** A JournalStore in memory. */
export function createFakeJournalStore(): JournalStore {
  const accounts = new Map<string, { kept: Map<string, Kept>; cursor: JournalCursor | null }>()
  const of = (id: string) => {
    const known = accounts.get(id) ?? { kept: new Map<string, Kept>(), cursor: null }
    accounts.set(id, known)
    return known
  }
  const nameOf = ({ collection, key }: JournalRecord): string => `${collection}/${key}`
  const sorted = (id: string, wanted: (record: Kept) => boolean): readonly JournalRecord[] =>
    [...of(id).kept.values()]
      .filter(wanted)
      .toSorted((a, b) => a.stamp.localeCompare(b.stamp))
      .map(({ pending: _pending, ...record }) => record)

  return {
    apply(id, records, { pending, cursor }) {
      const account = of(id)
      const kept = records.filter((record) => {
        const old = account.kept.get(nameOf(record))
        if (old && old.stamp >= record.stamp) return false
        account.kept.set(nameOf(record), { ...record, pending })
        return true
      })
      if (cursor) account.cursor = cursor
      return ok(kept)
    },
    list: (id, collection) => ok(sorted(id, (record) => record.collection === collection)),
    pending: (id, limit) => ok(sorted(id, (record) => record.pending).slice(0, limit)),
    settle(id, records) {
      const { kept } = of(id)
      for (const record of records) {
        const old = kept.get(nameOf(record))
        if (old?.stamp === record.stamp) kept.set(nameOf(record), { ...old, pending: false })
      }
      return ok()
    },
    state: (id) => ok({ cursor: of(id).cursor, lastStamp: sorted(id, () => true).at(-1)?.stamp ?? null }),
    removeAccount(id) {
      accounts.delete(id)
      return ok()
    },
  }
}
