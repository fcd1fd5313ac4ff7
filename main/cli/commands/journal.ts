import { z } from 'zod'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { JournalGot, JournalPut } from '../../core/journal.ts'
import type { SyncReport } from '../../core/journal-replica.ts'
import { failure, usageError, warning, type CliAnswer, type CliWarning } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { statusOfAnswers } from '../exit-status.ts'
import { readAnswer, type Shown } from '../per-account.ts'

const USAGE_PUT = 'journal put --file F [--secrets-stdin]'
const USAGE_EXCHANGE = 'journal exchange [--account A --secrets-stdin]'
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
  warnings: ({ ignored }, account) => leftOutWarnings(ignored, account),
}

function leftOutWarnings(
  ignored: JournalGot['ignored'],
  account: { readonly id: string; readonly name: string },
): readonly CliWarning[] {
  const reasons = new Set(ignored.map(({ reason }) => reason))
  return [...reasons].map((reason) => warning(`journal-${reason}`, IGNORED[reason], account))
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

const exchanged: Shown<SyncReport> = {
  member: 'exchange',
  json: ({ sent, received, applied, ignored }) => ({ sent, received, applied: applied.length, ignored }),
  words: ({ sent, applied, ignored }) =>
    [
      `${sent} sent, ${applied.length} new here`,
      ...(ignored.length === 0 ? [] : [`${ignored.length} left out`]),
    ].join(', '),
  unsupported: null,
  warnings: ({ ignored }, account) => leftOutWarnings(ignored, account),
}

/** A key that is given begins sharing where it was off; without one only accounts that share already are asked. */
async function exchange({ core, accountIds, secrets, signal }: CliContext): Promise<CliAnswer> {
  const key = secrets.journalKey
  if (key !== undefined) {
    const [id] = accountIds ?? []
    if (id === undefined) return usageError('--account', `sidetone ${USAGE_EXCHANGE}`)
    const begun = await core.sharing.turnOn(id, key.reveal())
    if (!begun.ok) return failure(begun.error)
  } else {
    // The first session tells whether there is a journal key.
    await Promise.all(core.accounts.list().map(({ id }) => core.accounts.session(id)))
  }
  const answers = await core.sharing.exchange(accountIds, signal)
  if (answers.length === 0) return failure(appError('secret-missing', { detail: 'journal-key' }))
  return readAnswer(answers, accountIds !== null, exchanged)
}

async function stop({ core, accountIds }: CliContext): Promise<CliAnswer> {
  const [id] = accountIds ?? []
  if (id === undefined) throw new Error('a command with oneAccount ran without an account')
  const stopped = await core.sharing.turnOff(id)
  if (!stopped.ok) return failure(stopped.error)
  return { json: { sharing: false, warnings: [] }, text: 'nothing is shared any more', status: 0 }
}

/** `journal put | get | exchange | off`: what the account's other machines get, sealed before it leaves. */
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
  {
    path: ['journal', 'exchange'],
    usage: USAGE_EXCHANGE,
    summary: 'Share notes, block list, calls and changes with your other machines now',
    options: [],
    words: { min: 0, max: 0 },
    timeoutSec: 120,
    needsAccount: true,
    run: exchange,
  },
  {
    path: ['journal', 'off'],
    usage: 'journal off',
    summary: 'Stop sharing with your other machines',
    options: [],
    words: { min: 0, max: 0 },
    needsAccount: true,
    oneAccount: { capable: (capabilities) => capabilities.includes('journal') },
    run: stop,
  },
]
