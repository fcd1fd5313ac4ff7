import { accessSync, constants, statSync } from 'node:fs'
import { appError, type AppError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { AudioCachePort, CoreStores } from '../core/store-ports.ts'
import type { Clock, Log, VaultPort } from '../core/ports.ts'
import { createAccountStore } from './account-store.ts'
import { createAudioCache } from './audio-cache.ts'
import { createChangeLog } from './change-log.ts'
import { openDatabase } from './database.ts'
import { attemptFile } from './file-fault.ts'
import { HISTORY_MIGRATIONS, HISTORY_TABLES } from './history-schema.ts'
import { createHistoryStore } from './history-store.ts'
import { JOURNAL_MIGRATIONS, JOURNAL_TABLES } from './journal-schema.ts'
import { createJournalStore } from './journal-store.ts'
import { createKeychain, type Keychain } from './keychain.ts'
import { makeFolder } from './make-folder.ts'
import { createLateDatabase } from './late-database.ts'
import { createMemoryStore } from './memory-store.ts'
import { createPersonStore } from './person-store.ts'
import { PROFILE_MIGRATIONS, PROFILE_TABLES } from './profile-schema.ts'
import { createSettingsStore } from './settings-store.ts'
import { createTextStore } from './text-store.ts'
import { createVault } from './vault.ts'

export type StorageOptions = {
  /** The profile folder; made (0700) if it is not there. */
  readonly dir: string
  readonly log: Log
  readonly clock: Clock
  /** The OS keychain unless a test brings its own. It is not touched before the vault is used. */
  readonly keychain?: Keychain
}

export type Storage = {
  readonly stores: CoreStores
  readonly vault: VaultPort
  readonly audio: AudioCachePort
  /** What was found out while opening: storage-corrupt, -too-new, -full, -unavailable, with the file's name as `field`. */
  readonly troubles: readonly AppError[]
  /** See `Keychain.isStuck`; a process that ends itself asks this first (end-process.ts). */
  keychainIsStuck(): boolean
  /** Renews the daily copy of the history without holding anything up. For a running app, when it is idle. */
  maintain(): Promise<void>
  close(): void
}

const DAY_MS = 86_400_000

/**
 * Opens everything a profile keeps. Damage, a full or read-only disk and newer files are `troubles`, not errors: what can be
 * read is read, the rest goes on. Error: storage-unavailable when the folder itself cannot be made or is none.
 */
export function openStorage({
  dir,
  log,
  clock,
  keychain = createKeychain({ log }),
}: StorageOptions): Result<Storage> {
  const folder = attemptFile(() => {
    makeFolder(dir, 0o700)
    accessSync(dir, constants.R_OK | constants.X_OK)
    return statSync(dir).isDirectory()
  })
  if (!folder.ok) return folder
  if (!folder.value) return err(appError('storage-unavailable', { detail: 'enotdir' }))

  const common = { dir, log, clock }
  const profile = openDatabase({
    ...common,
    name: 'sidetone',
    migrations: PROFILE_MIGRATIONS,
    tables: PROFILE_TABLES,
  })
  const history = openDatabase({
    ...common,
    name: 'history',
    migrations: HISTORY_MIGRATIONS,
    tables: HISTORY_TABLES,
  })
  const journal = createLateDatabase({
    ...common,
    name: 'journal',
    migrations: JOURNAL_MIGRATIONS,
    tables: JOURNAL_TABLES,
  })
  return ok({
    stores: {
      accounts: createAccountStore(profile.database, log),
      history: createHistoryStore(history.database, log),
      texts: createTextStore(history.database, log),
      changes: createChangeLog(profile.database, log),
      memory: createMemoryStore(profile.database, clock),
      settings: createSettingsStore(profile.database, clock, log),
      journal: createJournalStore(journal, log),
      person: createPersonStore(profile.database, log),
    },
    vault: createVault({ dir, keychain, log }),
    audio: createAudioCache({ dir, keychain, log }),
    troubles: [...profile.troubles, ...history.troubles],
    keychainIsStuck: () => keychain.isStuck(),
    maintain: () => history.database.backUpSlowly(DAY_MS),
    close() {
      profile.database.close()
      history.database.close()
      journal.close()
    },
  })
}
