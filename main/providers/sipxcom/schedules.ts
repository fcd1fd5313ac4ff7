import { z } from 'zod'
import type { Schedule, ScheduleInput } from '../../../shared/domain/schedule.ts'
import { periodsFault } from '../../../shared/domain/schedule-days.ts'
import { appError, type AppError } from '../../../shared/errors.ts'
import { err, mapResult, ok, type Result } from '../../../shared/result.ts'
import type { SchedulesFacet } from '../facets/schedules.ts'
import { isAnswerLost } from '../lost-answer.ts'
import type { SipxParts } from './parts.ts'
import { asShown, mayBeSpoilt } from './latin1.ts'
import { fromInput, ScheduleWireSchema, toSchedule } from './schedule-wire.ts'

/** The list; the seed's longer name reaches it only by chance (reference sipxcom-user 0.3). */
const LIST = ['my', 'callfwdsched'] as const
const ListSchema = z.array(ScheduleWireSchema)

/** Asks for the schedules of the account and its groups. Errors: the client's. */
export async function readSchedules(
  client: SipxParts['client'],
  signal: AbortSignal,
): Promise<Result<readonly Schedule[]>> {
  return mapResult(await client.json({ path: LIST }, ListSchema, signal), (list) => list.map(toSchedule))
}

/** Schedules of the forwarding. The server gives no id for what it makes, so a fresh list finds it. */
export function createSchedulesFacet({ client, turn }: SipxParts): SchedulesFacet {
  const list = (signal: AbortSignal): Promise<Result<readonly Schedule[]>> => readSchedules(client, signal)

  /** Ids are only those of the own list: the server changes whatever number it is told (reference sipxcom-user 2). */
  async function held(
    id: string,
    signal: AbortSignal,
  ): Promise<Result<readonly [Schedule, readonly Schedule[]]>> {
    const all = await list(signal)
    if (!all.ok) return all
    const found = all.value.find((one) => one.id === id)
    return found && /^\d+$/.test(id)
      ? ok([found, all.value])
      : err(appError('not-found', { detail: 'schedule', field: id.slice(0, 32) }))
  }

  /** Reads again; what stands there is the answer, whatever became of the write's own. */
  async function readBack(
    find: (all: readonly Schedule[]) => Schedule | undefined,
    asked: ScheduleInput,
    failed: AppError | null,
    signal: AbortSignal,
  ): ReturnType<SchedulesFacet['add']> {
    const after = await list(signal)
    const got = after.ok ? find(after.value) : undefined
    if (failed !== null && (got === undefined || !isSame(asked, got))) return err(failed)
    const value: Schedule = got ?? { id: '', ...asked }
    if (!after.ok) {
      const warning = { code: 'read-back-failed', detail: after.error.code } as const
      return ok({ value, confirmed: false, warnings: [warning] })
    }
    const confirmed = got !== undefined && isSame(asked, got)
    const differs = { asked: { id: value.id, ...asked }, got: value }
    return ok({ value, confirmed, ...(!confirmed && got !== undefined && { differs }), warnings: [] })
  }

  return {
    list,
    add: (input, signal) =>
      turn(async () => {
        const before = await list(signal)
        if (!before.ok) return before
        const fault = inputFault(input, before.value, null)
        if (fault !== null) return err(fault)
        const known = new Set(before.value.map(({ id }) => id))
        const done = await client.send(
          { method: 'POST', path: LIST, body: { kind: 'json', value: fromInput(input, null) } },
          signal,
        )
        if (!done.ok && !isAnswerLost(done.error)) return done
        const fresh = (all: readonly Schedule[]) =>
          all.find((one) => !known.has(one.id) && isSame(input, one))
        return readBack(fresh, input, done.ok ? null : done.error, signal)
      }),
    edit: (id, input, signal) =>
      turn(async () => {
        const found = await held(id, signal)
        if (!found.ok) return found
        const [old, all] = found.value
        const fault = inputFault(input, all, old)
        if (fault !== null) return err(fault)
        const done = await client.send(
          { method: 'PUT', path: [...LIST, id], body: { kind: 'json', value: fromInput(input, id) } },
          signal,
        )
        if (!done.ok && !isAnswerLost(done.error)) return done
        return readBack(
          (list) => list.find((one) => one.id === id),
          input,
          done.ok ? null : done.error,
          signal,
        )
      }),
    remove: (id, signal) =>
      turn(async () => {
        const found = await held(id, signal)
        if (!found.ok) return found
        const used = await isUsed(client, id, signal)
        if (!used.ok) return used
        if (used.value) return err(appError('conflict', { detail: 'in-use', field: id }))
        const done = await client.send({ method: 'DELETE', path: [...LIST, id] }, signal)
        if (!done.ok && !isAnswerLost(done.error)) return done
        const after = await list(signal)
        if (!after.ok)
          return done.ok
            ? ok({
                value: undefined,
                confirmed: false,
                warnings: [{ code: 'read-back-failed', detail: after.error.code }],
              })
            : done
        const gone = !after.value.some((one) => one.id === id)
        return done.ok || gone ? ok({ value: undefined, confirmed: gone, warnings: [] }) : done
      }),
  }
}

const RingsSchema = z.looseObject({
  rings: z.array(z.looseObject({ scheduleId: z.union([z.number(), z.string()]).nullish() })).nullish(),
})

/** What the server does to rings whose schedule goes away is not known: it is not tried. */
async function isUsed(
  client: SipxParts['client'],
  id: string,
  signal: AbortSignal,
): Promise<Result<boolean>> {
  const plan = await client.json({ path: ['my', 'callfwd'] }, RingsSchema, signal)
  return mapResult(plan, ({ rings }) => (rings ?? []).some((ring) => String(ring.scheduleId ?? '') === id))
}

/** What the server would answer with 422, told before it is sent. */
function inputFault(input: ScheduleInput, all: readonly Schedule[], old: Schedule | null): AppError | null {
  const fault = periodsFault(input.periods)
  if (fault !== null) return appError('invalid-input', { field: 'periods', detail: fault })
  if (all.some((one) => one.id !== old?.id && one.name === asShown(input.name)))
    return appError('conflict', { field: 'name', detail: 'name-taken' })
  if (old === null) return null
  for (const field of ['name', 'description'] as const)
    if (input[field] === old[field] && mayBeSpoilt(old[field] ?? ''))
      return appError('invalid-input', { field, detail: 'characters-lost' })
  return null
}

function isSame(asked: ScheduleInput, got: Schedule): boolean {
  const shape = ({ name, description, periods }: ScheduleInput): string =>
    JSON.stringify([
      asShown(name),
      asShown(description ?? ''),
      periods.map(({ day, start, end }) => `${day} ${start} ${end}`).toSorted(),
    ])
  return shape(asked) === shape(got)
}
