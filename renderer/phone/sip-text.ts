import { type Message, Messager, type URI, type UserAgent } from 'sip.js'
import { MAX_TEXT_CHARACTERS } from '../../shared/domain/text-message.ts'
import type { AppError } from '../../shared/errors.ts'
import { cleanRemoteText } from '../../shared/text/clean.ts'
import type { RemoteParty } from './engine.ts'
import { fault } from './fault.ts'
import type { RunnerClock } from './runner.ts'
import { partyOf } from './sip-identity.ts'

/** RFC 3261 17.1.4: timer F ends what nobody answers; sip.js says 408 then. */
const ANSWER_LIMIT_MS = 33_000
/** Longer than what we send: others may put more into one message. */
const MAX_TAKEN_BYTES = 8_192
/** Somebody who types; more than that is a machine. */
const BURST = 10
const ONE_EVERY_MS = 2_000

/** Sends a text outside of any call, as RFC 3428 wants it. Null = taken (200, or 202 by a server that passes it on). */
export function sendText(
  userAgent: UserAgent,
  target: URI,
  text: string,
  clock: Pick<RunnerClock, 'after'>,
): Promise<AppError | null> {
  return new Promise((resolve) => {
    const refused = ({ message }: { readonly message: FinalResponse }): void => {
      const detail = cleanRemoteText(message.reasonPhrase ?? '', 'message')
      resolve(
        fault('call-failed', {
          status: message.statusCode ?? 500,
          detail: 'text-refused',
          ...(detail !== '' && { serverText: detail }),
        }),
      )
    }
    clock.after(ANSWER_LIMIT_MS, () => resolve(fault('timeout', { detail: 'text' })))
    const content = text.slice(0, MAX_TEXT_CHARACTERS)
    new Messager(userAgent, target, content, 'text/plain;charset=utf-8')
      .message({
        requestDelegate: { onAccept: () => resolve(null), onReject: refused, onRedirect: refused },
      })
      .catch(() => resolve(fault('unreachable', { detail: 'text' })))
  })
}

type FinalResponse = { readonly statusCode?: number | undefined; readonly reasonPhrase?: string | undefined }

/** Takes texts that come in: plain ones of a sensible size and rate; everything else is told why not. */
export function createTextIntake(
  now: () => number,
  told: (from: RemoteParty, text: string) => void,
): (message: Message) => void {
  let left = BURST
  let at = now()
  const mayPass = (): boolean => {
    const moment = now()
    left = Math.min(BURST, left + (moment - at) / ONE_EVERY_MS)
    at = moment
    if (left < 1) return false
    left -= 1
    return true
  }
  return (message) => {
    const { request } = message
    const refuse = (statusCode: number, extraHeaders: string[] = []): void =>
      void message.reject({ statusCode, extraHeaders })
    if (!mayPass()) return refuse(503, ['Retry-After: 10'])
    const [type = '', ...parameters] = (request.getHeader('content-type') ?? 'text/plain').split(';')
    const charset = parameters
      .map((one) => /^\s*charset\s*=\s*"?([\w-]+)/i.exec(one)?.[1]?.toLowerCase())
      .find(Boolean)
    const isPlain = type.trim().toLowerCase() === 'text/plain'
    // What main could not read as UTF-8 never gets here.
    if (!isPlain || !['utf-8', 'us-ascii', undefined].includes(charset))
      return refuse(415, ['Accept: text/plain'])
    if (request.body.length > MAX_TAKEN_BYTES) return refuse(413)
    const text = cleanRemoteText(request.body, 'text')
    void message.accept()
    if (text !== '') told(partyOf(request.from), text)
  }
}
