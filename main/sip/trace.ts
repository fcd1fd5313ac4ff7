import type { Clock } from '../core/ports.ts'
import { redactText } from '../http/redact-text.ts'
import { formatSip, headerOf } from './sip-text.ts'
import type { SipHeader, SipMessage } from './sip-text.ts'

/** One message (or note) of an account's signalling, without secrets and without people; text may be shown and sent on. */
export type TraceEntry = {
  readonly at: string
  readonly flowId: string
  readonly direction: 'in' | 'out' | 'note'
  readonly text: string
}

export type Trace = {
  add(flowId: string, direction: 'in' | 'out', message: SipMessage): void
  /** Something that happened to the flow: a dropped frame, why it closed. `text` is ours, no remote words. */
  note(flowId: string, text: string): void
  entries(): readonly TraceEntry[]
}

/** Enough for a registration, a call and its end. */
const KEPT = 60
/** One entry; the rest of a long message tells nothing more. */
const MAX_TEXT = 8192

/** Headers whose value is a credential, a ticket or a signature about a person. */
const HIDDEN = new Set(['identity', 'authentication-info', 'p-access-network-info', 'geolocation'])
/** Headers that start with somebody's name. */
const NAMED = new Set([
  ...['from', 'to', 'contact', 'referred-by', 'refer-to', 'p-asserted-identity', 'p-preferred-identity'],
  ...['remote-party-id', 'diversion', 'history-info', 'reply-to'],
])

/** Messages that wait to be redacted; a flood is worked off rather than kept. */
const MAX_WAITING = 20

/**
 * Keeps the last messages of an account, redacted before the next turn of the event loop, so that nothing else stays in
 * memory. Not at once: the message itself goes first.
 */
export function createTrace(clock: Clock): Trace {
  const ring: TraceEntry[] = []
  let waiting: (Omit<TraceEntry, 'text'> & { readonly message: SipMessage })[] = []
  const put = (entry: TraceEntry): void => {
    ring.push(entry)
    if (ring.length > KEPT) ring.shift()
  }
  const redact = (): void => {
    const due = waiting
    waiting = []
    for (const { message, ...entry } of due) put({ ...entry, text: redactSip(message) })
  }
  return {
    add: (flowId, direction, message) => {
      if (waiting.length === 0) setImmediate(redact)
      waiting.push({ at: clock.now().toISOString(), flowId, direction, message })
      if (waiting.length >= MAX_WAITING) redact()
    },
    note: (flowId, text) => {
      redact()
      put({ at: clock.now().toISOString(), flowId, direction: 'note', text })
    },
    entries: () => {
      redact()
      return [...ring]
    },
  }
}

/** A message for the eyes of a helper: no credentials, keys, names, numbers or text of people. */
export function redactSip(message: SipMessage): string {
  const shown = formatSip({
    ...message,
    headers: message.headers.map(redactHeader),
    body: redactBody(message),
  })
  return redactText(shown).slice(0, MAX_TEXT)
}

function redactHeader(header: SipHeader): SipHeader {
  if (HIDDEN.has(header.key)) return { ...header, value: '[hidden]' }
  if (header.key === 'subject') return { ...header, value: '…' }
  if (!NAMED.has(header.key)) return header
  const value = header.value
    .replace(/"(?:[^"\\]|\\.)*"/g, '"…"')
    // A name without quotes stands before the angle bracket.
    .replace(/(^|,\s*)[^"<>,:;@]+(?=<)/g, '$1… ')
  return { ...header, value }
}

/** SDP and the state of a transfer help to find faults; what people write to each other does not. */
function redactBody(message: SipMessage): string {
  const type = (headerOf(message, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (message.body === '' || type === 'application/sdp' || type === 'message/sipfrag') return message.body
  return `[${Buffer.byteLength(message.body)} bytes hidden]`
}
