import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import type { Conference, Room } from '../../../shared/domain/conference.ts'
import type { PreferenceChange, Preferences } from '../../../shared/domain/preferences.ts'
import type { Result } from '../../../shared/result.ts'

/** Conference rooms of the person. */
export type ConferencesFacet = {
  list(signal: AbortSignal): Promise<Result<readonly Conference[]>>
  /** Errors: not-found. */
  settings(room: string, signal: AbortSignal): Promise<Result<Preferences>>
  /** Changes the given keys only. Errors: not-found, invalid-input (`field`). */
  change(
    room: string,
    change: PreferenceChange,
    signal: AbortSignal,
  ): Promise<Result<WriteOutcome<Preferences>>>
  /** Who is in it now. Errors: not-found, forbidden (somebody else's). */
  room(room: string, signal: AbortSignal): Promise<Result<Room>>
  /** Tells the room to do something; the answer is the room's own words. Sent once. Errors: not-found, forbidden,
   *  invalid-input (`verb`, `argument`). */
  command(room: string, verb: string, args: readonly string[], signal: AbortSignal): Promise<Result<string>>
}
