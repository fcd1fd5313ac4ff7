import { isUtf8 } from 'node:buffer'
import { answerTo } from './answer.ts'
import { findBadSyntax } from './guard-syntax.ts'
import { refusalOf } from './guard-rules.ts'
import { MAX_FRAME_BYTES, MAX_HEAD_BYTES } from './sip-framer.ts'
import { cseqOf, headersOf, isSip, parseSip } from './sip-text.ts'
import type { SipHeader, SipMessage } from './sip-text.ts'
import { countVias } from './via.ts'

/** security.md 4.2. */
export const GUARD_LIMITS = {
  frameBytes: MAX_FRAME_BYTES,
  /** Start line and headers: what a stream may have, too (`sip-framer.ts`). */
  headBytes: MAX_HEAD_BYTES,
  /** One header with its folded lines. */
  headerLineBytes: 4096,
  headerLines: 200,
  /** As many as a request may have hops (RFC 3261 8.1.1.6); RFC 4475 3.1.1.7 has 34. */
  vias: 70,
} as const

/** What is to be done with one received frame. `reason` is for the log and the trace. */
export type Verdict =
  | { readonly kind: 'pass'; readonly message: SipMessage }
  /** Not for the phone; `reply` goes back where the frame came from. */
  | { readonly kind: 'answer'; readonly reply: string; readonly reason: string }
  | { readonly kind: 'drop'; readonly reason: string }
  /** The connection cannot be trusted to frame any further (a datagram is dropped). */
  | { readonly kind: 'close'; readonly reason: string }

/**
 * Looks at one frame before anybody parses it: sizes, counts, encoding, the few values that must be exact. Never throws;
 * linear in the size of the frame. A frame of a stream has the length it announced; a datagram may be longer (cut, RFC
 * 3261 18.3), never shorter.
 */
export function inspectFrame(received: Buffer): Verdict {
  if (received.length > GUARD_LIMITS.frameBytes) return { kind: 'close', reason: 'frame-too-large' }
  const frame = received.subarray(leadingBreaks(received))
  const end = frame.indexOf('\r\n\r\n')
  const headEnd = end < 0 ? frame.length : end + 4
  if (headEnd > GUARD_LIMITS.headBytes) return { kind: 'drop', reason: 'head-too-large' }
  const sizes = measureHead(end < 0 ? frame : frame.subarray(0, end))
  if (sizes.lines > GUARD_LIMITS.headerLines) return { kind: 'drop', reason: 'too-many-headers' }
  if (!isUtf8(frame.subarray(0, headEnd))) return { kind: 'drop', reason: 'not-utf8' }
  const read = parseSip(frame.toString('utf8', 0, headEnd))
  const vias = countVias(read)
  if (vias > GUARD_LIMITS.vias) return { kind: 'drop', reason: 'too-many-vias' }
  if (!isSip(read)) {
    const status = read.flaw === 'version' ? 505 : 400
    const reason = read.flaw === 'version' ? 'sip-version' : 'syntax'
    // However broken, a response is never answered.
    return /^SIP\//i.test(frame.toString('latin1', 0, 4))
      ? { kind: 'drop', reason }
      : refuse({ headers: read.headers }, status, reason)
  }
  if (sizes.longest > GUARD_LIMITS.headerLineBytes) return refuse(read, 513, 'header-too-long')
  const flaw = findFlaw(read, vias)
  if (flaw !== null) return refuse(read, 400, flaw)
  const bad = findBadSyntax(read)
  if (bad !== null) return refuse(read, 400, bad)
  const body = cutBody(read, frame.subarray(headEnd))
  if (body === null) return refuse(read, 400, 'content-length')
  if (!isUtf8(body)) return refuse(read, 415, 'body-not-utf8')
  const refusal = refusalOf(read)
  if (refusal !== null) return refuse(read, refusal.status, refusal.reason, refusal.extra)
  return { kind: 'pass', message: { ...read, body: body.toString('utf8') } }
}

/** Empty lines before the start line are allowed (RFC 3261 7.5). */
function leadingBreaks(frame: Buffer): number {
  let at = 0
  while (frame[at] === 0x0d && frame[at + 1] === 0x0a) at += 2
  return at
}

/** Counts header lines (folded ones too: each costs) and the longest header with its folded lines, in bytes. */
function measureHead(head: Buffer): { readonly lines: number; readonly longest: number } {
  let lines = 0
  let longest = 0
  let length = 0
  let from = head.indexOf(0x0a) + 1
  if (from === 0) return { lines, longest: head.length }
  longest = from
  while (from < head.length) {
    const found = head.indexOf(0x0a, from)
    const to = found < 0 ? head.length : found + 1
    const folded = head[from] === 0x20 || head[from] === 0x09
    length = folded ? length + to - from : to - from
    longest = Math.max(longest, length)
    lines += 1
    // The caller drops these: no need to read a head of thousands of short lines to its end.
    if (lines > GUARD_LIMITS.headerLines) break
    from = to
  }
  return { lines, longest }
}

/** What every message must have once and right; null = nothing wrong. */
function findFlaw(message: SipMessage, vias: number): string | null {
  for (const key of ['from', 'to', 'call-id', 'cseq']) {
    const count = headersOf(message, key).length
    if (count !== 1) return count === 0 ? `no-${key}` : `two-${key}`
  }
  if (vias === 0) return 'no-via'
  const cseq = cseqOf(message)
  if (cseq === null) return 'cseq'
  if (message.start.kind === 'request') return cseq.method === message.start.method ? null : 'cseq-method'
  // Ours is the only Via left when an answer arrives at its client (RFC 3261 8.1.3.3).
  return vias === 1 ? null : 'response-for-others'
}

/** The body by its announced length; null when that is not there, not a number, or announced twice differently. */
function cutBody(message: SipMessage, rest: Buffer): Buffer | null {
  const written = headersOf(message, 'content-length')
  const [first] = written
  if (first === undefined) return rest
  if (!/^\d{1,9}$/.test(first) || written.some((one) => one !== first)) return null
  const length = Number(first)
  return length <= rest.length ? rest.subarray(0, length) : null
}

/** Requests get an answer when one can be made; ACK and responses never do (RFC 3261 17.1.1.3, 18.1.2). */
function refuse(
  message: Pick<SipMessage, 'headers'> & Partial<Pick<SipMessage, 'start'>>,
  status: number,
  reason: string,
  extra: readonly SipHeader[] = [],
): Verdict {
  const isResponse = message.start?.kind === 'response'
  const isAck = message.start?.kind === 'request' && message.start.method === 'ACK'
  const reply = isResponse || isAck ? null : answerTo(message, status, extra)
  return reply === null ? { kind: 'drop', reason } : { kind: 'answer', reply, reason }
}
