import type {
  VoicemailFolder,
  VoicemailMessage,
  FeedItem,
  Greeting,
} from '../../../shared/domain/voicemail.ts'
import { GREETINGS, VoicemailFolderSchema, VOICEMAIL_FOLDERS } from '../../../shared/domain/voicemail.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { failure, usageError, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { chooseOne, theAccount, withOne } from '../one-account.ts'
import { readAnswer, writeAnswer, type Shown } from '../per-account.ts'

const LIST = 'voicemail list [--folder inbox|saved|deleted|conference]'
const GET = 'voicemail get ID --to FILE'
const MARK = 'voicemail mark ID heard|unheard'
const MOVE = 'voicemail move ID inbox|saved|deleted|conference'
const GREETING = `voicemail greeting [${GREETINGS.join('|')}]`

const messages: Shown<readonly VoicemailMessage[]> = {
  member: 'messages',
  json: (list) => list,
  words: (list) => list.map((message) => `\n    ${describeMessage(message)}`).join('') || 'no messages',
  unsupported: null,
}
const message: Shown<VoicemailMessage> = {
  member: 'message',
  json: (value) => value,
  words: describeMessage,
  unsupported: null,
}

function describeMessage({
  id,
  folder,
  heard,
  urgent,
  durationSec,
  receivedAt,
  from,
  subject,
}: VoicemailMessage): string {
  const when = receivedAt === null ? '?' : new Date(receivedAt).toLocaleString()
  const marks = `${heard ? '' : ' new'}${urgent ? ' urgent' : ''}`
  const who = from.name ?? from.address ?? 'unknown caller'
  return `${id}  ${when}  ${who}  ${durationSec} s  ${folder}${marks}${subject === null ? '' : `  “${subject}”`}`
}

function folderOption({ options }: CliContext, usage: string): Result<VoicemailFolder | null, CliAnswer> {
  if (options.folder === undefined) return ok(null)
  const folder = VoicemailFolderSchema.safeParse(options.folder)
  return folder.success ? ok(folder.data) : err(usageError('--folder', `sidetone ${usage}`))
}

async function list(context: CliContext): Promise<CliAnswer> {
  const folder = folderOption(context, LIST)
  if (!folder.ok) return folder.error
  const { core, accountIds, signal } = context
  return readAnswer(
    await core.voicemail.list(accountIds, folder.value, signal),
    accountIds !== null,
    messages,
  )
}

async function get(context: CliContext): Promise<CliAnswer> {
  const { core, options, words, signal, writeFile } = context
  if (!options.to) return usageError('--to', `sidetone ${GET}`)
  const id = theAccount(context)
  const found = await core.voicemail.find(id, words[0] ?? '', signal)
  if (!found.ok) return failure({ ...found.error, accountId: id })
  const audio = await core.voicemail.audio(id, found.value, signal)
  if (!audio.ok) return failure({ ...audio.error, accountId: id })
  const { bytes, contentType } = audio.value
  const written = writeFile(options.to, bytes)
  if (!written.ok) return failure(written.error)
  const account = { id, name: core.accounts.list().find((record) => record.id === id)?.name ?? id }
  return {
    json: {
      account,
      message: found.value,
      file: options.to,
      contentType,
      sizeBytes: bytes.length,
      warnings: [],
    },
    text: `${options.to} written (${Math.ceil(bytes.length / 1024)} KiB, ${contentType})`,
    status: 0,
  }
}

async function mark(context: CliContext): Promise<CliAnswer> {
  const { core, words, signal } = context
  const [id = '', state] = words
  if (state !== 'heard' && state !== 'unheard') return usageError(state ?? MARK, `sidetone ${MARK}`)
  return writeAnswer(
    await core.voicemail.mark(theAccount(context), id, state === 'heard', signal),
    true,
    message,
  )
}

async function move(context: CliContext): Promise<CliAnswer> {
  const { core, words, signal } = context
  const folder = VoicemailFolderSchema.safeParse(words[1])
  if (!folder.success) return usageError(words[1] ?? MOVE, `sidetone ${MOVE}`)
  return writeAnswer(
    await core.voicemail.move(theAccount(context), words[0] ?? '', folder.data, signal),
    true,
    message,
  )
}

async function rename(context: CliContext): Promise<CliAnswer> {
  const { core, words, signal } = context
  const [id = '', ...subject] = words
  return writeAnswer(
    await core.voicemail.rename(theAccount(context), id, subject.join(' '), signal),
    true,
    message,
  )
}

