import { z } from 'zod'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { JournalGot, JournalPut } from '../../core/journal.ts'
import { failure, usageError, warning, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { statusOfAnswers } from '../exit-status.ts'
import { readAnswer, type Shown } from '../per-account.ts'

const USAGE_PUT = 'journal put --file F [--secrets-stdin]'
const USAGE_GET = 'journal get [--after ID] [--secrets-stdin]'

const FileSchema = z
  .array(
    z.strictObject({
      id: z.union([z.string().min(1).max(128), z.number().int().transform(String)]),
      data: z.string().max(64 * 1024),
    }),
  )
  .min(1)
  .max(10_000)
  .refine((entries) => new Set(entries.map(({ id }) => id)).size === entries.length, 'ids')

const put: Shown<JournalPut> = {
  member: 'entries',
  json: ({ entries }) => entries,
  more: ({ confirmed }) => ({ confirmed }),
  words: ({ entries, confirmed }) => {
    const stored = entries.filter(({ journalId }) => journalId !== null).length
    return `${stored} of ${entries.length} entries stored${confirmed ? '' : ' (not confirmed by the server)'}`
  },
  unsupported: null,
  warnings: ({ entries, stopped }, account) => [
    ...(stopped === null ? [] : [warning(stopped.code, 'Not everything was sent.', account)]),
    ...(stopped === null && entries.some(({ journalId }) => journalId === null)
      ? [warning('journal-not-stored', 'The server said yes and did not store every entry.', account)]
      : []),
  ],
}

/** Why an entry was left out, in a sentence for each kind. */
const IGNORED: { readonly [R in JournalGot['ignored'][number]['reason']]: string } = {
  foreign: 'Entries of another program were left out.',
  'too-new': 'Entries of a newer version of Sidetone were left out.',
  'other-key': 'Entries under another journal key were left out.',
  damaged: 'Entries that were cut off or changed on the way were left out.',
}
const got: Shown<JournalGot> = {
  member: 'entries',
  json: ({ entries }) => entries,
  more: ({ ignored, last }) => ({ ignored, last }),
  words: ({ entries, ignored }) =>
    [
      entries.map(({ journalId, id, data }) => `${journalId} ${id}: ${data}`).join('\n') || 'nothing new',
      ...(ignored.length === 0 ? [] : [`${ignored.length} entries left out`]),
    ].join('\n'),
  unsupported: null,
  warnings: ({ ignored }, account) =>
    [...new Set(ignored.map(({ reason }) => reason))].map((reason) =>
      warning(`journal-${reason}`, IGNORED[reason], account),
    ),
}

function readEntries({ options, readFile }: CliContext): Result<z.infer<typeof FileSchema>> {
  const path = options.file ?? ''
  const bytes = readFile(path)
  if (!bytes.ok) return bytes
  try {
    const entries = FileSchema.safeParse(JSON.parse(bytes.value.toString('utf8')))
    if (entries.success) return ok(entries.data)
    const at = entries.error.issues[0]?.path.join('.')
    return err(appError('file-invalid', { field: path, detail: at || 'entries' }))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return err(appError('file-invalid', { field: path, detail: 'json' }))
  }
}

async function putFile(context: CliContext): Promise<CliAnswer> {
  const { core, accountIds, options, secrets, signal } = context
  if (!options.file) return usageError('--file', `sidetone ${USAGE_PUT}`)
  const entries = readEntries(context)
  if (!entries.ok) return failure(entries.error)
  const [id] = accountIds ?? []
  if (id === undefined) throw new Error('a command with oneAccount ran without an account')
  const answers = await core.journal.put(id, entries.value, secrets.journalKey ?? null, signal)
  const answer = readAnswer(answers, true, put)
  return { ...answer, status: statusOfAnswers(answers, true, ({ confirmed }) => confirmed) }
}

async function get({ core, accountIds, options, secrets, signal }: CliContext): Promise<CliAnswer> {
  const after = options.after ?? null
  if (after !== null && !/^[0-9a-f]{1,64}$/i.test(after))
    return usageError('--after', `sidetone ${USAGE_GET}`)
  const answers = await core.journal.get(accountIds, after, secrets.journalKey ?? null, signal)
  return readAnswer(answers, accountIds !== null, got)
}

/** `journal put | get`: text for the account's other machines, sealed before it leaves. */
export const journalCommands: readonly CliCommand[] = [
  {
    path: ['journal', 'put'],
    usage: USAGE_PUT,
    summary: 'Leave entries for your other machines, encrypted',
    options: ['file'],
    words: { min: 0, max: 0 },
    timeoutSec: 60,
    needsAccount: true,
    oneAccount: { capable: (capabilities) => capabilities.includes('journal') },
    run: putFile,
  },
  {
    path: ['journal', 'get'],
    usage: USAGE_GET,
    summary: 'Read what your other machines left',
    options: ['after'],
    words: { min: 0, max: 0 },
    timeoutSec: 60,
    needsAccount: true,
    run: get,
  },
]
