import { parseChallenges } from '../http/challenge.ts'
import { createRing } from '../http/ring.ts'
import type { SipDigest } from './sip-digest.ts'
import { cseqOf, headerOf, mapHeaders, sipHeader } from './sip-text.ts'
import type { SipHeader, SipMessage } from './sip-text.ts'
import { MAGIC_COOKIE, replaceTopVia, topVia, withViaParams } from './via.ts'

/** Digest on the way between phone and server. */
export type RegisterDesk = {
  /** A request as the server may see it. */
  sent(message: SipMessage): SipMessage
  /** An answer as the phone may see it; null: it was answered here. */
  received(message: SipMessage): SipMessage | null
}

/** A REGISTER of the phone that has no final answer yet, by the branch it left with. */
type Waiting = {
  readonly asked: SipMessage
  readonly rounds: number
  /** What stands for the answers to the challenges so far; `SipDigest.sent` puts the true ones in. */
  readonly answers: readonly SipHeader[]
}

/** The server, a proxy, and one nonce that was too old. */
const MAX_ROUNDS = 3
/** More than a flow has REGISTERs in the air, or registrations. */
const MAX_WAITING = 16

/**
 * Answers the challenge to a REGISTER without the phone, which could only hand the handle of the digest back: a round trip
 * over the bridge less for every registration. To the server these are two requests with a CSeq each (RFC 3261 22.2), so
 * the numbers of the phone are behind from then on; on the way back it finds its own number and branch again. Requests
 * that make dialogs are the phone's to repeat: the number lives on in the dialog.
 */
export function createRegisterDesk(
  digest: SipDigest,
  send: (message: SipMessage) => void,
  random: () => string,
): RegisterDesk {
  const waiting = createRing<Waiting>(MAX_WAITING)
  /** How far the server's count is ahead of the phone's, by Call-ID. */
  const ahead = createRing<number>(MAX_WAITING)

  const shifted = (message: SipMessage): SipMessage => {
    const by = ahead.get(headerOf(message, 'call-id') ?? '') ?? 0
    return by === 0 ? message : mapHeaders(message, 'cseq', (value) => withNumber(value, by))
  }

  const answer = (before: Waiting, handle: SipHeader): void => {
    const { asked } = before
    const callId = headerOf(asked, 'call-id') ?? ''
    ahead.put(callId, (ahead.get(callId) ?? 0) + 1)
    const branch = `${MAGIC_COOKIE}${random()}`
    const answers = [...before.answers, handle]
    waiting.put(branch, { asked, rounds: before.rounds + 1, answers })
    const again = shifted(withBranch(asked, branch))
    send(digest.sent({ ...again, headers: [...again.headers, ...answers] }))
  }

  return {
    sent: (message) => {
      const { start } = message
      if (start.kind !== 'request' || start.method !== 'REGISTER') return digest.sent(message)
      const branch = topVia(message)?.branch ?? ''
      waiting.put(branch, { asked: message, rounds: 0, answers: [] })
      return digest.sent(shifted(message))
    },
    received: (message) => {
      const { start } = message
      const branch = topVia(message)?.branch ?? ''
      const before = waiting.get(branch)
      const shown = digest.received(message)
      if (start.kind !== 'response' || before === undefined) return shown
      if (start.status >= 200) waiting.take(branch)
      const handle = handleOf(shown)
      if (handle !== null && before.rounds < MAX_ROUNDS) {
        answer(before, handle)
        return null
      }
      const back = withBranch(shown, topVia(before.asked)?.branch ?? branch)
      return mapHeaders(back, 'cseq', () => headerOf(before.asked, 'cseq') ?? '')
    },
  }
}

/** What a phone would say to the challenge it is shown; null when it is shown none. */
function handleOf(shown: SipMessage): SipHeader | null {
  const ways = [
    ['www-authenticate', 'Authorization'],
    ['proxy-authenticate', 'Proxy-Authorization'],
  ] as const
  for (const [asked, answered] of ways) {
    const nonce = parseChallenges(headerOf(shown, asked) ?? '')[0]?.params.get('nonce')
    if (nonce !== undefined) return sipHeader(answered, `Digest nonce="${nonce}"`)
  }
  return null
}

function withBranch(message: SipMessage, branch: string): SipMessage {
  const via = topVia(message)
  if (via === null || via.branch === branch) return message
  return replaceTopVia(message, { ...via, params: withViaParams(via.params, { branch }) })
}

function withNumber(cseq: string, by: number): string {
  const read = cseqOf({ headers: [sipHeader('CSeq', cseq)] })
  return read === null ? cseq : `${read.number + by} ${read.method}`
}
