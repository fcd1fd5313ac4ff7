import type { JournalRecord, PersonStore } from '../../main/core/store-ports.ts'
import { ok } from '../../shared/result.ts'

/** A PersonStore in memory. */
export function createFakePersonStore(): PersonStore {
  const kept = new Map<string, JournalRecord>()
  return {
    list: (collection) => ok([...kept.values()].filter((record) => record.collection === collection)),
    apply: (records) =>
      ok(
        records.filter((record) => {
          const name = `${record.collection}/${record.key}`
          const old = kept.get(name)
          if (old && old.stamp >= record.stamp) return false
          kept.set(name, record)
          return true
        }),
      ),
    lastStamp: () =>
      ok(
        [...kept.values()]
          .map(({ stamp }) => stamp)
          .toSorted()
          .at(-1) ?? null,
      ),
  }
}
