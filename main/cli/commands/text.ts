import type { TextMessage } from '../../../shared/domain/text-message.ts'
import { failure, lines, usageError, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'

const LIST_USAGE = 'text list [--contact ADDRESS] [--limit N]'
const DEFAULT_LIMIT = 50
const MAX_LIMIT = 500

async function send({ core, words, accountIds }: CliContext): Promise<CliAnswer> {
  const [target = '', ...text] = words
  const sent = await core.texts.send(target, accountIds?.[0] ?? null, text.join(' '))
  if (!sent.ok) return failure(sent.error)
  return { json: { text: sent.value, warnings: [] }, text: `taken for ${sent.value.address}`, status: 0 }
}

function list({ core, options, accountIds }: CliContext): CliAnswer {
  const limit = Number(options.limit ?? DEFAULT_LIMIT)
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    return usageError('--limit', `sidetone ${LIST_USAGE}`)
  const found = core.texts.list(options.contact ?? null, limit)
  if (!found.ok) return failure(found.error)
  const texts = found.value.filter(({ accountId }) => accountIds?.includes(accountId as never) ?? true)
  return { json: { texts, warnings: [] }, text: lines(texts.map(describe)) || 'no texts', status: 0 }
}

function describe({ direction, address, at, text, outcome, status }: TextMessage): readonly [string, string] {
  const failed = outcome === 'failed' ? ` (not taken${status === null ? '' : `: ${status}`})` : ''
  return [`${direction === 'in' ? '<-' : '->'} ${address}`, `${at}  ${text}${failed}`]
}

/** `text send`, `text list`: short texts by SIP. Sending needs the app, whose lines are registered. */
export const textCommands: readonly CliCommand[] = [
  {
    path: ['text', 'send'],
    usage: 'text send TARGET WORDS [--account A]',
    summary: 'Send a short text over your line',
    options: [],
    words: { min: 2, max: 128 },
    timeoutSec: 40,
    needsAccount: true,
    run: send,
  },
  {
    path: ['text', 'list'],
    usage: LIST_USAGE,
    summary: 'Short texts, sent and received',
    options: ['contact', 'limit'],
    words: { min: 0, max: 0 },
    needsAccount: false,
    run: (context) => Promise.resolve(list(context)),
  },
]
