import { app } from 'electron'
import type { EventPayload } from '../../shared/bridge.ts'
import type { HotkeyAction } from '../../shared/domain/hotkeys.ts'
import type { Core } from '../core/core.ts'
import { background } from '../core/background.ts'
import { startKeychainPatience } from '../core/keychain-patience.ts'
import { startAutostart } from './autostart.ts'
import { startBadge } from './badge.ts'
import { startDesktopFacts } from './desktop-facts.ts'
import { startDivertMemory } from './divert-memory.ts'
import { runHotkey } from './hotkey-actions.ts'
import { startHotkeys } from './hotkeys.ts'
import { startLinks } from './links.ts'
import { startMenu } from './menu.ts'
import { startBellNotifications } from './notify-bell.ts'
import { startHeadsets } from './headsets.ts'
import { startTextNotifications } from './notify-text.ts'
import { startNotifications } from './notify.ts'
import { startPopup } from './popup.ts'
import { startPower } from './power.ts'
import { callSelected } from './selection.ts'
import { startTray } from './tray.ts'
import { startLanguage } from './spoken.ts'
import { runTrayAction } from './tray-actions.ts'
import type { Windows } from './windows.ts'

/** Brings the app window to the front, on a view if one is named. */
export type ShowView = (view?: EventPayload<'view.requested'>['view'], filter?: 'all' | 'missed') => void

export type Surroundings = {
  readonly openLink: (link: string) => void
  readonly listenHotkey: (action: HotkeyAction) => void
  /** The app window was closed to where it can be found again. */
  readonly putAway: () => void
}

/** Everything of the desktop around the windows: tray, popup, notifications, badge, keys, power, start, links. */
export function startSurroundings(parts: {
  readonly core: Core
  readonly windows: Windows
  readonly iconDir: string
  readonly show: ShowView
}): Surroundings {
  const { core, windows, iconDir, show } = parts
  const drawMenu = () =>
    startMenu(
      () => show('settings'),
      () => {
        show('updates')
        background(core.updates.check(new AbortController().signal), core.log)
      },
    )
  drawMenu()
  const tray = startTray({
    state: core.state,
    iconDir,
    act: (action) =>
      runTrayAction(
        { core, open: (view, missed) => show(view, missed ? 'missed' : undefined), quit: () => app.quit() },
        action,
      ),
    toggleWindow: () => (windows.get('app')?.isVisible() ? windows.get('app')?.hide() : show()),
  })
  const redraw = () => {
    drawMenu()
    tray.draw()
  }
  startLanguage(core.state, redraw, (cause) => core.log.error('language not loaded', { cause }))
  startPopup(core.state, windows)
  startNotifications(core, windows, (missed) => show('calls', missed ? 'missed' : undefined))
  startHeadsets(core)
  startTextNotifications(core, () => show())
  startBellNotifications(core, windows, () => show())
  startBadge(core.state, windows, iconDir)
  startPower(core)
  startAutostart(core)
  startDivertMemory(core)
  const patience = startKeychainPatience(core)
  const facts = startDesktopFacts(core, windows)
  const hotkeys = startHotkeys(core, (action) =>
    runHotkey(
      {
        core,
        showCommandBar: () => show('command-bar'),
        callSelection: async () => {
          const asked = await callSelected(core)
          if (!asked.ok && asked.error.code !== 'rate-limited') core.state.addTrouble(asked.error)
          show()
        },
      },
      action,
    ),
  )
  // Whoever asks for a call, the question must be seen.
  let asking: string | null = null
  core.state.subscribe(({ dialRequest }) => {
    const id = dialRequest?.id ?? null
    if (id !== null && id !== asking) show()
    asking = id
  })
  app.on('will-quit', () => {
    hotkeys.stop()
    patience.stop()
  })
  return {
    openLink: startLinks(core, () => show()).open,
    listenHotkey: hotkeys.listen,
    putAway: facts.ask,
  }
}
