/** Asks whether one of our dialogs has these marks; `localTag` is ours. */
export type KnowsDialog = (callId: string, localTag: string, remoteTag: string) => boolean

const HEADER = /^([A-Za-z-]{1,40})[ \t]*:[ \t]*(.{0,2000})$/
const LONG: Readonly<Record<string, string>> = {
  v: 'via',
  f: 'from',
  t: 'to',
  i: 'call-id',
  x: 'session-expires',
  k: 'supported',
}

/**
 * The answer to an UPDATE (RFC 3311), which sip.js would refuse with 405: a server that refreshes its session timer by
 * it (RFC 4028) would end the call. A description inside is refused, so that the far side takes re-INVITE for it.
 * Null when the text is no UPDATE that can be answered.
 */
export function answerUpdate(text: string, contact: string, knows: KnowsDialog): string | null {
  if (!text.startsWith('UPDATE ')) return null
  const [head = '', body = ''] = text.split('\r\n\r\n', 2)
  const headers = head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .slice(1)
    .flatMap((line) => {
      const [, name, value] = HEADER.exec(line) ?? []
      if (name === undefined || value === undefined) return []
      const lower = name.toLowerCase()
      return [{ name: LONG[lower] ?? lower, value: value.trim() }]
    })
  const value = (name: string) => headers.find((header) => header.name === name)?.value ?? ''
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

function tagOf(value: string): string | null {
  const after = value.slice(value.lastIndexOf('>') + 1)
  return /;\s*tag\s*=\s*([^;,\s]+)/i.exec(after)?.[1] ?? null
}
