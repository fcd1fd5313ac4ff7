import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Audio } from '../providers/facets/voicemail.ts'
import type { MessageRef } from './voicemail.ts'
import type { AudioCachePort } from './store-ports.ts'

/** Recordings that lie open in memory, for the window that plays one of them. */
const OPEN_AT_MOST = 2

/**
 * Recordings on their way from the server to who wants to hear them. A recording never changes, so it is fetched once and
 * kept sealed; the window takes it in pieces, because the bridge takes no long messages.
 */
export function createAudioDesk(cache: AudioCachePort) {
  const open = new Map<string, Audio>()
  const keyOf = (id: AccountId, messageId: string): string => `${id}/${messageId}`

  function lay(key: string, audio: Audio): Audio {
    open.delete(key)
    open.set(key, audio)
    for (const old of [...open.keys()].slice(0, Math.max(0, open.size - OPEN_AT_MOST))) open.delete(old)
    return audio
  }

  return {
    async audio(
      id: AccountId,
      { id: messageId }: MessageRef,
      fetch: () => Promise<Result<Audio>>,
    ): Promise<Result<Audio>> {
      const key = keyOf(id, messageId)
      const held = open.get(key)
      if (held) return ok(lay(key, held))
      const kept = await cache.get(id, messageId)
      if (kept) return ok(lay(key, kept))
      const fetched = await fetch()
      if (!fetched.ok) return fetched
      await cache.put(id, messageId, fetched.value)
      return ok(lay(key, fetched.value))
    },

    chunk(id: AccountId, messageId: string, offset: number, length: number): Result<Buffer> {
      const audio = open.get(keyOf(id, messageId))
      return audio
        ? ok(audio.bytes.subarray(offset, offset + length))
        : err(appError('not-found', { accountId: id, detail: 'message' }))
    },

    async forget(id: AccountId, messageId: string): Promise<void> {
      open.delete(keyOf(id, messageId))
      await cache.remove(id, messageId)
    },
  }
}
