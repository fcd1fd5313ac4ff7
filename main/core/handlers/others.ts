import type { othersCommands } from '../../../shared/contract/others.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import { ok } from '../../../shared/result.ts'
import type { CommandHandlers } from '../commands.ts'
import type { Core } from '../core.ts'

/** Texts to and from others, and whose phones are watched. */
export function othersHandlers({
  texts,
  watches,
}: Pick<Core, 'texts' | 'watches'>): Pick<CommandHandlers, keyof typeof othersCommands | 'phone.texted'> {
  return {
    'text.send': ({ target, accountId, text }) => texts.send(target, accountId, text),
    'text.list': ({ address, limit }) => texts.list(address, limit),
    'text.seen': ({ address }) => texts.markSeen(address),
    'phone.texted': (text) => {
      texts.received(text)
      return ok()
    },
    'watch.add': ({ accountId, target }) => watches.add(AccountIdSchema.parse(accountId), target),
    'watch.remove': ({ accountId, target }) => watches.remove(AccountIdSchema.parse(accountId), target),
  }
}
