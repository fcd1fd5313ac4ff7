import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { makeBranch, makeCancel, makeRequest, makeResponse, makeTag } from '../../main/demo/sip/sip-build.ts'
import { essentialsOf, headerOf, headersOf, withFirst, withHeader } from '../../main/demo/sip/sip-message.ts'
import type { SipHeader, SipMessage, SipRequest, SipResponse } from '../../main/demo/sip/sip-message.ts'
import { parseSipMessage } from '../../main/demo/sip/sip-parse.ts'
import { writeSipMessage } from '../../main/demo/sip/sip-write.ts'
import { dialogOfAnswer, dialogOfInvite, requestIn } from '../../main/demo/sip/services/ua-dialog.ts'
import type { UaDialog } from '../../main/demo/sip/services/ua-dialog.ts'

export type ScriptOptions = {
  readonly url: string
  readonly ca?: string
  readonly user: string
  readonly password: string
  readonly domain: string
  readonly algorithm?: 'MD5' | 'SHA-256'
  /** Client certificate, PEM. */
  readonly cert?: string
  readonly key?: string
}

/** One call of the script, once it is answered. */
export type ScriptCall = {
  readonly callId: string
  readonly sdp: string
  /** Sends a request inside the call and gives its final answer; a 2xx to INVITE is acknowledged. */
  request(
    method: string,
    parts?: { readonly headers?: readonly SipHeader[]; readonly body?: string },
  ): Promise<SipResponse>
  /** The next request of the far side inside this call. */
  next(method: string): Promise<SipRequest>
}

/** A phone played line by line: nothing happens that the test did not write. */
export type ScriptPhone = {
  readonly contact: string
  readonly address: string
  /** Every message that came, oldest first. */
  readonly received: readonly SipMessage[]
  send(message: SipMessage): void
  sendText(text: string): void
  /** The next message that matches and was not given out before; fails after 5 s. */
  next<M extends SipMessage>(match: (message: SipMessage) => message is M, what: string): Promise<M>
  nextRequest(method: string): Promise<SipRequest>
  nextResponse(status: number, method?: string): Promise<SipResponse>
  /** Sends a request and gives the final answer; answers one challenge when there is one. */
  transact(request: SipRequest, options?: { readonly answerChallenge?: boolean }): Promise<SipResponse>
  register(
    expiresSec?: number,
    parts?: { readonly contact?: string; readonly headers?: readonly SipHeader[] },
  ): Promise<SipResponse>
  /** A request of ours outside any dialog. */
  make(
    method: string,
    uri: string,
    parts?: { readonly headers?: readonly SipHeader[]; readonly body?: string },
  ): SipRequest
  /** Gives up the INVITE sent last. */
  cancel(headers?: readonly SipHeader[]): void
  /** Calls, follows the challenge, acknowledges; throws when the call is refused. */
  call(user: string, sdp: string): Promise<ScriptCall>
  /** Takes the next INVITE, with 180 and 200. */
  answer(sdp: (offer: string) => Promise<string>): Promise<ScriptCall>
  close(): Promise<void>
}

const LIMIT_MS = 5000

export async function connectScript(options: ScriptOptions): Promise<ScriptPhone> {
  const { url, ca, cert, key } = options
  const socket = new WebSocket(url, 'sip', {
    ...(ca === undefined ? {} : { ca }),
    ...(cert && key ? { cert, key } : {}),
  })
  const received: SipMessage[] = []
  const unread: SipMessage[] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data) => {
    const text = (data as Buffer).toString() // ws gives a Buffer unless told otherwise
    if (text.trim() === '') return
    const parsed = parseSipMessage(text)
    if (!parsed.ok) throw new Error(`the server sent ${parsed.fault}: ${text}`)
    received.push(parsed.message)
    unread.push(parsed.message)
    for (const check of [...waiting]) check()
  })
  await once(socket, 'open')
  return createScript(options, { socket, received, unread, waiting })
}

type Wire = {
  readonly socket: WebSocket
  readonly received: SipMessage[]
  readonly unread: SipMessage[]
  readonly waiting: Set<() => void>
}

