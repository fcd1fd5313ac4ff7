import { SWITCH_ACTIONS, type IntercomSwitch } from '../../../shared/domain/intercom.ts'
import { appError } from '../../../shared/errors.ts'
import { screens } from '../../../shared/text/en.ts'
import { failure, lines, usageError, warning, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { wholeNumber } from '../options.ts'
import { acting, numberWord, print, theDoor } from './intercom-common.ts'

const USAGE_SWITCH = 'sidetone intercom switch N on|off|trigger|lock|unlock [--account A]'
const USAGE_PICTURE = 'sidetone intercom picture --to FILE [--account A]'
const USAGE_CHANGES = 'sidetone intercom changes [--limit N] [--account A]'

function describe({ switch: number, active, locked }: IntercomSwitch): string {
  const state = active === null ? 'unknown' : active ? 'on' : 'off'
  return `switch ${number} ${state}${locked === true ? ', locked' : ''}`
}

async function operate(context: CliContext): Promise<CliAnswer> {
  const [first, second] = context.words
  const number = numberWord(first, 'N', USAGE_SWITCH)
  if (!number.ok) return number.error
  const action = SWITCH_ACTIONS.find((one) => one === second)
  if (action === undefined) return usageError((second ?? '').slice(0, 32), USAGE_SWITCH)
  const answers = await context.core.intercoms.operate(theDoor(context), number.value, action, context.signal)
  return print(answers, true, {
    json: ({ value, confirmed, differs }) => ({
      switch: value,
      action,
      confirmed,
      ...(differs ? { differs } : {}),
    }),
    words: ({ value, confirmed }) => `${describe(value)}${confirmed ? '' : ' (not confirmed by the device)'}`,
    unsupported: { switch: null },
    // A pulse that was over before it could be read is all there is to know: the device said yes.
    isDone: ({ confirmed, warnings }) => confirmed || warnings.some((one) => one.code === 'not-readable'),
    warnings: ({ warnings }, account) =>
      warnings.map(({ code }) => warning(code, screens.warning[code], account)),
  })
}

async function picture(context: CliContext): Promise<CliAnswer> {
  const path = context.options.to
  if (!path) return usageError('--to', USAGE_PICTURE)
  const answers = await context.core.intercoms.picture(theDoor(context), context.signal)
  for (const { result } of answers) {
    if (!result.ok) continue
    const kept = context.writeFile(path, result.value.bytes)
    if (!kept.ok) return failure(kept.error)
  }
  return print(answers, true, {
    json: ({ contentType, bytes }) => ({ picture: { contentType, bytes: bytes.length, file: path } }),
    words: ({ bytes }) => `${bytes.length} bytes in ${path}`,
    unsupported: { picture: null },
  })
}

function changes(context: CliContext): Promise<CliAnswer> {
  const limit = wholeNumber(context.options.limit ?? '50', 'limit', 1, 500)
  if (!limit.ok) return Promise.resolve(usageError(limit.error.detail ?? '--limit', USAGE_CHANGES))
  const id = theDoor(context)
  const view = context.core.state.get().accounts.find((one) => one.info.id === id)
  if (view?.intercom === undefined)
    return Promise.resolve(failure(appError('not-supported', { accountId: id })))
  const list = context.core.intercoms.changes(id, limit.value).map(({ accountId: _id, ...entry }) => entry)
  const account = { id: view.info.id, name: view.info.name }
  return Promise.resolve({
    json: { account, changes: list, warnings: [] },
    text:
      lines(
        list.map(({ at, kind, after }) => [
          new Date(at).toLocaleString(),
          `${kind} ${JSON.stringify(after)}`,
        ]),
      ) || 'nothing was done from here',
    status: 0,
  })
}

export const intercomDoorCommands: readonly CliCommand[] = [
  {
    ...acting,
    path: ['intercom', 'switch'],
    usage: USAGE_SWITCH.slice('sidetone '.length),
    summary: 'Open a door and the like',
    options: [],
    words: { min: 2, max: 2 },
    run: operate,
  },
  {
    ...acting,
    path: ['intercom', 'picture'],
    usage: USAGE_PICTURE.slice('sidetone '.length),
    summary: 'Keep what the camera of an intercom sees',
    options: ['to'],
    words: { min: 0, max: 0 },
    run: picture,
  },
  {
    ...acting,
    path: ['intercom', 'changes'],
    usage: USAGE_CHANGES.slice('sidetone '.length),
    summary: 'Who opened a door or changed settings from here, and when',
    options: ['limit'],
    words: { min: 0, max: 0 },
    run: changes,
  },
]
