import { randomBytes } from 'node:crypto'
import type { SipFlows, SipFlowsDeps } from '../../main/sip/flows.ts'
import { headerOf, isSip, parseSip } from '../../main/sip/sip-text.ts'
import type { SipMessage } from '../../main/sip/sip-text.ts'
import type { SipFlowOpened } from '../../shared/domain/phone.ts'
import type { AppError } from '../../shared/errors.ts'
import type { AccountId, FlowId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'

/** The phone window's end of the SIP bridge, by hand: it writes what sip.js writes and knows no secret. */
export type FlowPhone = {
  readonly viaHost: string
  readonly contact: string
  /** Everything that came, in order. */
  readonly received: readonly SipMessage[]
  open(): Promise<Result<SipFlowOpened>>
  /** Why the flow ended; waits for it. */
  closed(): Promise<AppError | null>
  send(text: string): Result<undefined>
  /** The next message not yet taken that fits; fails after 5 s. */
  next(what: string, fits: (message: SipMessage) => boolean): Promise<SipMessage>
  nextRequest(method: string): Promise<SipMessage>
  /** A whole request as sip.js would write it; `extra` are header lines without their line ends. */
  request(method: string, uri: string, parts?: RequestParts): string
  /** Registers and answers a challenge the way sip.js does: MD5, and with nonsense for a secret. */
  register(expiresSec?: number): Promise<SipMessage>
  /** Sends a request, follows one challenge, gives the final answer. */
  transact(method: string, uri: string, parts?: RequestParts): Promise<SipMessage>
  /** An answer to a received request. */
  answer(
    request: SipMessage,
    status: number,
    parts?: { readonly extra?: readonly string[]; readonly body?: string },
  ): string
}

export type RequestParts = {
  readonly extra?: readonly string[]
  readonly body?: string
  readonly callId?: string
  readonly cseq?: number
  readonly toTag?: string
  readonly branch?: string
}

/** Carries the events of `createSipFlows` to the phones that opened the flows. */
export function createSwitchboard() {
  const onReceived = new Map<FlowId, (text: string) => void>()
  const onClosed = new Map<FlowId, (error: AppError | null) => void>()
  const events: SipFlowsDeps['events'] = {
    received: (flowId, text) => onReceived.get(flowId)?.(text),
    closed: (flowId, error) => onClosed.get(flowId)?.(error),
  }
  return { events, onReceived, onClosed }
}

const LIMIT_MS = 8000
const random = (bytes = 6): string => randomBytes(bytes).toString('hex')

export function createFlowPhone(options: {
  readonly flows: SipFlows
  readonly board: ReturnType<typeof createSwitchboard>
  readonly accountId: AccountId
  readonly user: string
  readonly domain: string
}): FlowPhone {
  const { board, domain, flows, user } = options
  const viaHost = `${random()}.invalid`
  const contactUser = random(4)
  const registration = { callId: random(), fromTag: random(4), cseq: 0 }
  const received: SipMessage[] = []
  const unread: SipMessage[] = []
  const waiting = new Set<() => void>()
  const ended = Promise.withResolvers<AppError | null>()
  let opened: SipFlowOpened | null = null

  // sip.js writes this whatever its transport is: it cannot know before the flow is open.
  const contact = `<sip:${contactUser}@${viaHost};transport=ws>`

  const next: FlowPhone['next'] = (what, fits) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = unread.find(fits)
        if (found === undefined) return
        unread.splice(unread.indexOf(found), 1)
        waiting.delete(look)
        clearTimeout(timer)
        resolve(found)
      }
      const timer = setTimeout(() => {
        waiting.delete(look)
        const seen = received.map((one) =>
          one.start.kind === 'request' ? one.start.method : one.start.status,
        )
        reject(new Error(`${user} waited for ${what}, got ${seen.join(' ')}`))
      }, LIMIT_MS)
      waiting.add(look)
      look()
    })

  const request: FlowPhone['request'] = (method, uri, parts = {}) => {
    const to = method === 'REGISTER' ? `<sip:${user}@${domain}>` : `<${uri}>`
    const body = parts.body ?? ''
    return [
      `${method} ${uri} SIP/2.0`,
      `Via: SIP/2.0/${opened?.transport ?? 'UDP'} ${viaHost};branch=${parts.branch ?? `z9hG4bK${random()}`}`,
      'Max-Forwards: 70',
      `To: ${to}${parts.toTag === undefined ? '' : `;tag=${parts.toTag}`}`,
      `From: <sip:${user}@${domain}>;tag=${registration.fromTag}`,
      `Call-ID: ${parts.callId ?? random()}`,
      `CSeq: ${parts.cseq ?? 1} ${method}`,
      `Contact: ${contact}`,
      ...(parts.extra ?? []),
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n')
  }

  const send = (text: string): Result<undefined> => {
    if (opened === null) throw new Error('open the flow first')
    return flows.send(opened.flowId, text)
  }

  const transact: FlowPhone['transact'] = async (method, uri, parts = {}) => {
    const callId = parts.callId ?? random()
    let cseq = parts.cseq ?? 1
    let extra = parts.extra ?? []
    // One ordinary round and one for a nonce that is called stale, as sip.js does.
    for (let round = 0; ; round += 1) {
      const sent = send(request(method, uri, { ...parts, callId, cseq, extra }))
      if (!sent.ok) throw new Error(`not sent: ${sent.error.code}`)
      const wanted = `${cseq} ${method}`
      const final = await next(
        `the answer to ${method}`,
        (one) =>
          one.start.kind === 'response' &&
          one.start.status >= 200 &&
          headerOf(one, 'cseq') === wanted &&
          headerOf(one, 'call-id') === callId,
      )
      const proxy = final.start.kind === 'response' && final.start.status === 407
      const challenge = headerOf(final, proxy ? 'proxy-authenticate' : 'www-authenticate')
      if (challenge === null || (round > 0 && !challenge.includes('stale=true')) || round > 1) return final
      const [realm, nonce] = ['realm', 'nonce'].map(
        (name) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1],
      )
      const made = `Digest algorithm=MD5, username="x", realm="${realm ?? ''}", nonce="${nonce ?? ''}", uri="${uri}", response="${'0'.repeat(32)}", qop=auth, cnonce="made-up", nc=00000001`
      extra = [...extra, `${proxy ? 'Proxy-Authorization' : 'Authorization'}: ${made}`]
      cseq += 1
    }
  }

  return {
    viaHost,
    contact,
    received,
    open: async () => {
      const answer = await flows.open(options.accountId, viaHost)
      if (!answer.ok) return answer
      opened = answer.value
      board.onReceived.set(answer.value.flowId, (text) => {
        const message = parseSip(text)
        if (!isSip(message)) throw new Error(`main handed over what is no message: ${text}`)
        received.push(message)
        unread.push(message)
        for (const look of [...waiting]) look()
      })
      board.onClosed.set(answer.value.flowId, ended.resolve)
      return answer
    },
    closed: () => ended.promise,
    send,
    next,
    nextRequest: (method) =>
      next(method, (one) => one.start.kind === 'request' && one.start.method === method),
    request,
    transact,
    register: async (expiresSec = 300) => {
      registration.cseq += 1
      const { callId } = registration
      const answer = await transact('REGISTER', `sip:${domain}`, {
        callId,
        cseq: registration.cseq,
        extra: [`Expires: ${expiresSec}`],
      })
      registration.cseq = Number.parseInt(headerOf(answer, 'cseq') ?? '1', 10)
      return answer
    },
    answer: (asked, status, parts = {}) => {
      const body = parts.body ?? ''
      const to = headerOf(asked, 'to') ?? ''
      return [
        `SIP/2.0 ${status} Some words`,
        ...asked.headers.filter((one) => one.key === 'via').map((one) => `Via: ${one.value}`),
        ...asked.headers
          .filter((one) => one.key === 'record-route')
          .map((one) => `Record-Route: ${one.value}`),
        `From: ${headerOf(asked, 'from') ?? ''}`,
        `To: ${to.includes('tag=') ? to : `${to};tag=${registration.fromTag}`}`,
        `Call-ID: ${headerOf(asked, 'call-id') ?? ''}`,
        `CSeq: ${headerOf(asked, 'cseq') ?? ''}`,
        `Contact: ${contact}`,
        ...(parts.extra ?? []),
        `Content-Length: ${Buffer.byteLength(body)}`,
        '',
        body,
      ].join('\r\n')
    },
  }
}
