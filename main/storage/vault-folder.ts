import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import type { AccountId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import { sweepTemporaries, syncFolder, writeFileAtomic } from './atomic-file.ts'
import { attemptFile } from './file-fault.ts'

const SEALED = '.sealed'
/** Marks an account that has no secrets: it needs no keychain. */
const NO_SECRETS = '.none'
/** A certificate with its chain and key is under 30 kB. */
const MAX_FILE_BYTES = 1_048_576

export type StoredBundle =
  | { readonly kind: 'sealed'; readonly bytes: Buffer }
  | { readonly kind: 'no-secrets' }
  | { readonly kind: 'missing' }

/** The files below `vault/` of a profile: 0600 in a folder of 0700. Errors: storage-full, storage-unavailable. */
export function createVaultFolder(profileDir: string) {
  const folder = join(profileDir, 'vault')
  const fileOf = (id: AccountId, kind: string): string => join(folder, `${id}${kind}`)
  const names = (): readonly string[] => (existsSync(folder) ? readdirSync(folder) : [])

  return {
    lockPath: join(folder, 'key.lock'),

    prepare: (): Result<undefined> =>
      attemptFile(() => {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        const { mode } = statSync(folder)
        // Takes rights from others, gives none to the owner: a folder made read-only on purpose stays so.
        if (process.platform !== 'win32' && (mode & 0o077) !== 0) chmodSync(folder, mode & 0o700)
        return undefined
      }),

    /** Throws system errors. */
    hasSealedFiles: (): boolean => names().some((name) => name.endsWith(SEALED)),

    read: (id: AccountId): Result<StoredBundle> =>
      attemptFile((): StoredBundle => {
        const path = fileOf(id, SEALED)
        const found = statSync(path, { throwIfNoEntry: false })
        if (!found) return { kind: existsSync(fileOf(id, NO_SECRETS)) ? 'no-secrets' : 'missing' }
        // A file too large to be ours is not read: no bytes at all are just as damaged.
        const bytes = found.size > MAX_FILE_BYTES ? Buffer.alloc(0) : readFileSync(path)
        return { kind: 'sealed', bytes }
      }),

    writeSealed: (id: AccountId, bytes: Buffer): Result<undefined> =>
      attemptFile(() => {
        writeFileAtomic(fileOf(id, SEALED), bytes)
        rmSync(fileOf(id, NO_SECRETS), { force: true })
        sweepTemporaries(folder)
        return undefined
      }),

    writeNoSecrets: (id: AccountId): Result<undefined> =>
      attemptFile(() => {
        writeFileAtomic(fileOf(id, NO_SECRETS), Buffer.alloc(0))
        return undefined
      }),

    /** Takes a damaged file out of the way; it stays until the account is removed. */
    setAside: (id: AccountId): Result<undefined> =>
      attemptFile(() => {
        renameSync(fileOf(id, SEALED), fileOf(id, `.damaged-${Date.now()}`))
        return undefined
      }),

    /** Removes everything there is about an account. */
    remove: (id: AccountId): Result<undefined> =>
      attemptFile(() => {
        const own = names().filter((name) => name.startsWith(`${id}.`))
        for (const name of own) rmSync(join(folder, name), { force: true })
        if (own.length > 0) syncFolder(folder)
        return undefined
      }),
  }
}
