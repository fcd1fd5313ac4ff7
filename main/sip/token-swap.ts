import { isIP } from 'node:net'
import type { SipTransport } from '../../shared/domain/phone.ts'
import { showEndpoint } from './endpoint.ts'
import type { Endpoint } from './endpoint.ts'
import { cseqOf, mapHeaders } from './sip-text.ts'
import type { SipMessage } from './sip-text.ts'
import { replaceTopVia, topVia, viaParam, withViaParams } from './via.ts'

/** The socket that a message leaves by. */
export type Leaving = { readonly transport: SipTransport; readonly local: Endpoint }

/**
 * The phone knows no address of its own: it writes an opaque `….invalid` token as Via host and Contact host. On UDP, TCP
 * and TLS the token goes out as the real address of the socket (with the raw token REGISTER succeeds, but no call ever
 * arrives) and comes back as the token, because sip.js drops answers whose Via is not its own. Behind a NAT the first
 * REGISTER answer tells the outer address (RFC 3581), which is then used in Contact.
 */
export type TokenSwap = {
  /** `contact`: the socket that others should call back on, when it is not the one the message leaves by. */
  out(message: SipMessage, leaving: Leaving, contact?: Leaving): SipMessage
  /** Null: an answer to something that was not sent from here (RFC 3261 18.1.2). */
  in(message: SipMessage): SipMessage | null
  /** The outer address, once known. */
  mapped(): Endpoint | null
}

export function createTokenSwap(token: string): TokenSwap {
  /** What stood for the token in Via, by how it was written; a flow has one or two (UDP and its TCP helper). */
  const written = new Set<string>()
  const contacts = new Set<string>()
  let mapped: Endpoint | null = null

  const learn = (message: SipMessage, params: string): void => {
    const address = viaParam(params, 'received')
    const port = Number(viaParam(params, 'rport') ?? Number.NaN)
    if (cseqOf(message)?.method !== 'REGISTER' || !(port >= 1 && port <= 65_535)) return
    if (address !== null && isIP(address) !== 0) mapped = { address, port }
  }

  return {
    out: (message, leaving, contact = leaving) => {
      const outer = showEndpoint(mapped ?? contact.local)
      contacts.add(outer)
      const reached = mapHeaders(message, 'contact', (value) =>
        reachable(value, token, outer, contact.transport),
      )
      const via = topVia(reached)
      if (reached.start.kind !== 'request' || via === null || via.sentBy !== token) return reached
      const sentBy = showEndpoint(leaving.local)
      written.add(sentBy)
      const params = viaParam(via.params, 'rport') === null ? `;rport${via.params}` : via.params
      return replaceTopVia(reached, { transport: leaving.transport, sentBy, params })
    },
    in: (message) => {
      if (message.start.kind === 'request') return message
      const via = topVia(message)
      if (via === null || !written.has(via.sentBy)) return null
      learn(message, via.params)
      const back = replaceTopVia(message, { ...via, sentBy: token })
      if (cseqOf(message)?.method !== 'REGISTER') return back
      // Only here are the Contacts our own: elsewhere they are the other side's.
      return mapHeaders(back, 'contact', (value) => swapAll(value, contacts, token))
    },
    mapped: () => mapped,
  }
}

/** RFC 7118: nothing is swapped; answers must still be to our token. A request that was made before the connection stood may
 *  name the other of WS and WSS. */
export function createNoSwap(token: string): TokenSwap {
  return {
    out: (message, { transport }) => {
      const via = message.start.kind === 'request' ? topVia(message) : null
      return via === null || via.transport === transport
        ? message
        : replaceTopVia(message, { ...via, transport })
    },
    in: (message) => (message.start.kind === 'request' || topVia(message)?.sentBy === token ? message : null),
    mapped: () => null,
  }
}

/** RFC 3581 4: a server answers to where the request came from; its Via says so. */
export function markReceived(message: SipMessage, from: Endpoint): SipMessage {
  const via = message.start.kind === 'request' ? topVia(message) : null
  if (via === null || viaParam(via.params, 'rport') !== '') return message
  const params = withViaParams(via.params, { rport: String(from.port), received: from.address })
  return replaceTopVia(message, { ...via, params })
}

/** sip.js writes `;transport=ws` whatever its transport is; a server would look for a WebSocket there. */
function reachable(value: string, token: string, outer: string, transport: SipTransport): string {
  const [before = '', ...rest] = value.split(token)
  const uris = rest.map((part) =>
    part.replace(/^([^>\s]*?;transport=)[^;>\s]*/i, `$1${transport.toLowerCase()}`),
  )
  return [before, ...uris].join(outer)
}

function swapAll(value: string, known: ReadonlySet<string>, token: string): string {
  let out = value
  for (const one of known) {
    out = out.replaceAll(`@${one}`, (found, at: number, whole: string) => {
      // Only as a whole host: 10.0.0.1:506 is the start of 10.0.0.1:5060.
      return /[A-Za-z0-9.-]/.test(whole[at + found.length] ?? '') ? found : `@${token}`
    })
  }
  return out
}
