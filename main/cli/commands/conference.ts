import type { Conference, Room } from '../../../shared/domain/conference.ts'
import type { Preferences } from '../../../shared/domain/preferences.ts'
import type { AccountAnswer } from '../../core/answers.ts'
import { usageError, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { nested, readKeyValues } from '../key-values.ts'
import { theAccount, withOne } from '../one-account.ts'
import { readAnswer, writeAnswer, type Shown } from '../per-account.ts'

const USAGE_SET = 'conference set ROOM k=v ...'

const list: Shown<readonly Conference[]> = {
  member: 'conferences',
  json: (rooms) => rooms,
  words: (rooms) =>
    rooms
      .map(({ name, extension, enabled }) => `${name} (${extension ?? '?'}${enabled ? '' : ', off'})`)
      .join(', ') || 'no conference rooms',
  unsupported: null,
}

type Whole = { readonly name: string; readonly settings: Preferences; readonly room: Room | null }
const whole: Shown<Whole> = {
  member: 'conference',
  json: ({ name, settings, room }) => ({ ...nested(settings.values), name, room }),
  words: ({ name, room }) => `${name}: ${describeRoom(room)}`,
  unsupported: null,
}

function describeRoom(room: Room | null): string {
  if (room === null) return 'who is in it is not known'
  if (!room.active) return 'nobody is in it'
  const people = room.participants.map(
    ({ id, name, canSpeak, canHear }) =>
      `${id} ${name}${canSpeak ? '' : ' (muted)'}${canHear ? '' : ' (deaf)'}`,
  )
  return `${people.join(', ')}${room.locked ? '; locked' : ''}`
}

async function show(context: CliContext): Promise<CliAnswer> {
  const { core, words, signal } = context
  const [name = ''] = words
  const id = theAccount(context)
  const [settings, rooms] = await Promise.all([
    core.conferences.settings(id, name, signal),
    core.conferences.room(id, name, signal),
  ])
  const room = rooms[0]?.result
  const answers = settings.map((answer): AccountAnswer<Whole> => {
    const { result } = answer
    // Somebody else's room has settings to read, but nobody to see.
    const hidden = room !== undefined && !room.ok && room.error.code !== 'forbidden' ? room : null
    if (!result.ok || hidden) return { ...answer, result: hidden ?? (result as never) }
    return {
      ...answer,
      result: { ok: true, value: { name, settings: result.value, room: room?.ok ? room.value : null } },
    }
  })
  return readAnswer(answers, true, whole)
}

const settings: Shown<Preferences> = {
  member: 'conference',
  json: ({ values }) => nested(values),
  words: () => 'settings of the room',
  unsupported: null,
}

async function set(context: CliContext): Promise<CliAnswer> {
  const { core, words, signal } = context
  const [room = '', ...pairs] = words
  const change = readKeyValues(pairs, USAGE_SET)
  if (!change.ok) return change.error
  return writeAnswer(
    await core.conferences.change(theAccount(context), room, change.value, signal),
    true,
    settings,
  )
}

const answer: Shown<string> = {
  member: 'answer',
  json: (text) => text,
  words: (text) => text || 'done',
  unsupported: null,
}

async function command(context: CliContext): Promise<CliAnswer> {
  const { core, words, signal } = context
  const [room = '', verb = '', ...args] = words
  return readAnswer(
    await core.conferences.command(theAccount(context), room, verb, args, signal),
    true,
    answer,
  )
}

const mine = { ...withOne('conferences'), options: [] } as const

/** `conference list | show | set | command`: the person's conference rooms. */
export const conferenceCommands: readonly CliCommand[] = [
  {
    path: ['conference', 'list'],
    usage: 'conference list',
    summary: 'Your conference rooms',
    options: [],
    words: { min: 0, max: 0 },
    needsAccount: true,
    run: async ({ core, accountIds, signal }) =>
      readAnswer(await core.conferences.list(accountIds, signal), accountIds !== null, list),
  },
  {
    ...mine,
    path: ['conference', 'show'],
    usage: 'conference show ROOM',
    summary: 'Settings of a room, and who is in it now',
    words: { min: 1, max: 1 },
    run: show,
  },
  {
    ...mine,
    path: ['conference', 'set'],
    usage: USAGE_SET,
    summary: 'Change settings of a room',
    words: { min: 2, max: 32 },
    run: set,
  },
  {
    ...mine,
    path: ['conference', 'command'],
    usage: 'conference command ROOM VERB [ARG ...]',
    summary: 'Tell a room to do something: mute 3, kick 3, lock, invite 201, record, play …',
    words: { min: 2, max: 18 },
    run: (context) =>
      /^[a-z]/.test(context.words[1] ?? '')
        ? command(context)
        : Promise.resolve(usageError('VERB', 'sidetone conference command ROOM VERB [ARG ...]')),
  },
]
