import { appError, type AppError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { assertNever } from '../../shared/never.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Log, VaultPort } from '../core/ports.ts'
import { KEYCHAIN_LIMIT_MS, type Keychain } from './keychain.ts'
import { seal, unseal, type UnsealFault } from './sealed-file.ts'
import { formatBundle, parseBundle } from './secret-bundle.ts'
import { withTimeLimit } from './time-limit.ts'
import { createVaultFolder } from './vault-folder.ts'
import { createVaultKey } from './vault-key.ts'

export type VaultOptions = {
  /** The profile folder; the sealed files are in `vault/` below it. */
  readonly dir: string
  readonly keychain: Keychain
  readonly log: Log
  readonly limitMs?: number
}

/**
 * One AES-256-GCM file per account under one random key in the OS keychain. Nothing is ever written in plain text, and
 * a file is never overwritten while its key is away. `secret-store-unavailable` has the keychain's `detail`, or `key-lost`
 * (no key, but files that need it), or `key-changed` (another key). A damaged file is set aside, so that the secrets can be
 * entered anew; an account without secrets needs no keychain.
 */
export function createVault({ dir, keychain, log, limitMs = KEYCHAIN_LIMIT_MS }: VaultOptions): VaultPort {
  const folder = createVaultFolder(dir)
  const { lockPath, hasSealedFiles } = folder
  const vaultKey = createVaultKey({ dir, keychain, lockPath, hasSealedFiles })

  function setAside(id: AccountId): void {
    log.warn('sealed file is damaged', { accountId: id, movedAside: folder.setAside(id).ok })
  }

  /** Makes sure that writing does not destroy what another key could still open. */
  function checkOverwrite(id: AccountId, key: Buffer): Result<undefined> {
    const old = folder.read(id)
    if (!old.ok) return old
    if (old.value.kind !== 'sealed') return ok()
    const opened = unseal(key, id, old.value.bytes)
    if (opened.ok) opened.value.fill(0)
    else if (opened.error === 'damaged') setAside(id)
    else return err(unsealError(id, opened.error))
    return ok()
  }

  return {
    check: () => withTimeLimit(limitMs, (signal) => vaultKey.check(signal)),

    async read(id) {
      const stored = folder.read(id)
      if (!stored.ok) return stored
      if (stored.value.kind === 'missing') return err(appError('secret-missing', { accountId: id }))
      if (stored.value.kind === 'no-secrets') return ok({})
      const key = await withTimeLimit(limitMs, (signal) => vaultKey.find(signal))
      if (!key.ok) return key
      if (!key.value) return err(appError('secret-store-unavailable', { accountId: id, detail: 'key-lost' }))
      const opened = unseal(key.value, id, stored.value.bytes)
      key.value.fill(0)
      const bundle = opened.ok ? parseBundle(opened.value) : null
      if (bundle) return ok(bundle)
      const fault = opened.ok ? 'damaged' : opened.error
      if (fault === 'damaged') setAside(id)
      return err(unsealError(id, fault))
    },

    async write(id, bundle) {
      const prepared = folder.prepare()
      if (!prepared.ok) return prepared
      if (Object.keys(bundle).length === 0) {
        const stored = folder.read(id)
        if (stored.ok && stored.value.kind !== 'sealed') return folder.writeNoSecrets(id)
      }
      const key = await withTimeLimit(limitMs, (signal) => vaultKey.obtain(signal))
      if (!key.ok) return key
      const safe = checkOverwrite(id, key.value)
      const plaintext = formatBundle(bundle)
      const written = safe.ok ? folder.writeSealed(id, seal(key.value, id, plaintext)) : safe
      key.value.fill(0)
      plaintext.fill(0)
      return written
    },

    async remove(id) {
      return folder.remove(id)
    },
  }
}

function unsealError(accountId: AccountId, fault: UnsealFault): AppError {
  switch (fault) {
    case 'damaged':
      return appError('storage-corrupt', { accountId, field: 'vault' })
    case 'too-new':
      return appError('storage-too-new', { accountId, field: 'vault' })
    case 'other-key':
      return appError('secret-store-unavailable', { accountId, detail: 'key-changed' })
    default:
      return assertNever(fault)
  }
}
