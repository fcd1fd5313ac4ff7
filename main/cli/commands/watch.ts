import type { WatchedState } from '../../../shared/domain/watched.ts'
import { failure, lines, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { theAccount, withOne } from '../one-account.ts'

function list({ core, accountIds }: CliContext): CliAnswer {
  const { accounts } = core.state.get()
  const watched = core.watches
    .listed()
    .filter(({ accountId }) => accountIds?.some((id) => id === accountId) ?? true)
    .map(({ accountId, address }) => {
      const view = accounts.find(({ info }) => info.id === accountId)
      const state: WatchedState = view?.watched?.find((one) => one.address === address)?.state ?? {
        kind: 'unknown',
      }
      return { account: { id: accountId, name: view?.info.name ?? '' }, address, state }
    })
  return {
    json: { watched, warnings: [] },
    text: lines(watched.map(({ address, state }) => [address, state.kind])) || 'nobody is watched',
    status: 0,
  }
}

function add(context: CliContext): CliAnswer {
  const added = context.core.watches.add(theAccount(context), context.words[0] ?? '')
  if (!added.ok) return failure(added.error)
  return {
    json: { watched: added.value, warnings: [] },
    text: `${added.value.address} is watched`,
    status: 0,
  }
}

function remove(context: CliContext): CliAnswer {
  const [address = ''] = context.words
  const removed = context.core.watches.remove(theAccount(context), address)
  if (!removed.ok) return failure(removed.error)
  return { json: { removed: true, warnings: [] }, text: `${address} is no longer watched`, status: 0 }
}

/** `watch …`: phones of others whose state the server tells (RFC 4235). */
export const watchCommands: readonly CliCommand[] = [
  {
    path: ['watch', 'list'],
    usage: 'watch list',
    summary: 'Phones of others that are watched, and whether they are free',
    options: [],
    words: { min: 0, max: 0 },
    needsAccount: false,
    run: (context) => Promise.resolve(list(context)),
  },
  {
    ...withOne('line'),
    path: ['watch', 'add'],
    usage: 'watch add NUMBER_OR_ADDRESS [--account A]',
    summary: 'Watch whether a phone is free, rings or is busy',
    options: [],
    words: { min: 1, max: 1 },
    run: (context) => Promise.resolve(add(context)),
  },
  {
    ...withOne('line'),
    path: ['watch', 'remove'],
    usage: 'watch remove NUMBER_OR_ADDRESS [--account A]',
    summary: 'Watch a phone no longer',
    options: [],
    words: { min: 1, max: 1 },
    run: (context) => Promise.resolve(remove(context)),
  },
]
