import { type Notification, Subscriber, SubscriptionState, type UserAgent } from 'sip.js'
import type { MessagesWaiting } from '../../shared/domain/messages-waiting.ts'
import { parseMessageSummary } from './message-summary.ts'

/** Asked for; the server may grant less, and sip.js refreshes in time. */
const EXPIRES_SEC = 3_600

/** What the server tells about an account's messages (RFC 3842). */
export type Mailbox = {
  /** Subscribes anew: call it with each registration over a new connection. */
  watch(): void
  /** A NOTIFY that belongs to no subscription of ours; old systems send it without being asked. True when it was for us. */
  take(notification: Notification): boolean
  stop(): void
}

export function createMailbox(userAgent: UserAgent, told: (messages: MessagesWaiting) => void): Mailbox {
  let subscriber: Subscriber | null = null

  function heard(notification: Notification): void {
    const { request } = notification
    void notification.accept()
    const messages = /message-summary/i.test(request.getHeader('content-type') ?? '')
      ? parseMessageSummary(request.body)
      : null
    if (messages) told(messages)
  }

  function stop(): void {
    const old = subscriber
    subscriber = null
    // The connection it was made over is gone or about to go; a server forgets it when it expires.
    void old?.dispose().catch(() => undefined)
  }

  return {
    watch() {
      stop()
      const { uri } = userAgent.configuration
      const made = new Subscriber(userAgent, uri, 'message-summary', {
        expires: EXPIRES_SEC,
        extraHeaders: ['Accept: application/simple-message-summary'],
      })
      made.delegate = { onNotify: heard }
      made.stateChange.addListener((state) => {
        // Refused (489, 404, 405 and the like): this server has no mailbox for us, and is not asked again.
        if (state === SubscriptionState.Terminated && subscriber === made) subscriber = null
      })
      subscriber = made
      void made.subscribe().catch(() => undefined)
    },
    take(notification) {
      if (!/^\s*message-summary\b/i.test(notification.request.getHeader('event') ?? '')) return false
      heard(notification)
      return true
    },
    stop,
  }
}
