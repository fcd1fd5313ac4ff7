import type { WriteOutcome } from '../../shared/domain/availability.ts'
import type { Conference, Room } from '../../shared/domain/conference.ts'
import type { PreferenceChange, Preferences } from '../../shared/domain/preferences.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Accounts } from './accounts.ts'
import type { AccountAnswer } from './answers.ts'
import type { AppState } from './app-state.ts'
import { fanOut } from './fan-out.ts'
import type { Clock } from './ports.ts'

export type ConferencesDeps = { readonly accounts: Accounts; readonly state: AppState; readonly clock: Clock }
type Answers<T> = Promise<readonly AccountAnswer<T>[]>

/** Conference rooms of the accounts. Who is in a room is asked for while somebody looks at it. */
export type Conferences = ReturnType<typeof createConferences>

export function createConferences(deps: ConferencesDeps) {
  return {
    list: (ids: readonly AccountId[] | null, signal: AbortSignal): Answers<readonly Conference[]> =>
      fanOut(deps, ids, (session) => session.conferences?.list(signal) ?? null),

    settings: (id: AccountId, room: string, signal: AbortSignal): Answers<Preferences> =>
      fanOut(deps, [id], (session) => session.conferences?.settings(room, signal) ?? null),

    change: (
      id: AccountId,
      room: string,
      change: PreferenceChange,
      signal: AbortSignal,
    ): Answers<WriteOutcome<Preferences>> =>
      fanOut(deps, [id], (session) => session.conferences?.change(room, change, signal) ?? null),

    room: (id: AccountId, room: string, signal: AbortSignal): Answers<Room> =>
      fanOut(deps, [id], (session) => session.conferences?.room(room, signal) ?? null),

    command: (
      id: AccountId,
      room: string,
      verb: string,
      args: readonly string[],
      signal: AbortSignal,
    ): Answers<string> =>
      fanOut(deps, [id], (session) => session.conferences?.command(room, verb, args, signal) ?? null),
  }
}
