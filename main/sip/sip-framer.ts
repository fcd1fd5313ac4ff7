/** Head of a message on a stream: more is no SIP we want (sip-edge 3.9). */
export const MAX_HEAD_BYTES = 16 * 1024
/** Whole message (security.md 4.2). */
export const MAX_FRAME_BYTES = 64 * 1024

export type Framed =
  | { readonly kind: 'message'; readonly bytes: Buffer }
  /** CRLFCRLF between messages: the other side wants a CRLF (RFC 5626 3.5.1). */
  | { readonly kind: 'ping' }
  /** A lone CRLF between messages: the answer to our ping. */
  | { readonly kind: 'pong' }
  /** Nothing after this can be trusted to start where a message starts: close the connection. */
  | { readonly kind: 'broken'; readonly reason: 'too-large' | 'no-length' | 'bad-length' }

export type Framer = {
  /** Takes what the socket read, in pieces of any size, and gives what became complete. */
  push(chunk: Buffer): readonly Framed[]
  /** The stream stands after a lone CRLF, which may be a pong or half a ping. */
  isUndecided(): boolean
  /** Nothing more comes: a lone CRLF was a pong. */
  idle(): readonly Framed[]
}

const CR = 0x0d
const LF = 0x0a
const LENGTH = /^(?:content-length|l)[ \t]*:[ \t]*(\d{1,9})[ \t]*$/gim
const ANY_LENGTH = /^(?:content-length|l)[ \t]*:/gim

/**
 * Cuts a TCP or TLS stream into messages by Content-Length (RFC 3261 18.3). A CRLF right after another makes one ping,
 * also when each byte comes alone: a lone CRLF is told apart only by what follows, so it waits for the next byte, or for
 * `idle` when nothing follows.
 */
export function createFramer(): Framer {
  let buffer: Buffer = Buffer.alloc(0)
  let broken = false
  /** Where the search for the end of the head goes on, so that a slow writer costs no quadratic time. */
  let searched = 0
  /** Length of the message whose head is complete; null while it is not. */
  let need: number | null = null

  const drop = (count: number): void => {
    buffer = buffer.subarray(count)
    searched = 0
  }
  const fail = (reason: Extract<Framed, { kind: 'broken' }>['reason']): Framed => {
    broken = true
    buffer = Buffer.alloc(0)
    return { kind: 'broken', reason }
  }

  /** The next complete thing; null when more bytes are needed. */
  const next = (): Framed | null => {
    if (need === null && buffer[0] === CR && buffer.length < 4 && isBreaks(buffer)) {
      return null
    }
    if (need === null && buffer[0] === CR && buffer[1] === LF) {
      const double = buffer[2] === CR && buffer[3] === LF
      drop(double ? 4 : 2)
      return { kind: double ? 'ping' : 'pong' }
    }
    if (need === null) {
      const end = buffer.indexOf('\r\n\r\n', searched)
      if (end < 0) {
        searched = Math.max(0, buffer.length - 3)
        return buffer.length > MAX_HEAD_BYTES ? fail('too-large') : null
      }
      if (end > MAX_HEAD_BYTES) return fail('too-large')
      const length = readLength(buffer.toString('latin1', 0, end))
      if (typeof length === 'string') return fail(length)
      need = end + 4 + length
      if (need > MAX_FRAME_BYTES) return fail('too-large')
    }
    if (buffer.length < need) return null
    const bytes = Buffer.from(buffer.subarray(0, need))
    drop(need)
    need = null
    return { kind: 'message', bytes }
  }

  const isUndecided = (): boolean => need === null && buffer.length === 2 && isBreaks(buffer)

  return {
    push: (chunk) => {
      if (broken) return []
      buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk])
      const out: Framed[] = []
      while (buffer.length > 0) {
        const one = next()
        if (one === null) break
        out.push(one)
      }
      return out
    },
    isUndecided,
    idle: () => {
      if (!isUndecided()) return []
      drop(2)
      return [{ kind: 'pong' }]
    },
  }
}

/** CR, CRLF or CRLFCR: may still become a ping. */
function isBreaks(bytes: Buffer): boolean {
  return bytes.every((byte, at) => byte === (at % 2 === 0 ? CR : LF))
}

function readLength(head: string): number | 'no-length' | 'bad-length' {
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ')
  const written = unfolded.match(ANY_LENGTH)?.length ?? 0
  if (written === 0) return 'no-length'
  const found = [...unfolded.matchAll(LENGTH)].map((match) => Number(match[1]))
  const [first] = found
  // Two lengths that differ are how a second message is smuggled into the body of the first.
  if (first === undefined || found.length !== written || found.some((one) => one !== first))
    return 'bad-length'
  return first
}
