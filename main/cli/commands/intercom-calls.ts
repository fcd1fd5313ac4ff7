import type { IntercomCall, IntercomLogEntry } from '../../../shared/domain/intercom.ts'
import type { CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { acting, asking, numberWord, print, theDoor } from './intercom-common.ts'

const USAGE_ANSWER = 'sidetone intercom answer SESSION [--account A]'
const USAGE_HANGUP = 'sidetone intercom hangup SESSION [--account A]'

const describeCall = ({ session, direction, state, peer }: IntercomCall): string =>
  `session ${session} ${direction} ${state} ${peer ?? ''}`.trim()

const describeRow = ({ id, type, name, at, durationSec }: IntercomLogEntry): string =>
  `\n  ${id}  ${at ? new Date(at).toLocaleString() : '?'}  ${type}  ${name ?? ''}  ${durationSec ?? '?'} s`

async function log({ core, accountIds, signal }: CliContext): Promise<CliAnswer> {
  return print(await core.intercoms.log(accountIds, signal), accountIds !== null, {
    json: (calls) => ({ calls }),
    words: (calls) => calls.map(describeRow).join('') || 'no calls',
    unsupported: { calls: null },
  })
}

async function calls({ core, accountIds, signal }: CliContext): Promise<CliAnswer> {
  return print(await core.intercoms.calls(accountIds, signal), accountIds !== null, {
    json: (sessions) => ({ calls: sessions }),
    words: (sessions) => sessions.map(describeCall).join('; ') || 'no calls',
    unsupported: { calls: null },
  })
}

async function remove(context: CliContext): Promise<CliAnswer> {
  const id = context.words[0] ?? ''
  return print(await context.core.intercoms.removeFromLog(theDoor(context), id, context.signal), true, {
    json: () => ({ removed: id, confirmed: true }),
    words: () => `${id} removed`,
    unsupported: { removed: null },
  })
}

async function dial(context: CliContext): Promise<CliAnswer> {
  const target = context.words[0] ?? ''
  return print(await context.core.intercoms.dial(theDoor(context), target, context.signal), true, {
    json: ({ session }) => ({ session, target }),
    words: ({ session }) => `session ${session} calls ${target}`,
    unsupported: { session: null },
  })
}

async function answer(context: CliContext): Promise<CliAnswer> {
  const session = numberWord(context.words[0], 'SESSION', USAGE_ANSWER)
  if (!session.ok) return session.error
  return print(await context.core.intercoms.answer(theDoor(context), session.value, context.signal), true, {
    json: () => ({ session: session.value, answered: true }),
    words: () => `session ${session.value} answered`,
    unsupported: { session: null },
  })
}

async function hangUp(context: CliContext): Promise<CliAnswer> {
  const session = numberWord(context.words[0], 'SESSION', USAGE_HANGUP)
  if (!session.ok) return session.error
  return print(await context.core.intercoms.hangUp(theDoor(context), session.value, context.signal), true, {
    json: ({ alreadyGone }) => ({ session: session.value, ended: true, alreadyGone }),
    words: ({ alreadyGone }) => `session ${session.value} ${alreadyGone ? 'had ended already' : 'ended'}`,
    unsupported: { session: null },
  })
}

const one = { words: { min: 1, max: 1 }, options: [] } as const

export const intercomCallCommands: readonly CliCommand[] = [
  {
    ...asking,
    path: ['intercom', 'log'],
    usage: 'intercom log',
    summary: 'The call lists of your intercoms',
    options: [],
    run: log,
  },
  {
    ...acting,
    ...one,
    path: ['intercom', 'log', 'remove'],
    usage: 'intercom log remove ID',
    summary: 'Delete one call from the list of an intercom',
    run: remove,
  },
  {
    ...asking,
    path: ['intercom', 'calls'],
    usage: 'intercom calls',
    summary: 'Calls that your intercoms have now',
    options: [],
    run: calls,
  },
  {
    ...acting,
    ...one,
    path: ['intercom', 'dial'],
    usage: 'intercom dial TARGET',
    summary: 'Let an intercom call a number, an address, NUMBER/ACCOUNT or users of its directory',
    run: dial,
  },
  {
    ...acting,
    ...one,
    path: ['intercom', 'answer'],
    usage: USAGE_ANSWER.slice('sidetone '.length),
    summary: 'Let an intercom answer a call',
    run: answer,
  },
  {
    ...acting,
    ...one,
    path: ['intercom', 'hangup'],
    usage: USAGE_HANGUP.slice('sidetone '.length),
    summary: 'End a call of an intercom',
    run: hangUp,
  },
]
