import type { Person, PhonebookEntry } from '../../../shared/domain/contact.ts'
import { appError, type AppError } from '../../../shared/errors.ts'
import { errorSentence } from '../../../shared/text/error-sentence.ts'
import { isUnsupported, type AccountAnswer } from '../../core/answers.ts'
import { toPerson } from '../../core/people-person.ts'
import { failure, lines, warning, type CliAnswer, type CliWarning } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { statusOfAnswers } from '../exit-status.ts'
import { peopleFileCommands } from './people-files.ts'
import { peopleOwnCommands } from './people-own.ts'
import { shownEntry } from './people-shown.ts'

type Account = { readonly id: string; readonly name: string }
type Row = Person & { readonly account: Account }

/**
 * One list out of several sources of several accounts. One that does not answer is a warning and status 1, unless none
 * does; then its error is the answer.
 */
function merged(
  sources: readonly (readonly AccountAnswer<readonly Person[]>[])[],
  warnings: readonly CliWarning[],
): CliAnswer {
  const asked = sources.flat().filter((answer) => !isUnsupported(answer))
  if (asked.length === 0) return failure(appError('not-supported', { detail: 'directory' }))
  const failed = asked.flatMap(({ account, result }) => (result.ok ? [] : [{ account, error: result.error }]))
  if (failed.length === asked.length) {
    const answer = failure(failed[0]?.error ?? appError('not-supported'))
    return { ...answer, status: statusOfAnswers(asked, true) }
  }
  const people = asked.flatMap(({ account, result }) =>
    result.ok ? result.value.map((person): Row => ({ ...person, account })) : [],
  )
  return {
    json: { people, warnings: [...failed.map(({ account, error }) => missing(error, account)), ...warnings] },
    text:
      people.length === 0 ? 'nobody found' : lines(people.map((person) => [person.name, numbers(person)])),
    status: failed.length > 0 ? 1 : 0,
  }
}

function missing(error: AppError, account: Account): CliWarning {
  return warning(error.code, errorSentence(error, { account: account.name }), account)
}

function numbers(person: Row): string {
  return `${person.numbers.map(({ kind, value }) => `${kind} ${value}`).join(', ')}  (${person.account.name})`
}

async function search({ core, accountIds, words, signal }: CliContext): Promise<CliAnswer> {
  const text = words.join(' ')
  const [books, directories] = await Promise.all([
    core.people.searchBooks(accountIds, text, signal),
    core.people.searchDirectories(accountIds, text, signal),
  ])
  const pages = directories.map(
    (answer): AccountAnswer<readonly Person[]> => ({
      ...answer,
      result: answer.result.ok ? { ok: true, value: answer.result.value.people } : answer.result,
    }),
  )
  const more = directories.flatMap(({ account, result }) =>
    result.ok && result.value.more
      ? [warning('more-people', 'There are more people than are shown. Type more of the name.', account)]
      : [],
  )
  return merged([books, pages], more)
}

async function list({ core, accountIds, signal }: CliContext): Promise<CliAnswer> {
  const books = await core.people.load(accountIds, signal)
  const people = books.map(
    (answer): AccountAnswer<readonly Person[]> => ({
      ...answer,
      result: answer.result.ok ? { ok: true, value: answer.result.value.map(toPerson) } : answer.result,
    }),
  )
  return merged([people], [])
}

/** Asks every phone book for the id; the one that has it answers. */
async function show({ core, accountIds, words, signal }: CliContext): Promise<CliAnswer> {
  const answers = (await core.people.read(accountIds, words[0] ?? '', signal)).filter(
    (answer) => !isUnsupported(answer),
  )
  const found = answers.flatMap(({ account, result }) =>
    result.ok ? [{ account, entry: result.value }] : [],
  )
  const failed = answers.flatMap(({ result }) => (result.ok ? [] : [result.error]))
  if (found.length === 0)
    return failure(
      failed.find(({ code }) => code !== 'not-found') ??
        failed[0] ??
        appError('not-supported', { detail: 'directory' }),
    )
  return {
    json: { people: found.map(({ account, entry }) => ({ ...shownEntry(entry), account })), warnings: [] },
    text: found.map(({ entry }) => describeEntry(entry)).join('\n'),
    status: 0,
  }
}

function describeEntry({ id, firstName, lastName, number, details }: PhonebookEntry): string {
  return lines([
    ['id', id],
    ['name', `${firstName} ${lastName}`],
    ['number', number],
    ...Object.entries(details).map(([key, value]) => [key, value] as const),
  ])
}

const reading = { options: [], needsAccount: true } as const

/** `people ...`: phone books and directories of the accounts, as one list. */
export const peopleCommands: readonly CliCommand[] = [
  {
    ...reading,
    path: ['people', 'search'],
    usage: 'people search TEXT',
    summary: 'Find people in the phone books and directories of your accounts',
    words: { min: 1, max: 8 },
    run: search,
  },
  {
    ...reading,
    path: ['people', 'list'],
    usage: 'people list',
    summary: 'Everybody in the phone books of your accounts',
    words: { min: 0, max: 0 },
    timeoutSec: 60,
    run: list,
  },
  {
    ...reading,
    path: ['people', 'show'],
    usage: 'people show ID',
    summary: 'Everything about somebody in a phone book',
    words: { min: 1, max: 1 },
    run: show,
  },
  ...peopleOwnCommands,
  ...peopleFileCommands,
]
