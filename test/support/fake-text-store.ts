import type { TextStore } from '../../main/core/store-ports.ts'
import type { TextMessage } from '../../shared/domain/text-message.ts'
import { ok } from '../../shared/result.ts'

/** Texts in memory, newest first. */
export function createFakeTextStore(): TextStore {
  let kept: readonly TextMessage[] = []
  const seen = new Set<string>()
  return {
    add(text) {
      kept = [text, ...kept]
      if (text.direction === 'out') seen.add(text.id)
      return ok()
    },
    list: ({ address, limit }) =>
      ok(kept.filter((text) => address === null || text.address === address).slice(0, limit)),
    unseen: (limit) => ok(kept.filter(({ id }) => !seen.has(id)).slice(0, limit)),
    markSeen(address) {
      for (const text of kept) if (address === null || text.address === address) seen.add(text.id)
      return ok()
    },
    removeAccount(id) {
      kept = kept.filter((text) => text.accountId !== id)
      return ok()
    },
  }
}
