import { globalShortcut } from 'electron'
import { HOTKEY_ACTIONS } from '../../shared/domain/hotkey-keys.ts'
import type { HotkeyAction, HotkeyView } from '../../shared/domain/hotkeys.ts'
import type { Core } from '../core/core.ts'

/** How long a key waits for its test press, in ms. */
const LISTEN_MS = 20_000

export type HotkeysModule = {
  /** The next press of this key is only noted, so that a test hangs nothing up. */
  readonly listen: (action: HotkeyAction) => void
  readonly stop: () => void
}

/**
 * Keys of the whole system. What the system answers to a registration proves little (on Wayland nothing), so each key also
 * notes when it was heard last; the settings ask for a test press.
 */
export function startHotkeys(core: Core, act: (action: HotkeyAction) => void): HotkeysModule {
  const registered = new Map<HotkeyAction, string>()
  let listening: { readonly action: HotkeyAction; readonly cancel: () => void } | null = null

  const note = (action: HotkeyAction, view: HotkeyView): void => {
    const { desktop } = core.state.get()
    const old = desktop.hotkeys[action]
    if (old.state === view.state && old.heardAt === view.heardAt) return
    core.state.change({ desktop: { ...desktop, hotkeys: { ...desktop.hotkeys, [action]: view } } })
  }
  const quiet = (): void => {
    listening?.cancel()
    listening = null
  }
  const heard = (action: HotkeyAction): void => {
    const isTest = listening?.action === action
    if (isTest) quiet()
    note(action, { state: 'asked', heardAt: core.clock.now().toISOString() })
    if (!isTest) act(action)
  }

  function match(): void {
    const { hotkeys } = core.state.get().settings
    // What is given up goes first, so that keys can change places.
    for (const [action, keys] of registered) {
      if (hotkeys[action] === keys) continue
      globalShortcut.unregister(keys)
      registered.delete(action)
    }
    for (const action of HOTKEY_ACTIONS) {
      const keys = hotkeys[action]
      if (keys === null) note(action, { state: 'off', heardAt: null })
      else if (registered.get(action) !== keys) register(action, keys)
    }
  }

  function register(action: HotkeyAction, keys: string): void {
    if ([...registered.values()].includes(keys)) return note(action, { state: 'twice', heardAt: null })
    let taken: boolean
    try {
      taken = !globalShortcut.register(keys, () => heard(action))
    } catch (cause) {
      // Electron throws for keys it cannot read; the schema lets none through, but layouts differ.
      core.log.warn('hotkey not readable', { action, cause })
      taken = true
    }
    if (!taken) registered.set(action, keys)
    note(action, { state: taken ? 'taken' : 'asked', heardAt: null })
  }

  match()
  let seen = core.state.get().settings.hotkeys
  const unsubscribe = core.state.subscribe(({ settings }) => {
    if (settings.hotkeys === seen) return
    seen = settings.hotkeys
    match()
  })
  return {
    listen(action) {
      quiet()
      listening = { action, cancel: core.clock.after(LISTEN_MS, () => (listening = null)) }
    },
    stop() {
      quiet()
      unsubscribe()
      for (const keys of registered.values()) globalShortcut.unregister(keys)
    },
  }
}
