import type { CallMedia } from './media/media.ts'

type Progress = { readonly body: string; getHeader(name: string): string | undefined }

/** Does a provisional response bring a session description? */
export function isDescription(message: Progress): boolean {
  return (
    message.body.trim() !== '' && /^application\/sdp\b/i.test(message.getHeader('content-type')?.trim() ?? '')
  )
}

/**
 * The sound before the answer of a call that may fork: each phone it reaches is an early dialog of its own, with a tag of
 * its own (RFC 3261 13.2.2.1, RFC 3960 3.1). One is heard at a time, the one that spoke up last; within a dialog the first
 * description counts, the others repeat it. Whoever takes the call is heard from then on, without help from here.
 */
export function createEarlySound(media: Pick<CallMedia, 'acceptEarly'>): {
  /** Resolves with false when there is nothing to hear, which costs nobody the call. */
  take(tag: string, sdp: string): Promise<boolean>
} {
  const known = new Map<string, Promise<boolean>>()
  return {
    take(tag, sdp) {
      const taken =
        known.get(tag) ??
        media.acceptEarly(sdp).then(
          () => true,
          () => false,
        )
      known.set(tag, taken)
      return taken
    },
  }
}
