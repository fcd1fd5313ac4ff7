import type { Clock } from '../../core/ports.ts'
import { makeAck, makeBranch, makeCancel, makeResponse } from './sip-build.ts'
import type { SipLink } from './link.ts'
import { essentialsOf, headerOf, withFirst, withoutFirst } from './sip-message.ts'
import type { SipHeader, SipMessage, SipRequest, SipResponse } from './sip-message.ts'
import { parseVia } from './sip-uri.ts'

/** 64 * T1 (RFC 3261 17): how long a transaction waits for an answer, and is remembered after it. */
const LIMIT_MS = 32_000

export type ServerTransaction = {
  readonly request: SipRequest
  readonly link: SipLink
  /** Sends a response as it is; ignored after the final one, except further 2xx of an INVITE. */
  respond(response: SipResponse): void
  /** Makes and sends a response of our own. */
  reply(status: number, headers?: readonly SipHeader[], reason?: string): void
  isFinal(): boolean
}

export type ClientHandlers = {
  /** Every response that came for the request, our Via taken off. */
  readonly onResponse: (response: SipResponse) => void
  /** No final response: 408 after the time limit, 503 when the link is gone. Not called after a final response. */
  readonly onFailed: (status: 408 | 503) => void
}
export type ClientTransaction = {
  /** Cancels an INVITE (9.1): at once, or when the first provisional response comes. */
  cancel(headers?: readonly SipHeader[]): void
  isFinal(): boolean
}

export type TransactionHandlers = {
  readonly onRequest: (tx: ServerTransaction) => void
  /** The ACK of a 2xx: it belongs to no transaction. */
  readonly onAck: (ack: SipRequest, link: SipLink) => void
  /** The INVITE of `tx` is given up by its sender; the CANCEL itself was answered. */
  readonly onCancel: (tx: ServerTransaction, cancel: SipRequest) => void
}

export type Transactions = {
  receive(link: SipLink, message: SipMessage): void
  send(link: SipLink, request: SipRequest, handlers: ClientHandlers): ClientTransaction
  sendAck(link: SipLink, ack: SipRequest): void
  linkClosed(link: SipLink): void
}

type Server = ServerTransaction & { last: SipResponse | null; readonly key: string }
type Client = ClientTransaction & {
  readonly link: SipLink
  readonly method: string
  take(response: SipResponse): void
  fail(status: 408 | 503): void
  forget(): void
}

/**
 * The transaction layer over reliable links (RFC 3261 17): nothing is sent twice, but a repeated request is answered as
 * before, every request ends, CANCEL waits for its moment and the ACK of a refused INVITE is sent here.
 * `sentBy`: what our Via says.
 */
