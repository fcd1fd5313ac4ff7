import type { Session, SessionDescriptionHandler, SessionDescriptionHandlerOptions } from 'sip.js'
import type { CallMedia } from './media/media.ts'

/** What we pass through sip.js to our own handler. */
export type MediaWish = SessionDescriptionHandlerOptions & {
  readonly hold: boolean
  readonly iceRestart: boolean
}

export const NO_HOLD: MediaWish = { hold: false, iceRestart: false }

/** Which media belongs to which session; sip.js asks for the handler when it needs one. */
export type MediaDesk = {
  bind(session: Session, media: CallMedia): void
  handlerFor(session: Session): SessionDescriptionHandler
}

export function createMediaDesk(): MediaDesk {
  const handlers = new WeakMap<Session, SessionDescriptionHandler>()
  return {
    bind(session, media) {
      handlers.set(session, mediaHandler(media))
    },
    handlerFor(session) {
      const handler = handlers.get(session)
      if (!handler) throw new Error('no media for this session')
      return handler
    },
  }
}

/**
 * sip.js's view of a call's media. It is thin on purpose: the offer/answer state is the media's own, and unlike the
 * handler that comes with sip.js it can roll back, so that a refused hold leaves a call that works.
 */
export function mediaHandler(media: CallMedia): SessionDescriptionHandler {
  return {
    close: () => media.close(),
    async getDescription(options) {
      const { hold, iceRestart } = { ...NO_HOLD, ...options }
      return { body: await media.describe({ hold, iceRestart }), contentType: 'application/sdp' }
    },
    hasDescription: (contentType) => contentType.trim().toLowerCase() === 'application/sdp',
    rollbackDescription: () => media.rollback(),
    async setDescription(sdp) {
      await media.accept(sdp)
    },
    sendDtmf: (tones) => media.sendDtmf(tones),
  }
}
