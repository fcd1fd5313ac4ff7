import type { WriteOutcome } from '../../shared/domain/availability.ts'
import type {
  PreferenceChange,
  Preferences as PreferenceValues,
  PreferenceSet,
  SpeedDial,
} from '../../shared/domain/preferences.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'
import type { Secret } from '../../shared/secret.ts'
import type { Accounts } from './accounts.ts'
import type { AccountAnswer } from './answers.ts'
import type { AppState } from './app-state.ts'
import { fanOut } from './fan-out.ts'
import { askOne } from './one-account.ts'
import type { Clock, VaultPort } from './ports.ts'

export type PreferencesDeps = {
  readonly accounts: Accounts
  readonly state: AppState
  readonly clock: Clock
  readonly vault: VaultPort
}

type Answers<T> = Promise<readonly AccountAnswer<T>[]>

/** A person's own settings at their phone systems. */
export type PreferencesService = ReturnType<typeof createPreferences>

export function createPreferences(deps: PreferencesDeps) {
  return {
    read: (
      ids: readonly AccountId[] | null,
      set: PreferenceSet,
      signal: AbortSignal,
    ): Answers<PreferenceValues> =>
      fanOut(deps, ids, (session) => session.preferences?.[set]?.read(signal) ?? null),

    write: (
      id: AccountId,
      set: PreferenceSet,
      change: PreferenceChange,
      signal: AbortSignal,
    ): Answers<WriteOutcome<PreferenceValues>> =>
      fanOut(deps, [id], (session) => session.preferences?.[set]?.write?.(change, signal) ?? null),

    speedDial: (ids: readonly AccountId[] | null, signal: AbortSignal): Answers<SpeedDial> =>
      fanOut(deps, ids, (session) => session.speedDial?.read(signal) ?? null),

    applySpeedDial: (
      id: AccountId,
      wanted: Pick<SpeedDial, 'buttons' | 'groupSpeedDial'>,
      options: { readonly updatePhones: boolean },
      signal: AbortSignal,
    ): Answers<WriteOutcome<SpeedDial>> =>
      fanOut(deps, [id], (session) => session.speedDial?.apply(wanted, options, signal) ?? null),

    /**
     * Changes the password at the server and, right after, in the keychain; nothing is changed while the keychain cannot
     * be used. Errors: secret-store-unavailable (detail `changed-on-server` when only the keychain missed it).
     */
    async changePassword(id: AccountId, password: Secret, signal: AbortSignal): Promise<Result<undefined>> {
      const keychain = await deps.vault.check()
      if (!keychain.ok) return keychain
      const changed = await askOne(deps, id, (session) => session.password?.change(password, signal) ?? null)
      if (!changed.ok) return changed
      const stored = await deps.accounts.setPassword(id, password.reveal())
      return stored.ok ? stored : { ok: false, error: { ...stored.error, detail: 'changed-on-server' } }
    },

    serverTime: (ids: readonly AccountId[] | null, signal: AbortSignal): Answers<string> =>
      fanOut(deps, ids, (session) => session.serverTime?.read(signal) ?? null),

    keepAlive: (ids: readonly AccountId[] | null, signal: AbortSignal): Answers<undefined> =>
      fanOut(deps, ids, (session) => session.serverTime?.keepAlive(signal) ?? null),
  }
}
