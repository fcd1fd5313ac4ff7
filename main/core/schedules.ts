import type { WriteOutcome } from '../../shared/domain/availability.ts'
import type { Schedule, ScheduleInput } from '../../shared/domain/schedule.ts'
import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, ok } from '../../shared/result.ts'
import type { Accounts } from './accounts.ts'
import type { AccountAnswer } from './answers.ts'
import type { AppState } from './app-state.ts'
import { fanOut } from './fan-out.ts'
import type { Clock } from './ports.ts'

/** Hours of the week for forwarding: the same functions serve the windows and the command line. */
export type Schedules = ReturnType<typeof createSchedules>

type Answers<T> = Promise<readonly AccountAnswer<T>[]>

export function createSchedules(deps: {
  readonly accounts: Accounts
  readonly state: AppState
  readonly clock: Clock
}) {
  const list = (ids: readonly AccountId[] | null, signal: AbortSignal): Answers<readonly Schedule[]> =>
    fanOut(deps, ids, (session) => session.schedules?.list(signal) ?? null)

  return {
    list,

    /** Errors: not-found. */
    async show(id: AccountId, schedule: string, signal: AbortSignal): Answers<Schedule> {
      const answers = await list([id], signal)
      return answers.map(({ result, ...answer }) => {
        if (!result.ok) return { ...answer, result }
        const found = result.value.find((one) => one.id === schedule || one.name === schedule)
        const none = err(
          appError('not-found', { accountId: id, detail: 'schedule', field: schedule.slice(0, 64) }),
        )
        return { ...answer, result: found ? ok(found) : none }
      })
    },
    add: (id: AccountId, input: ScheduleInput, signal: AbortSignal): Answers<WriteOutcome<Schedule>> =>
      fanOut(deps, [id], (session) => session.schedules?.add(input, signal) ?? null),
    edit: (
      id: AccountId,
      schedule: string,
      input: ScheduleInput,
      signal: AbortSignal,
    ): Answers<WriteOutcome<Schedule>> =>
      fanOut(deps, [id], (session) => session.schedules?.edit(schedule, input, signal) ?? null),
    remove: (id: AccountId, schedule: string, signal: AbortSignal): Answers<WriteOutcome<undefined>> =>
      fanOut(deps, [id], (session) => session.schedules?.remove(schedule, signal) ?? null),
  }
}
