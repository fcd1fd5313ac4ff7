import { UNMANAGED, type ManagedSettings, type ManagedView } from '../../shared/domain/managed.ts'
import { DEFAULT_SETTINGS, type Settings, type SettingsPatch } from '../../shared/domain/settings.ts'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { languageOf } from '../../shared/text/languages.ts'
import type { AppState } from './app-state.ts'
import type { ManagedPort } from './ports.ts'
import type { SettingsStore } from './store-ports.ts'

/** The person's choices, under what the administrator of the machine has fixed. A document that cannot be read leaves the
 *  defaults in effect and is not overwritten. */
export type SettingsService = ReturnType<typeof createSettings>

export function createSettings(deps: {
  readonly state: AppState
  readonly store: SettingsStore
  readonly managed: ManagedPort
  /** BCP 47 tags, most wanted first. */
  readonly systemLanguages: readonly string[]
}) {
  let writable = true
  /** Without what is fixed: when the administrator lets go, the person's own choice is back. */
  let own: Settings = DEFAULT_SETTINGS
  let managed: ManagedSettings | null = null
  const spoken = ({ language }: Settings) => languageOf(language, deps.systemLanguages)

  return {
    load(): Settings {
      const file = deps.managed.read()
      if (file.ok) managed = file.value
      else deps.state.addTrouble(file.error)
      const read = deps.store.read()
      writable = read.ok
      if (!read.ok) deps.state.addTrouble(read.error)
      own = read.ok ? read.value : DEFAULT_SETTINGS
      const settings = overlay(own, managed)
      deps.state.change({ settings, language: spoken(settings), managed: managedView(managed) })
      return settings
    },

    /** Where the administrator wants newer versions to be looked for; null = where this build does by itself. */
    updateFeed: (): string | null => managed?.updates?.feed ?? null,

    /** Applies at once and stores; a change that cannot be stored still applies until the app ends, and says so.
     *  Errors: managed-forbidden when the administrator has fixed one of them; storage's. */
    change(patch: Patch): Result<undefined> {
      const { fixed } = deps.state.get().managed
      const touched = settingNames(patch).find((name) => fixed.includes(name))
      if (touched !== undefined) return err(appError('managed-forbidden', { field: touched }))
      own = merge(own, patch)
      const settings = overlay(own, managed)
      deps.state.change({ settings, language: spoken(settings) })
      return writable ? deps.store.write(own) : ok()
    },
  }
}

/** What windows do not change by themselves. */
type Patch = SettingsPatch & Partial<Pick<Settings, 'lastDivert' | 'watched'>>

function merge(old: Settings, { sound, incoming, hotkeys, ...rest }: Patch): Settings {
  return {
    ...old,
    ...rest,
    sound: { ...old.sound, ...sound },
    incoming: { ...old.incoming, ...incoming },
    hotkeys: { ...old.hotkeys, ...withoutGaps(hotkeys ?? {}) },
  }
}

function overlay(own: Settings, managed: ManagedSettings | null): Settings {
  return merge(own, managed?.settings ?? {})
}

/** zod types a missing member as possibly undefined; a spread would write it over what is there. */
function withoutGaps<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const set = Object.entries(members).filter(([, value]) => value !== undefined)
  return Object.fromEntries(set) as { [K in keyof T]: Exclude<T[K], undefined> }
}

function managedView(managed: ManagedSettings | null): ManagedView {
  return {
    fixed: settingNames(managed?.settings ?? {}),
    allow: { ...UNMANAGED.allow, ...withoutGaps(managed?.allow ?? {}) },
  }
}

/** The settings a document names: `theme`, `incoming.popup`, `hotkeys.mute`. A proxy is one setting, whatever is in it. */
function settingNames(document: object): readonly string[] {
  return Object.entries(document).flatMap(([name, value]: [string, unknown]) => {
    if (value === undefined) return []
    const grouped = name === 'incoming' || name === 'hotkeys' || name === 'sound'
    return grouped && typeof value === 'object' && value !== null
      ? settingNames(value).map((inner) => `${name}.${inner}`)
      : [name]
  })
}
