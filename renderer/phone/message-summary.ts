import { MAX_MESSAGES, type MessagesWaiting } from '../../shared/domain/messages-waiting.ts'
import { cleanRemoteText } from '../../shared/text/clean.ts'

/** More lines than a summary has reason for are not looked at. */
const MAX_LINES = 32

/**
 * Reads application/simple-message-summary (RFC 3842 5.2): `Messages-Waiting: yes`, then per kind of message
 * `new/old (urgent new/urgent old)`. Null when the first line is missing. Figures that make no sense count as unknown.
 */
export function parseMessageSummary(body: string): MessagesWaiting | null {
  const fields = new Map<string, string>()
  for (const line of body.split(/\r?\n/).slice(0, MAX_LINES)) {
    const [, name, value] = /^([A-Za-z-]{1,40})\s*:\s*(.{0,512})$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) fields.set(name.toLowerCase(), value.trim())
  }
  const waiting = fields.get('messages-waiting')?.toLowerCase()
  if (waiting !== 'yes' && waiting !== 'no') return null
  const [, fresh, old] = /^(\d{1,9})\s*\/\s*(\d{1,9})/.exec(fields.get('voice-message') ?? '') ?? []
  const account = cleanRemoteText((fields.get('message-account') ?? '').replace(/^<|>$/g, ''), 'address')
  return {
    waiting: waiting === 'yes',
    newCount: count(fresh),
    oldCount: count(old),
    account: account === '' ? null : account,
  }
}

function count(digits: string | undefined): number | null {
  return digits === undefined ? null : Math.min(Number(digits), MAX_MESSAGES)
}
