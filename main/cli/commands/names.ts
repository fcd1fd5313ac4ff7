import { fanOut } from '../../core/fan-out.ts'
import type { CliCommand } from '../command.ts'
import { readAnswer, writeAnswer, type Shown } from '../per-account.ts'

const list = (member: string, none: string): Shown<readonly string[]> => ({
  member,
  json: (names) => names,
  words: (names) => names.join(', ') || none,
  unsupported: null,
})
const aliases = list('aliases', 'no aliases')

const reading = { options: [], words: { min: 0, max: 0 }, needsAccount: true } as const

/** `alias list | alias add NAME | enum`: further addresses and numbers of an account. */
export const namesCommands: readonly CliCommand[] = [
  {
    ...reading,
    path: ['alias', 'list'],
    usage: 'alias list',
    summary: 'Further addresses that reach you',
    run: async ({ core, accountIds, signal }) =>
      readAnswer(
        await fanOut(core, accountIds, (session) => session.aliases?.list(signal) ?? null),
        accountIds !== null,
        aliases,
      ),
  },
  {
    path: ['alias', 'add'],
    usage: 'alias add NAME',
    summary: 'Take a further address',
    options: [],
    words: { min: 1, max: 1 },
    needsAccount: true,
    oneAccount: { capable: (capabilities) => capabilities.includes('aliases') },
    run: async ({ core, accountIds, words, signal }) =>
      writeAnswer(
        await fanOut(core, accountIds, (session) => session.aliases?.add(words[0] ?? '', signal) ?? null),
        true,
        aliases,
      ),
  },
  {
    ...reading,
    path: ['enum'],
    usage: 'enum',
    summary: 'Phone numbers that reach you (ENUM)',
    run: async ({ core, accountIds, signal }) =>
      readAnswer(
        await fanOut(core, accountIds, (session) => session.enumNumbers?.list(signal) ?? null),
        accountIds !== null,
        list('enum', 'no numbers'),
      ),
  },
]
