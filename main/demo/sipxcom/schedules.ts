import { crash, done, isAnswer, refuse, type DemoSipxAnswer } from './answer.ts'
import { jAnswer, readJ } from './negotiate.ts'
import type { DemoSipxContext, DemoSipxRoute } from './route.ts'

type Time = { readonly hrs: number; readonly min: number }
type Period = { readonly scheduledDay: number; readonly start: Time; readonly end: Time }
export type DemoSchedule = {
  readonly id: number
  readonly name: string
  readonly description: string | null
  readonly periods: readonly Period[]
}

/** 1 = Sunday to 7 = Saturday, 0 every day, -1 weekdays, -2 weekend. */
const DAYS: Readonly<Record<number, readonly number[]>> = {
  [-2]: [1, 7],
  [-1]: [2, 3, 4, 5, 6],
  0: [1, 2, 3, 4, 5, 6, 7],
}
const daysOf = (day: number): readonly number[] => DAYS[day] ?? [day]
const minutes = ({ hrs, min }: Time): number => hrs * 60 + min

let nextId = 11

/** One that is there from the start, so that a demo has something to show. */
export function createScheduleState(): readonly DemoSchedule[] {
  const hours = { start: { hrs: 9, min: 0 }, end: { hrs: 17, min: 30 } }
  return [
    { id: (nextId += 1), name: 'Office hours', description: null, periods: [{ scheduledDay: -1, ...hours }] },
  ]
}

function wire({ id: scheduleId, ...rest }: DemoSchedule): object {
  return { scheduleId, ...rest }
}

/** What the server's class reads of a body; 500 for days that do not exist, 422 for what its rules refuse. */
function read({ request, user }: DemoSipxContext, id: number): DemoSchedule | DemoSipxAnswer {
  const body = readJ(request)
  if (isAnswer(body)) return body
  const { name, description, periods } = body as Partial<Record<string, unknown>>
  const wanted = (Array.isArray(periods) ? periods : []) as readonly Period[]
  if (
    wanted.some(
      ({ scheduledDay }) => !Number.isInteger(scheduledDay) || scheduledDay < -2 || scheduledDay > 7,
    )
  )
    return crash('null')
  const refusal = refuse(422, 'Unprocessable Entity')
  if (typeof name !== 'string' || name === '' || wanted.length === 0) return refusal
  if (user.schedules.some((one) => one.name === name && one.id !== id)) return refusal
  if (wanted.some(({ start, end }) => minutes(start) >= minutes(end))) return refusal
  const clash = wanted.some((one, at) =>
    wanted
      .slice(at + 1)
      .some(
        (other) =>
          daysOf(one.scheduledDay).some((day) => daysOf(other.scheduledDay).includes(day)) &&
          minutes(one.start) < minutes(other.end) &&
          minutes(other.start) < minutes(one.end),
      ),
  )
  if (clash) return refusal
  return { id, name, description: typeof description === 'string' ? description : null, periods: wanted }
}

function put(context: DemoSipxContext): DemoSipxAnswer {
  const id = Number(context.params['id'])
  // A name instead of a number is the list, which cannot be put.
  if (!Number.isInteger(id)) return refuse(403, 'Forbidden')
  if (!context.user.schedules.some((one) => one.id === id))
    return crash('No row with the given identifier exists')
  const schedule = read(context, id)
  if (isAnswer(schedule)) return schedule
  context.user.schedules = context.user.schedules.map((one) => (one.id === id ? schedule : one))
  return done
}

function remove({ user, params }: DemoSipxContext): DemoSipxAnswer {
  const id = Number(params['id'])
  if (!Number.isInteger(id)) return refuse(403, 'Forbidden')
  if (!user.schedules.some((one) => one.id === id)) return crash('No row with the given identifier exists')
  user.schedules = user.schedules.filter((one) => one.id !== id)
  return done
}

/** Schedules of the forwarding (reference sipxcom-user 2). */
export const scheduleRoutes: readonly DemoSipxRoute[] = [
  {
    pattern: '/my/callfwdsched',
    since: 'new',
    methods: {
      GET: ({ request, user }) => jAnswer(request, user.schedules.map(wire)),
      POST(context) {
        const schedule = read(context, (nextId += 1))
        if (isAnswer(schedule)) return schedule
        context.user.schedules = [...context.user.schedules, schedule]
        return done
      },
      PUT: () => refuse(403, 'Forbidden'),
      DELETE: () => refuse(403, 'Forbidden'),
    },
  },
  {
    pattern: '/my/callfwdsched/{id}',
    since: 'new',
    methods: {
      GET({ request, user, params }) {
        const found = user.schedules.find(({ id }) => id === Number(params['id']))
        return found === undefined
          ? crash('No row with the given identifier exists')
          : jAnswer(request, wire(found))
      },
      PUT: put,
      DELETE: remove,
    },
  },
]
