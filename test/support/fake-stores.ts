import type { AccountRecord, CoreStores } from '../../main/core/store-ports.ts'
import type { SecretBundle, VaultPort } from '../../main/core/ports.ts'
import type { HistoryEntry } from '../../shared/domain/history.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../shared/domain/settings.ts'
import { appError, type AppError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { ChangeEntry } from '../../main/core/store-ports.ts'
import { createFakeJournalStore } from './fake-journal-store.ts'
import { createFakePersonStore } from './fake-person-store.ts'
import { createFakeTextStore } from './fake-text-store.ts'

/** Stores that keep everything in memory: for tests of the core, which must not depend on SQLite. */
export function createFakeStores(): CoreStores {
  let accounts: readonly AccountRecord[] = []
  let entries: readonly HistoryEntry[] = []
  let settings: Settings = DEFAULT_SETTINGS
  const changes: ChangeEntry[] = []
  const memory = new Map<string, { value: string; at: string }>()
  return {
    accounts: {
      list: () => accounts,
      put(record) {
        accounts = [...accounts.filter((old) => old.id !== record.id), record]
        return ok()
      },
      remove(id) {
        accounts = accounts.filter((old) => old.id !== id)
        return ok()
      },
    },
    history: {
      upsert(added) {
        const fresh = added.filter((entry) => !entries.some((old) => old.id === entry.id))
        entries = [...entries.filter((old) => !added.some((entry) => entry.id === old.id)), ...added]
        return ok({ added: fresh.length })
      },
      list: () => ok({ entries, total: entries.length }),
      missedCount: () => entries.filter((entry) => entry.outcome === 'missed' && !entry.seen).length,
      markSeen() {
        entries = entries.map((entry) => ({ ...entry, seen: true }))
        return ok()
      },
      removeAccount(id) {
        entries = entries.filter((entry) => entry.accountId !== id)
        return ok()
      },
    },
    texts: createFakeTextStore(),
    changes: {
      add(entry) {
        changes.unshift(entry)
        return ok()
      },
      latest: (accountId, kind, limit) =>
        changes.filter((entry) => entry.accountId === accountId && entry.kind === kind).slice(0, limit),
    },
    memory: {
      get: (accountId, key) => memory.get(`${accountId}/${key}`) ?? null,
      set(accountId, key, value) {
        memory.set(`${accountId}/${key}`, { value, at: '2026-11-24T12:00:00.000Z' })
        return ok()
      },
      removeAccount(id) {
        for (const key of [...memory.keys()]) if (key.startsWith(`${id}/`)) memory.delete(key)
        return ok()
      },
    },
    journal: createFakeJournalStore(),
    person: createFakePersonStore(),
    settings: {
      read: () => ok(settings),
      write(next) {
        settings = next
        return ok()
      },
    },
  }
}

/** A vault in memory; `fail` makes every call answer that error, as a locked keychain would. */
export function createFakeVault(): VaultPort & { fail: AppError | null } {
  const bundles = new Map<string, SecretBundle>()
  const vault: VaultPort & { fail: AppError | null } = {
    fail: null,
    check: () => Promise.resolve(vault.fail ? err(vault.fail) : ok()),
    read(id) {
      if (vault.fail) return Promise.resolve(err(vault.fail))
      const bundle = bundles.get(id)
      return Promise.resolve(bundle ? ok(bundle) : err(appError('secret-missing')))
    },
    write(id, bundle) {
      if (vault.fail) return Promise.resolve(err(vault.fail))
      bundles.set(id, bundle)
      return Promise.resolve(ok())
    },
    remove(id) {
      if (vault.fail) return Promise.resolve(err(vault.fail))
      bundles.delete(id)
      return Promise.resolve(ok())
    },
  }
  return vault
}
