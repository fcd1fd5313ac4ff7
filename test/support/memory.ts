import type { LogFields, Log } from '../../main/core/ports.ts'
import type { MemoryStore } from '../../main/core/store-ports.ts'
import { ok } from '../../shared/result.ts'

/** A MemoryStore in a map; `keys` shows what was kept. */
export function createMemory(): MemoryStore & { keys(accountId: string): readonly string[] } {
  const kept = new Map<string, { readonly value: string; readonly at: string }>()
  return {
    get: (accountId, key) => kept.get(`${accountId}/${key}`) ?? null,
    set(accountId, key, value) {
      kept.set(`${accountId}/${key}`, { value, at: '2026-11-24T12:00:00.000Z' })
      return ok()
    },
    removeAccount(id) {
      for (const key of [...kept.keys()]) if (key.startsWith(`${id}/`)) kept.delete(key)
      return ok()
    },
    keys: (accountId) =>
      [...kept.keys()]
        .filter((key) => key.startsWith(`${accountId}/`))
        .map((key) => key.slice(accountId.length + 1)),
  }
}

/** A log that keeps every line as text, to search it for what must not be there. */
export function createMemoryLog(): Log & { readonly lines: string[] } {
  const lines: string[] = []
  const write = (level: string) => (message: string, fields?: LogFields) => {
    lines.push(`${level} ${message} ${JSON.stringify(fields ?? {})}`)
  }
  return { lines, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}
