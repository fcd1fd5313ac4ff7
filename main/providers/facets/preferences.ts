import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import type { PreferenceChange, Preferences, SpeedDial } from '../../../shared/domain/preferences.ts'
import type { Result } from '../../../shared/result.ts'
import type { Secret } from '../../../shared/secret.ts'

/** A set of settings of the person at the account's system. */
export type PreferencesFacet = {
  read(signal: AbortSignal): Promise<Result<Preferences>>
  /** Changes the given keys only, reads back, compares these. Missing where a set can only be read. Errors: invalid-input
   *  (`field`, with detail `setting-unknown`, `setting-read-only`, `setting-choice`, `flag`, `setting-number`). */
  write?(change: PreferenceChange, signal: AbortSignal): Promise<Result<WriteOutcome<Preferences>>>
}

export type SpeedDialFacet = {
  read(signal: AbortSignal): Promise<Result<SpeedDial>>
  /** Replaces all buttons. `updatePhones` restarts the person's phones, so that they show them. */
  apply(
    wanted: Pick<SpeedDial, 'buttons' | 'groupSpeedDial'>,
    options: { readonly updatePhones: boolean },
    signal: AbortSignal,
  ): Promise<Result<WriteOutcome<SpeedDial>>>
}

export type PasswordFacet = {
  /** Changes the password by which the account signs in; every session opened with the old one is refused afterwards.
   *  Errors: invalid-input (`newPassword`), refused-by-server. */
  change(password: Secret, signal: AbortSignal): Promise<Result<undefined>>
}

/** The server's own clock, in words of its own language. */
export type ServerTimeFacet = {
  read(signal: AbortSignal): Promise<Result<string>>
  /** Keeps a web session alive, where the server has one. */
  keepAlive(signal: AbortSignal): Promise<Result<undefined>>
}
