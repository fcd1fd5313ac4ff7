import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import type { Schedule, ScheduleInput } from '../../../shared/domain/schedule.ts'
import type { Result } from '../../../shared/result.ts'

/** Hours of the week that a ring sequence can refer to. */
export type SchedulesFacet = {
  /** The account's own and its groups'. */
  list(signal: AbortSignal): Promise<Result<readonly Schedule[]>>
  /** Errors: invalid-input (`periods` with detail `empty`, `order`, `overlap`), conflict (`name`). */
  add(input: ScheduleInput, signal: AbortSignal): Promise<Result<WriteOutcome<Schedule>>>
  /** Errors: as `add`, not-found, invalid-input (detail `characters-lost`: text that the server shows spoilt is not written back). */
  edit(id: string, input: ScheduleInput, signal: AbortSignal): Promise<Result<WriteOutcome<Schedule>>>
  /** Errors: not-found, conflict (detail `in-use`: a ring of the forwarding refers to it). */
  remove(id: string, signal: AbortSignal): Promise<Result<WriteOutcome<undefined>>>
}
