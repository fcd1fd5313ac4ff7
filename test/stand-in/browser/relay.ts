import type { CdpFrame, CdpPipe } from './cdp.ts'

/** Our own ids stay below, a guest's ids are shifted above; the protocol wants 32 bits. */
const GUEST_IDS = 1_000_000_000

/** A guest that did not look at a page by then will not. */
const LOOK_LIMIT_MS = 5_000

/** A second client of the browser, which has seen a page once it let the page run. */
export type Guest = {
  send(frame: CdpFrame): void
  /** Resolves when the guest knows the page as it was born: a navigation that starts while the guest still attaches is
   *  lost on it, and it waits for ever in a document that is gone. */
  hasSeen(targetId: string): Promise<void>
}

/** Lets a second client (Playwright) talk to the browser over the same pipe, as if it had a connection of its own.
 *  Frames pass in order and at once: a promise in between would put an answer behind the event that follows it. */
export async function openRelay(pipe: CdpPipe, toGuest: (frame: CdpFrame) => void): Promise<Guest> {
  const { sessionId: root } = await pipe.session().send('Target.attachToBrowserTarget', {})
  const sessions = new Set([root])
  const targets = new Map<string, string>()
  /** Requests that let a page run, by their id on the pipe, with the page's target. */
  const letting = new Map<number, string>()
  const looks = new Map<string, PromiseWithResolvers<void>>()
  const lookAt = (targetId: string): PromiseWithResolvers<void> => {
    const look = looks.get(targetId) ?? Promise.withResolvers<void>()
    looks.set(targetId, look)
    return look
  }

  pipe.interceptWith((frame) => {
    if (frame.sessionId === undefined || !sessions.has(frame.sessionId)) return false
    const params = frame.params as
      | { readonly sessionId?: string; readonly targetInfo?: { readonly targetId: string } }
      | undefined
    const child = params?.sessionId
    if (frame.method === 'Target.attachedToTarget' && child !== undefined) {
      sessions.add(child)
      if (params?.targetInfo) targets.set(child, params.targetInfo.targetId)
    }
    if (frame.method === 'Target.detachedFromTarget' && child !== undefined) {
      sessions.delete(child)
      targets.delete(child)
    }
    const { id, sessionId, ...rest } = frame
    toGuest({
      ...(id === undefined ? {} : { id: id - GUEST_IDS }),
      ...rest,
      ...(sessionId === root ? {} : { sessionId }),
    })
    const seen = id === undefined ? undefined : letting.get(id)
    if (id !== undefined && seen !== undefined) {
      letting.delete(id)
      lookAt(seen).resolve()
    }
    return true
  })

  return {
    send: (frame) => {
      const id = (frame.id ?? 0) + GUEST_IDS
      const targetId = frame.sessionId === undefined ? undefined : targets.get(frame.sessionId)
      if (frame.method === 'Runtime.runIfWaitingForDebugger' && targetId !== undefined)
        letting.set(id, targetId)
      pipe.writeFrame({ ...frame, id, sessionId: frame.sessionId ?? root })
    },
    hasSeen: async (targetId) => {
      const timer = setTimeout(() => lookAt(targetId).resolve(), LOOK_LIMIT_MS)
      await lookAt(targetId).promise
      clearTimeout(timer)
    },
  }
}
