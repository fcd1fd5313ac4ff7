import { createHash } from 'node:crypto'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { UpdateFeedPort, UpdateFilesPort } from './update-ports.ts'
import type { UpdateFile } from './update-manifest.ts'

/**
 * Fetches the file into a place of its own, and keeps it only when it is the one the manifest vouches for: same length,
 * same SHA-512. `onProgress` gets 0..1. Errors: update-wrong-size, update-wrong-hash, storage's, the network's.
 */
export async function downloadUpdate(
  ports: { readonly feed: UpdateFeedPort; readonly files: UpdateFilesPort },
  url: URL,
  file: UpdateFile,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<Result<{ readonly path: string }>> {
  const opened = await ports.files.create(file.name)
  if (!opened.ok) return opened
  const place = opened.value
  const hash = createHash('sha512')
  let received = 0
  const fetched = await ports.feed.stream(url, { maxBytes: file.size, signal }, (chunk) => {
    hash.update(chunk)
    received += chunk.length
    onProgress(received / file.size)
    return place.write(chunk)
  })
  const discard = async <E>(failed: E): Promise<E> => {
    await place.discard()
    return failed
  }
  if (!fetched.ok)
    return discard(fetched.error.code === 'response-too-large' ? err(appError('update-wrong-size')) : fetched)
  if (received !== file.size) return discard(err(appError('update-wrong-size')))
  if (hash.digest('base64') !== file.sha512) return discard(err(appError('update-wrong-hash')))
  const kept = await place.keep()
  return kept.ok ? ok({ path: kept.value }) : discard(kept)
}
