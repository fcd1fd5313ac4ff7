import type { CdpFrame, CdpPipe } from './cdp.ts'

/** Our own ids stay below, a guest's ids are shifted above; the protocol wants 32 bits. */
const GUEST_IDS = 1_000_000_000

/** Lets a second client (Playwright) talk to the browser over the same pipe, as if it had a connection of its own.
 *  Frames pass in order and at once: a promise in between would put an answer behind the event that follows it. */
export async function openRelay(
  pipe: CdpPipe,
  toGuest: (frame: CdpFrame) => void,
): Promise<(frame: CdpFrame) => void> {
  const { sessionId: root } = await pipe.session().send('Target.attachToBrowserTarget', {})
  const sessions = new Set([root])

  pipe.interceptWith((frame) => {
    if (frame.sessionId === undefined || !sessions.has(frame.sessionId)) return false
    const child = (frame.params as { readonly sessionId?: string } | undefined)?.sessionId
    if (frame.method === 'Target.attachedToTarget' && child !== undefined) sessions.add(child)
    if (frame.method === 'Target.detachedFromTarget' && child !== undefined) sessions.delete(child)
    const { id, sessionId, ...rest } = frame
    toGuest({
      ...(id === undefined ? {} : { id: id - GUEST_IDS }),
      ...rest,
      ...(sessionId === root ? {} : { sessionId }),
    })
    return true
  })

  return (frame) =>
    pipe.writeFrame({ ...frame, id: (frame.id ?? 0) + GUEST_IDS, sessionId: frame.sessionId ?? root })
}
