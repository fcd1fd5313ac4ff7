import { randomBytes } from 'node:crypto'
import { headersOf, tagOf, withFirst } from './sip-message.ts'
import type { SipHeader, SipRequest, SipResponse } from './sip-message.ts'

/** Reason phrases the demo uses (RFC 3261 21 and its extensions). */
const REASON: Readonly<Record<number, string>> = {
  100: 'Trying',
  180: 'Ringing',
  181: 'Call Is Being Forwarded',
  183: 'Session Progress',
  200: 'OK',
  202: 'Accepted',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  416: 'Unsupported URI Scheme',
  420: 'Bad Extension',
  423: 'Interval Too Brief',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  482: 'Loop Detected',
  483: 'Too Many Hops',
  486: 'Busy Here',
  487: 'Request Terminated',
  488: 'Not Acceptable Here',
  489: 'Bad Event',
  491: 'Request Pending',
  500: 'Server Internal Error',
  503: 'Service Unavailable',
  603: 'Decline',
}

export const ALLOW = 'INVITE, ACK, CANCEL, BYE, OPTIONS, MESSAGE, INFO, UPDATE, REFER, NOTIFY'

export type ResponseParts = {
  readonly reason?: string
  /** Added to To unless it has one; a random one is made for everything but 100. */
  readonly toTag?: string
  readonly headers?: readonly SipHeader[]
  readonly body?: string
}

/** A response with the headers RFC 3261 8.2.6 copies from the request. */
export function makeResponse(request: SipRequest, status: number, parts: ResponseParts = {}): SipResponse {
  const copied = request.headers.filter(({ name }) => ['via', 'from', 'call-id', 'cseq'].includes(name))
  const to = headersOf(request, 'to')[0] ?? ''
  const tagged = tagOf(to) !== null || status === 100 ? to : `${to};tag=${parts.toTag ?? makeTag()}`
  // A dialog needs the route in its responses (12.1.1).
  const recorded = headersOf(request, 'record-route').map((value) => ({ name: 'record-route', value }))
  const routes = status > 100 && status < 300 ? recorded : []
  return {
    kind: 'response',
    status,
    reason: parts.reason ?? REASON[status] ?? 'Unknown',
    headers: [...copied, { name: 'to', value: tagged }, ...routes, ...(parts.headers ?? [])],
    body: parts.body ?? '',
  }
}

export type RequestParts = {
  readonly method: string
  readonly uri: string
  /** Whole From and To values, tags included. */
  readonly from: string
  readonly to: string
  readonly callId: string
  readonly cseq: number
  readonly headers?: readonly SipHeader[]
  readonly body?: string
}

/** A request without Via, which the transaction adds. */
export function makeRequest(parts: RequestParts): SipRequest {
  return {
    kind: 'request',
    method: parts.method,
    uri: parts.uri,
    headers: [
      { name: 'max-forwards', value: '70' },
      { name: 'from', value: parts.from },
      { name: 'to', value: parts.to },
      { name: 'call-id', value: parts.callId },
      { name: 'cseq', value: `${parts.cseq} ${parts.method}` },
      ...(parts.headers ?? []),
    ],
    body: parts.body ?? '',
  }
}

/** The hop-by-hop ACK of a final response that is no 2xx (RFC 3261 17.1.1.3); `sent` still has our Via on top. */
export function makeAck(sent: SipRequest, response: SipResponse): SipRequest {
  return fromInvite(sent, 'ACK', headersOf(response, 'to')[0] ?? '')
}

/** CANCEL of a request we sent (9.1). */
export function makeCancel(sent: SipRequest, headers: readonly SipHeader[]): SipRequest {
  const cancel = fromInvite(sent, 'CANCEL', headersOf(sent, 'to')[0] ?? '')
  return { ...cancel, headers: [...cancel.headers, ...headers] }
}

function fromInvite(sent: SipRequest, method: string, to: string): SipRequest {
  const value = (name: string): string => headersOf(sent, name)[0] ?? ''
  const request = makeRequest({
    method,
    uri: sent.uri,
    from: value('from'),
    to,
    callId: value('call-id'),
    cseq: Number.parseInt(value('cseq'), 10),
    headers: headersOf(sent, 'route').map((route) => ({ name: 'route', value: route })),
  })
  return withFirst(request, 'via', value('via'))
}

/** 72 random bits, in characters that are a token. */
export function makeTag(): string {
  return randomBytes(9).toString('hex')
}

/** A branch of RFC 3261 (8.1.1.7: the magic cookie in front). */
export function makeBranch(): string {
  return `z9hG4bK${randomBytes(12).toString('hex')}`
}
