import type { PhonebookEntry } from '../../../shared/domain/contact.ts'
import { appError } from '../../../shared/errors.ts'
import { errorSentence } from '../../../shared/text/error-sentence.ts'
import { isUnsupported } from '../../core/answers.ts'
import { writeVcards } from '../../core/vcard.ts'
import { failure, usageError, warning, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { toCsv } from '../../../shared/text/csv.ts'
import { statusOfAnswers } from '../exit-status.ts'
import { theAccount, withOne } from '../one-account.ts'
import { shownEntry } from './people-shown.ts'

const EXPORT = 'people export --format vcf|csv [--to FILE]'
const IMPORT = 'people import --file FILE.vcf'
const AVATAR = 'people avatar USER --to FILE'
/** What the server's own export has. */
const COLUMNS = ['First name', 'Last name', 'Number', 'E-mail', 'Mobile', 'Company', 'Own'] as const

function cells({ firstName, lastName, number, details, own }: PhonebookEntry): readonly string[] {
  return [
    firstName,
    lastName,
    number,
    details['emailAddress'] ?? '',
    details['cellPhoneNumber'] ?? '',
    details['companyName'] ?? '',
    own === true ? 'yes' : 'no',
  ]
}

async function exportPeople({
  core,
  accountIds,
  options,
  signal,
  writeFile,
}: CliContext): Promise<CliAnswer> {
  const { format = 'vcf', to } = options
  if (format !== 'vcf' && format !== 'csv') return usageError('--format', `sidetone ${EXPORT}`)
  const answers = (await core.people.load(accountIds, signal)).filter((answer) => !isUnsupported(answer))
  if (answers.length === 0) return failure(appError('not-supported', { detail: 'directory' }))
  const entries = answers.flatMap(({ result }) => (result.ok ? result.value : []))
  const warnings = answers.flatMap(({ account, result }) =>
    result.ok
      ? []
      : [warning(result.error.code, errorSentence(result.error, { account: account.name }), account)],
  )
  const status = statusOfAnswers(answers, true)
  const [failed] = answers.flatMap(({ result }) => (result.ok ? [] : [result.error]))
  if (failed && warnings.length === answers.length) return { ...failure(failed), status }
  const text = format === 'vcf' ? writeVcards(entries) : toCsv([COLUMNS, ...entries.map(cells)])
  if (to !== undefined) {
    const written = writeFile(to, Buffer.from(text))
    if (!written.ok) return failure(written.error)
  }
  return {
    json: {
      people: entries.map(shownEntry),
      format,
      ...(to === undefined ? { text } : { file: to }),
      warnings,
    },
    text: to === undefined ? text.trimEnd() : `${entries.length} people written to ${to}`,
    status,
  }
}

async function importPeople(context: CliContext): Promise<CliAnswer> {
  const { core, options, signal, readFile } = context
  if (!options.file) return usageError('--file', `sidetone ${IMPORT}`)
  const bytes = readFile(options.file)
  if (!bytes.ok) return failure(bytes.error)
  const report = await core.peopleFiles.importCards(theAccount(context), bytes.value, signal)
  if (!report.ok)
    return failure({ ...report.error, ...(report.error.code === 'file-invalid' && { field: options.file }) })
  const { added, skipped, withoutEmail } = report.value
  return {
    json: {
      added,
      skipped: skipped.map(({ name, error }) => ({ name, error })),
      warnings: [
        ...skipped.map(({ name, error }) => warning(error.code, `${name}: ${errorSentence(error)}`)),
        ...withoutEmail.map((name) =>
          warning(
            'without-email',
            `${name}: added without the e-mail address, which the server does not take.`,
          ),
        ),
      ],
    },
    text: `${added} added, ${skipped.length} left out`,
    status: skipped.length > 0 ? 1 : 0,
  }
}

async function avatar(context: CliContext): Promise<CliAnswer> {
  const { core, words, options, signal, writeFile } = context
  if (!options.to) return usageError('--to', `sidetone ${AVATAR}`)
  const [answer] = await core.people.avatar([theAccount(context)], words[0] ?? '', signal)
  if (!answer) return failure(appError('no-such-account'))
  if (!answer.result.ok) return failure(answer.result.error)
  const picture = answer.result.value
  if (picture === null) return failure(appError('not-found', { detail: 'avatar' }))
  const written = writeFile(options.to, picture.bytes)
  if (!written.ok) return failure(written.error)
  return {
    json: {
      account: answer.account,
      file: options.to,
      contentType: picture.contentType,
      sizeBytes: picture.bytes.length,
      warnings: [],
    },
    text: `${options.to} written (${picture.contentType})`,
    status: 0,
  }
}

/** `people export | import | avatar`. */
export const peopleFileCommands: readonly CliCommand[] = [
  {
    path: ['people', 'export'],
    usage: EXPORT,
    summary: 'Your phone books as vCards or as a table',
    options: ['format', 'to'],
    words: { min: 0, max: 0 },
    timeoutSec: 60,
    needsAccount: true,
    run: exportPeople,
  },
  {
    ...withOne('phonebook'),
    path: ['people', 'import'],
    usage: IMPORT,
    summary: 'Add the people of a vCard file to your own phone book',
    options: ['file'],
    words: { min: 0, max: 0 },
    timeoutSec: 120,
    run: importPeople,
  },
  {
    ...withOne('phonebook'),
    path: ['people', 'avatar'],
    usage: AVATAR,
    summary: 'Save the picture of a user',
    options: ['to'],
    words: { min: 1, max: 1 },
    run: avatar,
  },
]
