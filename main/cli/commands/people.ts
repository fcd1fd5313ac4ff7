import type { Person } from '../../../shared/domain/contact.ts'
import { errorSentence } from '../../../shared/text/error-sentence.ts'
import { appError } from '../../../shared/errors.ts'
import { isUnsupported } from '../../core/answers.ts'
import { fanOut } from '../../core/fan-out.ts'
import { failure, lines, warning, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { statusOfAnswers } from '../exit-status.ts'

type Row = Person & { readonly account: { readonly id: string; readonly name: string } }

/** One list from every directory; one that does not answer is a warning, unless none does. */
async function search({ core, accountIds, words, signal }: CliContext): Promise<CliAnswer> {
  const text = words.join(' ')
  const answers = await fanOut(core, accountIds, (session) => session.directory?.search(text, signal) ?? null)
  const asked = answers.filter((answer) => !isUnsupported(answer))
  const [first] = asked
  if (first === undefined) return failure(appError('not-supported', { detail: 'directory' }))
  const failed = asked.flatMap(({ account, result }) => (result.ok ? [] : [{ account, error: result.error }]))
  if (failed.length === asked.length) {
    const answer = failure(failed[0]?.error ?? appError('not-supported'))
    return { ...answer, status: statusOfAnswers(asked, true) }
  }
  const people = asked.flatMap(({ account, result }) =>
    result.ok ? result.value.people.map((person): Row => ({ ...person, account })) : [],
  )
  const warnings = [
    ...failed.map(({ account, error }) =>
      warning(error.code, errorSentence(error, { account: account.name }), account),
    ),
    ...asked.flatMap(({ account, result }) =>
      result.ok && result.value.more
        ? [warning('more-people', 'There are more people than are shown. Type more of the name.', account)]
        : [],
    ),
  ]
  return {
    json: { people, warnings },
    text:
      people.length === 0 ? 'nobody found' : lines(people.map((person) => [person.name, numbers(person)])),
    status: failed.length > 0 ? 1 : 0,
  }
}

function numbers(person: Row): string {
  return `${person.numbers.map(({ kind, value }) => `${kind} ${value}`).join(', ')}  (${person.account.name})`
}

/** `people search TEXT`: the directories of the accounts' systems, as one list. */
export const peopleCommands: readonly CliCommand[] = [
  {
    path: ['people', 'search'],
    usage: 'people search TEXT',
    summary: 'Find people in the directories of your accounts',
    options: [],
    words: { min: 1, max: 8 },
    needsAccount: true,
    run: search,
  },
]