function createScript(options: ScriptOptions, { socket, received, unread, waiting }: Wire): ScriptPhone {
  const { user, domain } = options
  const host = `${randomBytes(6).toString('hex')}.invalid`
  const contact = `sip:${randomBytes(4).toString('hex')}@${host};transport=ws`
  const address = `sip:${user}@${domain}`
  const registration = { callId: makeTag(), tag: makeTag(), cseq: 0 }

  const send = (message: SipMessage): void => socket.send(writeSipMessage(message))
  const next = <M extends SipMessage>(
    match: (message: SipMessage) => message is M,
    what: string,
  ): Promise<M> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const found = unread.find(match)
        if (!found) return
        unread.splice(unread.indexOf(found), 1)
        waiting.delete(check)
        clearTimeout(timer)
        resolve(found)
      }
      const timer = setTimeout(() => {
        waiting.delete(check)
        const seen = received
          .map((message) => (message.kind === 'request' ? message.method : message.status))
          .join(' ')
        reject(new Error(`${user} waited for ${what}, got ${seen}`))
      }, LIMIT_MS)
      waiting.add(check)
      check()
    })
  const nextRequest = (method: string): Promise<SipRequest> =>
    next((message): message is SipRequest => message.kind === 'request' && message.method === method, method)

  const withVia = (request: SipRequest): SipRequest => {
    const via = `SIP/2.0/${options.url.startsWith('wss') ? 'WSS' : 'WS'} ${host};branch=${makeBranch()};rport`
    return withFirst(request, 'via', via)
  }
  const finalOf = (request: SipRequest): Promise<SipResponse> => {
    const asked = essentialsOf(request)
    return next(
      (message): message is SipResponse =>
        message.kind === 'response' &&
        message.status >= 200 &&
        essentialsOf(message)?.callId === asked?.callId &&
        headerOf(message, 'cseq') === headerOf(request, 'cseq'),
      `the end of ${request.method}`,
    )
  }
  const acknowledge = (sent: SipRequest, response: SipResponse): void => {
    if (sent.method !== 'INVITE' || response.status < 300) return
    const ack = makeRequest({
      method: 'ACK',
      uri: sent.uri,
      from: headerOf(sent, 'from') ?? '',
      to: headerOf(response, 'to') ?? '',
      callId: headerOf(sent, 'call-id') ?? '',
      cseq: Number.parseInt(headerOf(sent, 'cseq') ?? '', 10),
    })
    send(withFirst(ack, 'via', headerOf(sent, 'via') ?? ''))
  }
  let lastInvite: SipRequest | null = null
  const exchange = async (request: SipRequest): Promise<SipResponse> => {
    const sent = headerOf(request, 'via') === null ? withVia(request) : request
    if (sent.method === 'INVITE') {
      lastInvite = sent
      // What is left of earlier calls would be taken for this one's.
      const rest = unread.filter((message) => message.kind === 'request' || message.status >= 200)
      unread.splice(0, unread.length, ...rest)
    }
    send(sent)
    const response = await finalOf(sent)
    acknowledge(sent, response)
    return response
  }
  const transact: ScriptPhone['transact'] = async (request, { answerChallenge = true } = {}) => {
    const response = await exchange(request)
    if (!answerChallenge || (response.status !== 401 && response.status !== 407)) return response
    const cseq = Number.parseInt(headerOf(request, 'cseq') ?? '', 10)
    const again = withHeader(request, 'cseq', `${cseq + 1} ${request.method}`)
    registration.cseq += request.method === 'REGISTER' ? 1 : 0
    return exchange(withFirst(again, ...answerTo(response, request, options)))
  }
  const make: ScriptPhone['make'] = (method, uri, parts = {}) =>
    makeRequest({
      method,
      uri,
      from: `"${user}" <${address}>;tag=${makeTag()}`,
      to: `<${uri}>`,
      callId: makeTag(),
      cseq: 1,
      ...parts,
      headers: [{ name: 'contact', value: `<${contact}>` }, ...(parts.headers ?? [])],
    })

  const createCall = (first: UaDialog, sdp: string): ScriptCall => {
    let dialog = first
    return {
      callId: first.callId,
      sdp,
      async request(method, parts = {}) {
        const headers = [{ name: 'contact', value: `<${contact}>` }, ...(parts.headers ?? [])]
        const next = requestIn(dialog, method, { ...parts, headers })
        dialog = next.dialog
        const response = await exchange(next.request)
        if (method === 'INVITE' && response.status < 300) send(withVia(requestIn(dialog, 'ACK').request))
        return response
      },
      next: (method) =>
        next(
          (message): message is SipRequest =>
            message.kind === 'request' &&
            message.method === method &&
            essentialsOf(message)?.callId === first.callId,
          method,
        ),
    }
  }

  return {
    contact,
    address,
    received,
    send,
    sendText: (text) => socket.send(text),
    next,
    nextRequest,
    nextResponse: (status, method) =>
      next(
        (message): message is SipResponse =>
          message.kind === 'response' &&
          message.status === status &&
          (method === undefined || essentialsOf(message)?.cseq.method === method),
        String(status),
      ),
    transact,
    make,
    register(expiresSec = 300, parts = {}) {
      registration.cseq += 1
      const request = makeRequest({
        method: 'REGISTER',
        uri: `sip:${domain}`,
        from: `<${address}>;tag=${registration.tag}`,
        to: `<${address}>`,
        callId: registration.callId,
        cseq: registration.cseq,
        headers: [
          { name: 'contact', value: parts.contact ?? `<${contact}>` },
          { name: 'expires', value: String(expiresSec) },
          ...(parts.headers ?? []),
        ],
      })
      return transact(request)
    },
    cancel(headers = []) {
      if (lastInvite) send(makeCancel(lastInvite, headers))
    },
    async call(to, sdp) {
      const type = { name: 'content-type', value: 'application/sdp' }
      const response = await transact(make('INVITE', `sip:${to}@${domain}`, { headers: [type], body: sdp }))
      const dialog = dialogOfAnswer(response)
      if (response.status >= 300 || !dialog) throw new Error(`refused: ${response.status} ${response.reason}`)
      send(withVia(requestIn(dialog, 'ACK').request))
      return createCall(dialog, response.body)
    },
    async answer(describe) {
      const invite = await nextRequest('INVITE')
      const tag = makeTag()
      const headers = [{ name: 'contact', value: `<${contact}>` }]
      send(makeResponse(invite, 180, { toTag: tag, headers }))
      const type = { name: 'content-type', value: 'application/sdp' }
      const body = await describe(invite.body)
      send(makeResponse(invite, 200, { toTag: tag, headers: [...headers, type], body }))
      await nextRequest('ACK')
      const dialog = dialogOfInvite(invite, tag)
      if (!dialog) throw new Error('the INVITE makes no dialog')
      return createCall(dialog, invite.body)
    },
    async close() {
      socket.close()
      if (socket.readyState !== WebSocket.CLOSED) await once(socket, 'close')
    },
  }
}

