import { DEFAULT_SETTINGS, type Settings, type SettingsPatch } from '../../shared/domain/settings.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { AppState } from './app-state.ts'
import type { SettingsStore } from './ports.ts'

/** The person's choices. A document that cannot be read leaves the defaults in effect and is not overwritten. */
export type SettingsService = ReturnType<typeof createSettings>

export function createSettings(deps: { readonly state: AppState; readonly store: SettingsStore }) {
  let writable = true
  return {
    load(): Settings {
      const read = deps.store.read()
      writable = read.ok
      if (!read.ok) deps.state.addTrouble(read.error)
      const settings = read.ok ? read.value : DEFAULT_SETTINGS
      deps.state.change({ settings })
      return settings
    },

    /** Applies at once and stores; a change that cannot be stored still applies until the app ends, and says so. */
    change(patch: SettingsPatch): Result<undefined> {
      const old = deps.state.get().settings
      const { sound, incoming, ...rest } = patch
      const settings: Settings = {
        ...old,
        ...rest,
        sound: { ...old.sound, ...sound },
        incoming: { ...old.incoming, ...incoming },
      }
      deps.state.change({ settings })
      return writable ? deps.store.write(settings) : ok()
    },
  }
}
