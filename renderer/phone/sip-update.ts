import { readHead, tagOf } from './sip-head.ts'

/** Asks whether one of our dialogs has these marks; `localTag` is ours. */
export type KnowsDialog = (callId: string, localTag: string, remoteTag: string) => boolean

/**
 * The answer to an UPDATE (RFC 3311), which sip.js would refuse with 405: a server that refreshes its session timer by
 * it (RFC 4028) would end the call. A description inside is refused, so that the far side takes re-INVITE for it.
 * Null when the text is no UPDATE that can be answered.
 */
export function answerUpdate(text: string, contact: string, knows: KnowsDialog): string | null {
  if (!text.startsWith('UPDATE ')) return null
  const { headers, body, value } = readHead(text)
  const callId = value('call-id')
  const localTag = tagOf(value('to'))
  const remoteTag = tagOf(value('from'))
  if (callId === '' || value('via') === '' || value('cseq') === '' || remoteTag === null) return null
  const known = localTag !== null && knows(callId, localTag, remoteTag)
  const status = !known
    ? '481 Call/Transaction Does Not Exist'
    : body.trim() === ''
      ? '200 OK'
      : '488 Not Acceptable Here'
  const vias = headers.filter(({ name }) => name === 'via').map((header) => `Via: ${header.value}`)
  const timer = value('session-expires')
  return [
    `SIP/2.0 ${status}`,
    ...vias,
    `From: ${value('from')}`,
    `To: ${value('to')}`,
    `Call-ID: ${callId}`,
    `CSeq: ${value('cseq')}`,
    ...(status.startsWith('200') ? [`Contact: ${contact}`, ...timerOf(timer, value('supported'))] : []),
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n')
}

/** Whoever refreshes goes on doing so (RFC 4028 9): we never offered to. */
function timerOf(asked: string, supported: string): readonly string[] {
  const seconds = /^(\d{1,9})/.exec(asked)?.[1]
  if (seconds === undefined) return []
  const required = /(?:^|,)\s*timer\s*(?:,|$)/i.test(supported) ? ['Require: timer'] : []
  return [`Session-Expires: ${seconds};refresher=uac`, ...required]
}