/** The Authorization header for the challenge of the wished algorithm (RFC 7616 3.4). */
export function answerTo(
  response: SipResponse,
  request: SipRequest,
  { user, password, algorithm = 'SHA-256' }: Pick<ScriptOptions, 'user' | 'password' | 'algorithm'>,
): readonly [name: string, value: string] {
  const isProxy = response.status === 407
  const challenges = headersOf(response, isProxy ? 'proxy-authenticate' : 'www-authenticate')
  const challenge = challenges.find((value) => value.includes(`algorithm=${algorithm}`)) ?? ''
  const part = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? ''
  const hash = (text: string): string =>
    createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex')
  const [realm, nonce, nc, cnonce] = [
    part('realm'),
    part('nonce'),
    '00000001',
    randomBytes(6).toString('hex'),
  ]
  const ha2 = hash(`${request.method}:${request.uri}`)
  const proof = hash([hash(`${user}:${realm}:${password}`), nonce, nc, cnonce, 'auth', ha2].join(':'))
  const fields = [
    `username="${user}"`,
    `realm="${realm}"`,
    `nonce="${nonce}"`,
    `uri="${request.uri}"`,
    `response="${proof}"`,
    `algorithm=${algorithm}`,
    `cnonce="${cnonce}"`,
    `nc=${nc}`,
    'qop=auth',
  ]
  return [isProxy ? 'proxy-authorization' : 'authorization', `Digest ${fields.join(', ')}`]
}