async function remove(context: CliContext): Promise<CliAnswer> {
  const { core, words, signal } = context
  const [id = ''] = words
  return writeAnswer(await core.voicemail.remove(theAccount(context), id, signal), true, {
    member: 'message',
    json: (folder) => ({ id, folder }),
    words: (folder) => (folder === null ? 'deleted for good' : `now in ${folder}`),
    unsupported: null,
  })
}

const greeting: Shown<Greeting> = {
  member: 'greeting',
  json: (value) => value,
  words: (value) => value,
  unsupported: null,
}

async function greet(context: CliContext): Promise<CliAnswer> {
  const { core, accountIds, words, signal } = context
  const [word] = words
  if (word === undefined)
    return readAnswer(await core.voicemail.readGreeting(accountIds, signal), accountIds !== null, greeting)
  const wanted = GREETINGS.find((known) => known === word.toLowerCase().replaceAll(/[_-]/g, ''))
  if (wanted === undefined) return usageError(word.slice(0, 32), `sidetone ${GREETING}`)
  const account = chooseOne(context, 'voicemail')
  if (!account.ok) return failure(account.error, `usage: sidetone ${GREETING}`)
  return writeAnswer(await core.voicemail.setGreeting(account.value, wanted, signal), true, greeting)
}

async function pin(context: CliContext): Promise<CliAnswer> {
  const { core, secrets, signal } = context
  if (secrets.newPin === undefined)
    return failure(
      appError('secret-missing', { field: 'newPin' }),
      'usage: sidetone voicemail pin --secrets-stdin   (a JSON object with newPin)',
    )
  return readAnswer(
    await core.voicemail.setPin(theAccount(context), secrets.newPin, signal),
    true,
    { member: 'pin', json: () => 'changed', words: () => 'PIN changed', unsupported: null },
    { confirmed: false },
  )
}

const items: Shown<readonly FeedItem[]> = {
  member: 'items',
  json: (feed) => feed,
  words: (feed) =>
    feed.map(({ title, description }) => `\n    ${title}: ${description}`).join('') || 'nothing',
  unsupported: null,
}

async function feed(context: CliContext): Promise<CliAnswer> {
  const folder = folderOption(context, 'voicemail feed [--folder F]')
  if (!folder.ok) return folder.error
  const { core, accountIds, signal } = context
  return readAnswer(
    await core.voicemail.feed(accountIds, folder.value ?? 'inbox', signal),
    accountIds !== null,
    items,
  )
}

const mine = { ...withOne('voicemail'), options: [] } as const
const reading = { needsAccount: true, words: { min: 0, max: 0 } } as const

/** `voicemail list | get | mark | move | subject | delete | greeting | pin | feed`. */
export const voicemailMessageCommands: readonly CliCommand[] = [
  {
    ...reading,
    path: ['voicemail', 'list'],
    usage: LIST,
    summary: 'Messages in your mailboxes',
    options: ['folder'],
    run: list,
  },
  {
    ...mine,
    path: ['voicemail', 'get'],
    usage: GET,
    summary: 'Save the recording of a message',
    options: ['to'],
    words: { min: 1, max: 1 },
    timeoutSec: 60,
    run: get,
  },
  {
    ...mine,
    path: ['voicemail', 'mark'],
    usage: MARK,
    summary: 'Mark a message',
    words: { min: 2, max: 2 },
    run: mark,
  },
  {
    ...mine,
    path: ['voicemail', 'move'],
    usage: MOVE,
    summary: 'Move a message',
    words: { min: 2, max: 2 },
    run: move,
  },
  {
    ...mine,
    path: ['voicemail', 'subject'],
    usage: 'voicemail subject ID TEXT',
    summary: 'Give a message a subject',
    words: { min: 2, max: 32 },
    run: rename,
  },
  {
    ...mine,
    path: ['voicemail', 'delete'],
    usage: 'voicemail delete ID',
    summary: 'Delete a message; one in the folder “deleted” for good',
    words: { min: 1, max: 1 },
    run: remove,
  },
  {
    ...reading,
    path: ['voicemail', 'greeting'],
    usage: GREETING,
    summary: 'What callers hear',
    options: [],
    words: { min: 0, max: 1 },
    run: greet,
  },
  {
    ...mine,
    path: ['voicemail', 'pin'],
    usage: 'voicemail pin --secrets-stdin',
    summary: 'Change the PIN of your mailbox (newPin on standard input)',
    words: { min: 0, max: 0 },
    run: pin,
  },
  {
    ...reading,
    path: ['voicemail', 'feed'],
    usage: `voicemail feed [--folder ${VOICEMAIL_FOLDERS.join('|')}]`,
    summary: 'A folder of your mailbox as a feed',
    options: ['folder'],
    run: feed,
  },
]
