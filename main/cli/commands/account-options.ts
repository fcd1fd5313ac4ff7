import { failure, lines, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { readKeyValues } from '../key-values.ts'

const USAGE = 'account options [k=v ...] [--account A]'

async function options({ core, accountIds, words }: CliContext): Promise<CliAnswer> {
  const [id] = accountIds ?? []
  // `oneAccount` has made sure of it.
  if (id === undefined) throw new Error('no account is meant')
  const asked = readKeyValues(words, USAGE)
  if (!asked.ok) return asked.error
  const changed = await core.accountOptions.change(id, asked.value)
  if (!changed.ok) return failure(changed.error)
  const now = core.accountOptions.read(id)
  if (!now.ok) return failure(now.error)
  const name = core.state.get().accounts.find(({ info }) => info.id === id)?.info.name ?? ''
  const unset = (text: string): string | null => (text === '' ? null : text)
  const values = Object.fromEntries(Object.entries(now.value).map(([key, text]) => [key, unset(text)]))
  return {
    json: { account: { id, name }, options: values, warnings: [] },
    text: lines(Object.entries(now.value).map(([key, text]) => [key, text || '-'])),
    status: 0,
  }
}

/** `account options`: the optional values of an account, as `account add --option` takes them. */
export const accountOptionCommands: readonly CliCommand[] = [
  {
    path: ['account', 'options'],
    usage: USAGE,
    summary: 'Show or change the optional values of an account',
    options: [],
    words: { min: 0, max: 64 },
    needsAccount: true,
    oneAccount: { capable: () => true },
    run: options,
  },
]