export function createTransactions(
  clock: Clock,
  sentBy: string,
  handlers: TransactionHandlers,
): Transactions {
  const servers = new Map<string, Server>()
  const clients = new Map<string, Client>()
  const after = (delayMs: number, run: () => void): (() => void) => clock.after(delayMs, run)
  const addVia = (link: SipLink, request: SipRequest, branch: string): SipRequest =>
    withFirst(request, 'via', `SIP/2.0/${link.transport === 'WSS' ? 'WSS' : 'WS'} ${sentBy};branch=${branch}`)

  const createServer = (key: string, request: SipRequest, link: SipLink): Server => {
    const server: Server = {
      key,
      request,
      link,
      last: null,
      isFinal: () => (server.last?.status ?? 0) >= 200,
      respond(response) {
        if (server.isFinal() && !(request.method === 'INVITE' && isSuccess(response))) return
        if (!server.isFinal() && response.status >= 200) after(LIMIT_MS, () => servers.delete(key))
        server.last = response
        link.send(response)
      },
      reply: (status, headers = [], reason) =>
        server.respond(
          makeResponse(request, status, { headers, ...(reason === undefined ? {} : { reason }) }),
        ),
    }
    return server
  }

  const takeRequest = (link: SipLink, request: SipRequest): void => {
    const via = parseVia(headerOf(request, 'via') ?? '')
    const branch = via?.params['branch']
    if (!via || !branch) {
      if (request.method !== 'ACK') link.send(makeResponse(request, 400, { reason: 'Bad Via' }))
      return
    }
    const keyFor = (method: string): string => [link.id, via.sentBy, branch, method].join(' ')
    if (request.method === 'ACK') {
      const invite = servers.get(keyFor('INVITE'))
      if (!invite || isSuccess(invite.last)) handlers.onAck(request, link)
      return
    }
    const key = keyFor(request.method)
    const known = servers.get(key)
    if (known) {
      if (known.last) link.send(known.last)
      return
    }
    const server = createServer(key, withReceived(request, link), link)
    servers.set(key, server)
    if (request.method !== 'CANCEL') return handlers.onRequest(server)
    const invite = servers.get(keyFor('INVITE'))
    server.reply(invite ? 200 : 481)
    if (invite && !invite.isFinal()) handlers.onCancel(invite, request)
  }

  const takeResponse = (response: SipResponse): void => {
    const branch = parseVia(headerOf(response, 'via') ?? '')?.params['branch']
    const client = clients.get(branch ?? '')
    // Responses to our CANCEL carry the branch of the INVITE and another method.
    if (client && essentialsOf(response)?.cseq.method === client.method) client.take(response)
  }

  return {
    receive(link, message) {
      if (message.kind === 'request') takeRequest(link, message)
      else takeResponse(message)
    },
    send(link, request, { onResponse, onFailed }) {
      const branch = makeBranch()
      const sent = addVia(link, request, branch)
      const isInvite = request.method === 'INVITE'
      let phase: 'calling' | 'proceeding' | 'final' = 'calling'
      let cancelled: readonly SipHeader[] | null = null
      const cancelNow = (headers: readonly SipHeader[]): void => {
        link.send(makeCancel(sent, headers))
        stopTimer()
        stopTimer = after(LIMIT_MS, () => client.fail(408))
      }
      const client: Client = {
        link,
        method: request.method,
        isFinal: () => phase === 'final',
        cancel(headers = []) {
          if (phase === 'final' || cancelled || !isInvite) return
          cancelled = headers
          if (phase === 'proceeding') cancelNow(headers)
        },
        take(response) {
          if (response.status >= 300 && isInvite) link.send(makeAck(sent, response))
          if (phase === 'final' && !(isInvite && isSuccess(response))) return
          if (response.status >= 200) {
            stopTimer()
            if (phase !== 'final') after(LIMIT_MS, () => clients.delete(branch))
            phase = 'final'
          } else if (phase === 'calling') {
            phase = 'proceeding'
            // How long it may ring is for the caller of this layer to say.
            if (isInvite) stopTimer()
            if (cancelled) cancelNow(cancelled)
          }
          onResponse(withoutFirst(response, 'via'))
        },
        fail(status) {
          if (phase === 'final') return
          phase = 'final'
          client.forget()
          onFailed(status)
        },
        forget() {
          stopTimer()
          clients.delete(branch)
        },
      }
      let stopTimer = after(LIMIT_MS, () => client.fail(408))
      clients.set(branch, client)
      if (link.isOpen()) link.send(sent)
      else setImmediate(() => client.fail(503))
      return client
    },
    sendAck: (link, ack) => link.send(addVia(link, ack, makeBranch())),
    linkClosed(link) {
      for (const client of [...clients.values()].filter((entry) => entry.link === link)) client.fail(503)
    },
  }
}

function isSuccess(response: SipResponse | null): boolean {
  return response !== null && response.status >= 200 && response.status < 300
}

/** Fills `received` and an empty `rport` (18.2.1, RFC 3581 4): phones behind NAT learn their address from it. */
function withReceived(request: SipRequest, link: SipLink): SipRequest {
  const value = headerOf(request, 'via') ?? ''
  const via = parseVia(value)
  if (!via || link.transport === 'LOCAL' || via.params['rport'] !== null) return request
  const filled = value.replace(
    /;\s*rport(?=;|$)/i,
    `;rport=${link.remote.port};received=${link.remote.address}`,
  )
  return withFirst(withoutFirst(request, 'via'), 'via', filled)
}
