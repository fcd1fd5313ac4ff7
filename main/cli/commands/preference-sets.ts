import type { PreferenceSet, Preferences } from '../../../shared/domain/preferences.ts'
import { usageError, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { nested, readKeyValues } from '../key-values.ts'
import { theAccount, withOne } from '../one-account.ts'
import { readAnswer, writeAnswer, type Shown } from '../per-account.ts'

/** How a set of settings is printed: by the names that the system gives them. */
export function shownPreferences(member: string): Shown<Preferences> {
  return {
    member,
    json: ({ values }) => nested(values),
    words: ({ values }) =>
      Object.entries(values)
        .filter(([, value]) => value !== null && value !== '')
        .map(([key, value]) => `\n    ${key}=${String(value)}`)
        .join('') || 'nothing is set',
    unsupported: null,
  }
}

/** `WORD show` and `WORD set k=v ...` of one set. */
function commandsOf(
  word: string,
  set: PreferenceSet,
  summary: string,
  canSet: boolean,
): readonly CliCommand[] {
  const shown = shownPreferences(word)
  const usage = `${word} set k=v ...`
  async function change(context: CliContext): Promise<CliAnswer> {
    const values = readKeyValues(context.words, usage)
    if (!values.ok) return values.error
    const { core, signal } = context
    return writeAnswer(
      await core.preferences.write(theAccount(context), set, values.value, signal),
      true,
      shown,
    )
  }
  const show: CliCommand = {
    path: [word, 'show'],
    usage: `${word} show`,
    summary,
    options: [],
    words: { min: 0, max: 0 },
    needsAccount: true,
    run: async ({ core, accountIds, signal }) =>
      readAnswer(await core.preferences.read(accountIds, set, signal), accountIds !== null, shown),
  }
  if (!canSet) return [show]
  return [
    show,
    {
      ...withOne(set),
      path: [word, 'set'],
      usage,
      summary: `Change ${word} settings by the names that “${word} show” has`,
      options: [],
      words: { min: 0, max: 64 },
      run: (context) =>
        context.words.length === 0
          ? Promise.resolve(usageError('k=v', `sidetone ${usage}`))
          : change(context),
    },
  ]
}

/** `attendant | profile | im | fax`: what a person may set at their phone system. */
export const preferenceCommands: readonly CliCommand[] = [
  ...commandsOf('attendant', 'attendant', 'Your personal attendant: operator, language and keys', true),
  ...commandsOf('profile', 'profile', 'Your contact information at the phone system', true),
  ...commandsOf('im', 'im', 'Presence over instant messaging, and what My Buddy tells', true),
  ...commandsOf('fax', 'fax', 'Your fax extension and number', false),
]
