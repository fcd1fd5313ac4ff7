import { randomBytes } from 'node:crypto'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { fileFault } from './file-fault.ts'
import { withFileLock } from './file-lock.ts'
import type { Keychain } from './keychain.ts'
import { newProfileId, readProfileId, writeProfileId } from './profile-id.ts'
import { KEY_BYTES } from './sealed-file.ts'

export type VaultKeyDeps = {
  readonly dir: string
  readonly keychain: Keychain
  /** Path of the lock under which a key is made. */
  readonly lockPath: string
  readonly hasSealedFiles: () => boolean
}

const entryName = (profileId: string): string => `profile-${profileId}-key-v1`
const unusable = (detail: string) => err(appError('secret-store-unavailable', { detail }))

/** The one random key of a profile, kept in the OS keychain. Callers zero-fill what they get. */
export function createVaultKey({ dir, keychain, lockPath, hasSealedFiles }: VaultKeyDeps) {
  /** The profile's key; null = it has none. Errors: secret-store-unavailable, storage-corrupt, storage-unavailable. */
  async function find(signal: AbortSignal): Promise<Result<Buffer | null>> {
    const id = readProfileId(dir)
    if (!id.ok) return id
    if (id.value === null) return ok(null)
    const entry = await keychain.get(entryName(id.value), signal)
    if (!entry.ok) return entry
    if (entry.value === null) return ok(null)
    const key = Buffer.from(entry.value, 'base64')
    // Something else wrote this entry. It may be precious to someone: leave it, and say that this is not our key.
    return key.length === KEY_BYTES ? ok(key) : unusable('key-changed')
  }

  /**
   * Makes the key of a new profile, and its id after the key: while the keychain cannot be used nothing is left on disk.
   * The caller holds the lock and knows that there is no key. Throws system errors.
   */
  async function create(signal: AbortSignal): Promise<Result<Buffer>> {
    const known = readProfileId(dir)
    if (!known.ok) return known
    const id = known.value ?? newProfileId()
    const name = entryName(id)
    const key = randomBytes(KEY_BYTES)
    const text = key.toString('base64')
    const stored = await keychain.set(name, text, signal)
    const back = stored.ok ? await keychain.get(name, signal) : stored
    if (back.ok && back.value === text) {
      if (known.value === null) writeProfileId(dir, id)
      return ok(key)
    }
    key.fill(0)
    return back.ok ? unusable('refused') : back
  }

  return {
    find,

    /**
     * The profile's key, made now if the profile has none. A key that is gone while sealed files wait for it is an
     * error (`key-lost`), never replaced: it may come back with the right keychain.
     */
    async obtain(signal: AbortSignal): Promise<Result<Buffer>> {
      try {
        const seen = await findForWriting(signal)
        if (!seen.ok) return seen
        if (seen.value) return ok(seen.value)
        const made = await withFileLock(lockPath, signal, async (): Promise<Result<Buffer>> => {
          const again = await findForWriting(signal)
          if (!again.ok) return again
          return again.value ? ok(again.value) : create(signal)
        })
        return made ?? unusable('timeout')
      } catch (cause) {
        return err(fileFault(cause))
      }
    },

    /** Proves that the keychain takes and gives back a value. */
    async check(signal: AbortSignal): Promise<Result<undefined>> {
      const name = `check-${randomBytes(8).toString('hex')}`
      const stored = await keychain.set(name, name, signal)
      if (!stored.ok) return stored
      const back = await keychain.get(name, signal)
      const removed = await keychain.remove(name, signal)
      if (!back.ok) return back
      return back.value === name ? removed : unusable('refused')
    },
  }

  async function findForWriting(signal: AbortSignal): Promise<Result<Buffer | null>> {
    const found = await find(signal)
    return found.ok && found.value === null && hasSealedFiles() ? unusable('key-lost') : found
  }
}
