import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AccountId } from '../../shared/ids.ts'
import type { AudioCachePort } from '../core/store-ports.ts'
import type { Log } from '../core/ports.ts'
import { temporaryPath } from './atomic-file.ts'
import { fileFault, isMissing } from './file-fault.ts'
import type { Keychain } from './keychain.ts'
import { KEYCHAIN_LIMIT_MS } from './keychain.ts'
import { seal, unseal } from './sealed-file.ts'
import { withTimeLimit } from './time-limit.ts'
import { createVaultFolder } from './vault-folder.ts'
import { createVaultKey } from './vault-key.ts'

/** About two hours of recordings. */
const MAX_BYTES = 128 * 1024 * 1024

export type AudioCacheOptions = {
  /** The profile folder; the recordings are in `recordings/` below it, a folder an account. */
  readonly dir: string
  readonly keychain: Keychain
  readonly log: Log
  readonly maxBytes?: number
}

/**
 * Recordings, each sealed under the vault's key and its own name, so that a file in another's place does not open. The
 * oldest heard go when there are too many. Without a key nothing is kept.
 */
export function createAudioCache({
  dir,
  keychain,
  log,
  maxBytes = MAX_BYTES,
}: AudioCacheOptions): AudioCachePort {
  const root = join(dir, 'recordings')
  const vault = createVaultFolder(dir)
  const { lockPath, hasSealedFiles } = vault
  const vaultKey = createVaultKey({ dir, keychain, lockPath, hasSealedFiles })
  const nameOf = (id: AccountId, messageId: string): string => `recording/${id}/${messageId}`
  const fileOf = (id: AccountId, messageId: string): string =>
    join(root, id, createHash('sha256').update(nameOf(id, messageId)).digest('hex').slice(0, 40))

  async function key(): Promise<Buffer | null> {
    const found = await withTimeLimit(KEYCHAIN_LIMIT_MS, (signal) => vaultKey.find(signal))
    return found.ok ? found.value : null
  }

  /** Runs file work whose failure costs nothing but a download. */
  async function attempt<T>(what: string, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work()
    } catch (cause) {
      if (!isMissing(cause)) log.warn('recording not kept', { what, code: fileFault(cause).code })
      return null
    }
  }

  async function makeRoom(): Promise<void> {
    const folders = await readdir(root)
    const paths = await Promise.all(
      folders.map(async (folder) =>
        (await readdir(join(root, folder))).map((name) => join(root, folder, name)),
      ),
    )
    const files = await Promise.all(
      paths.flat().map(async (path) => ({
        path,
        ...(await stat(path).then(({ size, mtimeMs }) => ({ size, mtimeMs }))),
      })),
    )
    let total = 0
    for (const { path, size } of files.toSorted((a, b) => b.mtimeMs - a.mtimeMs)) {
      total += size
      if (total > maxBytes) await rm(path, { force: true })
    }
  }

  return {
    async get(id, messageId) {
      const path = fileOf(id, messageId)
      const sealed = await attempt('read', () => readFile(path))
      if (sealed === null) return null
      const secret = await key()
      if (secret === null) return null
      const opened = unseal(secret, nameOf(id, messageId), sealed)
      secret.fill(0)
      const text = opened.ok ? opened.value : null
      const end = text?.indexOf(0) ?? -1
      if (text === null || end < 0) {
        await attempt('remove', () => rm(path, { force: true }))
        return null
      }
      // Heard now: it goes last.
      const now = new Date()
      await attempt('touch', () => utimes(path, now, now))
      return { contentType: text.subarray(0, end).toString('latin1'), bytes: text.subarray(end + 1) }
    },

    async put(id, messageId, { contentType, bytes }) {
      if (bytes.length > maxBytes) return
      const secret = await key()
      if (secret === null) return
      const plain = Buffer.concat([Buffer.from(`${contentType}\0`, 'latin1'), bytes])
      const sealed = seal(secret, nameOf(id, messageId), plain)
      secret.fill(0)
      await attempt('write', async () => {
        const path = fileOf(id, messageId)
        await mkdir(join(root, id), { recursive: true, mode: 0o700 })
        const temporary = temporaryPath(path)
        await writeFile(temporary, sealed, { mode: 0o600 })
        await rename(temporary, path)
        await makeRoom()
      })
    },

    async remove(id, messageId) {
      await attempt('remove', () => rm(fileOf(id, messageId), { force: true }))
    },

    removeAccount: (id) => rmSync(join(root, id), { recursive: true, force: true }),
  }
}
