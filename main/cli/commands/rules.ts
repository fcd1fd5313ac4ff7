import type { CallRules, WeeklyRule } from '../../../shared/domain/rules.ts'
import { fanOut } from '../../core/fan-out.ts'
import type { CliCommand } from '../command.ts'
import { readAnswer, type Shown } from '../per-account.ts'

const shown: Shown<CallRules> = {
  member: 'rules',
  json: (rules) => rules,
  words: describeRules,
  unsupported: null,
}

function describeRules({ accept, reject }: CallRules): string {
  const { temporary, weekly } = accept
  const now =
    temporary === null
      ? []
      : [
          `now only ${temporary.groups.join(', ')}${temporary.minutesLeft === null ? '' : ` for ${temporary.minutesLeft} min`}`,
        ]
  const refused = reject.length === 0 ? [] : [`never ${reject.join(', ')}`]
  return [...now, ...weekly.map(describeWeekly), ...refused].join('; ') || 'everybody may call'
}

function describeWeekly({ days, start, stop, groups }: WeeklyRule): string {
  return `${days.join(' ')} ${start}-${stop} ${groups.join(', ')}`
}

/** `rules show`: who gets through, by hour and for now, and who never does. */
export const rulesCommands: readonly CliCommand[] = [
  {
    path: ['rules', 'show'],
    usage: 'rules show',
    summary: 'Who may call you, and who never gets through',
    options: [],
    words: { min: 0, max: 0 },
    needsAccount: true,
    run: async ({ core, accountIds, signal }) =>
      readAnswer(
        await fanOut(core, accountIds, (session) => session.rules?.read(signal) ?? null),
        accountIds !== null,
        shown,
      ),
  },
]
