import { createHash } from 'node:crypto'
import { formatSip, headerOf, headersOf, sipHeader, tagOf } from './sip-text.ts'
import type { SipHeader, SipMessage } from './sip-text.ts'

const PHRASES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  415: 'Unsupported Media Type',
  416: 'Unsupported URI Scheme',
  420: 'Bad Extension',
  482: 'Loop Detected',
  486: 'Busy Here',
  503: 'Service Unavailable',
  505: 'Version Not Supported',
  513: 'Message Too Large',
}

/** Longest header that is copied into an answer of ours. */
const MAX_ECHO = 4096

/**
 * An answer that needs no phone and no memory (RFC 3261 8.2.7): the same request always gets the same one. Null when the
 * request lacks what an answer must repeat, or is too large to repeat.
 */
export function answerTo(
  request: Pick<SipMessage, 'headers'>,
  status: number,
  extra: readonly SipHeader[] = [],
): string | null {
  const vias = headersOf(request, 'via')
  const single = ['from', 'to', 'call-id', 'cseq'].map((key) => headerOf(request, key))
  const [from, to, callId, cseq] = single
  if (vias.length === 0 || typeof from !== 'string' || typeof to !== 'string') return null
  if (typeof callId !== 'string' || typeof cseq !== 'string') return null
  if ([...vias, from, to, callId, cseq].some((value) => value.length > MAX_ECHO)) return null
  const tagged = tagOf(request, 'to') === null ? `${to};tag=${ownTag(vias[0] ?? '', callId)}` : to
  return formatSip({
    start: { kind: 'response', status, reason: PHRASES[status] ?? 'Rejected' },
    headers: [
      ...vias.map((via) => sipHeader('Via', via)),
      sipHeader('From', from),
      sipHeader('To', tagged),
      sipHeader('Call-ID', callId),
      sipHeader('CSeq', cseq),
      ...extra,
      sipHeader('Content-Length', '0'),
    ],
    body: '',
  })
}

function ownTag(via: string, callId: string): string {
  return `g${createHash('sha256').update(`${via}\n${callId}`).digest('hex').slice(0, 15)}`
}
