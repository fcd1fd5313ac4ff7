import { randomBytes } from 'node:crypto'
import type { SipMessage } from './sip-message.ts'
import { parseSipMessage } from './sip-parse.ts'
import { writeSipMessage } from './sip-write.ts'

export type LinkTransport = 'WSS' | 'WS' | 'LOCAL'

/** One way to a peer that keeps order and boundaries of messages: a WebSocket, or memory for the built-in services. */
export type SipLink = {
  readonly id: string
  readonly transport: LinkTransport
  readonly remote: { readonly address: string; readonly port: number }
  isOpen(): boolean
  /** Silently drops the message when the link is closed: the transaction's time limit speaks for it. */
  send(message: SipMessage): void
  close(): void
}

export type LinkEvents = {
  readonly onMessage: (link: SipLink, message: SipMessage) => void
  readonly onClosed: (link: SipLink) => void
}

export function makeLinkId(): string {
  return randomBytes(8).toString('hex')
}

/** Two joined links in memory. Messages travel as text, so that nothing passes here that could not pass on a wire. */
export function createLinkPair(near: LinkEvents, far: LinkEvents): readonly [SipLink, SipLink] {
  let isOpen = true
  const make = (other: () => SipLink, events: LinkEvents, otherEvents: LinkEvents): SipLink => {
    const link: SipLink = {
      id: makeLinkId(),
      transport: 'LOCAL',
      remote: { address: '127.0.0.1', port: 0 },
      isOpen: () => isOpen,
      send(message) {
        const text = writeSipMessage(message)
        setImmediate(() => {
          const parsed = parseSipMessage(text)
          if (!parsed.ok) throw new Error(`a service wrote a message that cannot be read: ${parsed.fault}`)
          if (isOpen) otherEvents.onMessage(other(), parsed.message)
        })
      },
      close() {
        if (!isOpen) return
        isOpen = false
        events.onClosed(link)
        otherEvents.onClosed(other())
      },
    }
    return link
  }
  const ends: { near: SipLink; far: SipLink } = {
    near: make(() => ends.far, near, far),
    far: make(() => ends.near, far, near),
  }
  return [ends.near, ends.far]
}
