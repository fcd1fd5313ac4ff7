import { z } from 'zod'
import {
  ScheduleInputSchema,
  type Schedule,
  type ScheduleInput,
  type SchedulePeriod,
} from '../../../shared/domain/schedule.ts'
import { SCHEDULE_DAYS } from '../../../shared/domain/schedule-days.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { failure, usageError } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { readAnswer, writeAnswer, type Shown } from '../per-account.ts'
import { theAccount } from './the-account.ts'

const shownList: Shown<readonly Schedule[]> = {
  member: 'schedules',
  json: (schedules) => schedules,
  words: (schedules) => schedules.map(describe).join('; ') || 'no schedules',
  unsupported: null,
}
const shownOne: Shown<Schedule> = {
  member: 'schedule',
  json: (schedule) => schedule,
  words: describe,
  unsupported: null,
}
const shownGone: Shown<undefined> = {
  member: 'removed',
  json: () => true,
  words: () => 'removed',
  unsupported: null,
}

function describe({ id, name, periods }: Schedule): string {
  const hours = periods.map(({ day, start, end }) => `${day} ${start}-${end}`)
  return `${name} (${id}): ${hours.join(', ')}`
}

const two = (value: number): string => String(value).padStart(2, '0')
/** The server's own way to write a time, as its answers have it. */
const TimeSchema = z.union([
  z.string(),
  z
    .looseObject({ hrs: z.number().int(), min: z.number().int() })
    .transform(({ hrs, min }) => `${two(hrs)}:${two(min)}`),
])
/** 1 = Sunday to 7 = Saturday, 0 every day, -1 weekdays, -2 weekend. */
const WIRE_DAYS: Readonly<Record<number, SchedulePeriod['day']>> = {
  [-2]: 'weekend',
  [-1]: 'weekdays',
  0: 'every-day',
  1: 'sunday',
  2: 'monday',
  3: 'tuesday',
  4: 'wednesday',
  5: 'thursday',
  6: 'friday',
  7: 'saturday',
}
const PeriodSchema = z
  .looseObject({
    day: z.string().optional(),
    scheduledDay: z.number().int().optional(),
    start: TimeSchema,
    end: TimeSchema,
  })
  .transform(({ day, scheduledDay, start, end }) => ({
    day: SCHEDULE_DAYS.find((one) => one === day?.toLowerCase()) ?? WIRE_DAYS[scheduledDay ?? NaN] ?? day,
    start: start.padStart(5, '0'),
    end: end.padStart(5, '0'),
  }))
/** What a file may hold: a schedule as printed, its id included, in our words or in the server's. */
const FileSchema = z
  .looseObject({
    name: z.string(),
    description: z.string().nullish(),
    periods: z.array(PeriodSchema),
  })
  .transform(({ name, description, periods }) => ({ name, description: description ?? null, periods }))

/** Also takes the whole document that `schedule show --json` printed, as long as it is about one account. */
function scheduleIn(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json
  if ('schedule' in json) return json.schedule
  if (!('accounts' in json) || !Array.isArray(json.accounts)) return json
  return json.accounts.length === 1 ? scheduleIn(json.accounts[0]) : json
}

function readFile({ options, readFile: read }: CliContext): Result<ScheduleInput> {
  const path = options.file ?? ''
  const bytes = read(path)
  if (!bytes.ok) return bytes
  let json: unknown
  try {
    json = JSON.parse(bytes.value.toString('utf8'))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return err(appError('file-invalid', { field: path, detail: 'json' }))
  }
  const file = FileSchema.safeParse(scheduleIn(json))
  const input = file.success ? ScheduleInputSchema.safeParse(file.data) : file
  if (input.success) return ok(input.data)
  const at = input.error.issues[0]?.path.join('.') || 'schedule'
  return err(appError('file-invalid', { field: path, detail: at }))
}

const writing = {
  needsAccount: true,
  oneAccount: { capable: (can: readonly string[]) => can.includes('schedules') },
} as const
const FILE = 'FILE is {"name","description","periods":[{"day","start":"HH:MM","end":"HH:MM"}]}'

/** `schedule list | show ID | add --file F | edit ID --file F | remove ID`. */
export const scheduleCommands: readonly CliCommand[] = [
  {
    path: ['schedule', 'list'],
    usage: 'schedule list',
    summary: 'Hours of the week that rings of a forwarding can be bound to',
    options: [],
    words: { min: 0, max: 0 },
    needsAccount: true,
    run: async ({ core, accountIds, signal }) =>
      readAnswer(await core.schedules.list(accountIds, signal), accountIds !== null, shownList),
  },
  {
    ...writing,
    path: ['schedule', 'show'],
    usage: 'schedule show ID',
    summary: 'One schedule, by id or name',
    options: [],
    words: { min: 1, max: 1 },
    run: async (context) => {
      const [id = ''] = context.words
      const answers = await context.core.schedules.show(theAccount(context), id, context.signal)
      return readAnswer(answers, true, shownOne)
    },
  },
  {
    ...writing,
    path: ['schedule', 'add'],
    usage: 'schedule add --file FILE',
    summary: `Make a schedule; ${FILE}`,
    options: ['file'],
    words: { min: 0, max: 0 },
    run: async (context) => {
      if (!context.options.file) return usageError('--file', 'sidetone schedule add --file FILE')
      const input = readFile(context)
      if (!input.ok) return failure(input.error)
      const answers = await context.core.schedules.add(theAccount(context), input.value, context.signal)
      return writeAnswer(answers, true, shownOne)
    },
  },
  {
    ...writing,
    path: ['schedule', 'edit'],
    usage: 'schedule edit ID --file FILE',
    summary: 'Make a schedule what a file says',
    options: ['file'],
    words: { min: 1, max: 1 },
    run: async (context) => {
      if (!context.options.file) return usageError('--file', 'sidetone schedule edit ID --file FILE')
      const input = readFile(context)
      if (!input.ok) return failure(input.error)
      const [id = ''] = context.words
      const answers = await context.core.schedules.edit(theAccount(context), id, input.value, context.signal)
      return writeAnswer(answers, true, shownOne)
    },
  },
  {
    ...writing,
    path: ['schedule', 'remove'],
    usage: 'schedule remove ID',
    summary: 'Delete a schedule that no ring refers to',
    options: [],
    words: { min: 1, max: 1 },
    run: async (context) => {
      const [id = ''] = context.words
      const answers = await context.core.schedules.remove(theAccount(context), id, context.signal)
      return writeAnswer(answers, true, shownGone)
    },
  },
]
