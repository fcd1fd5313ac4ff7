import type { Check } from '../../shared/domain/diagnostics.ts'
import { HOTKEY_ACTIONS } from '../../shared/domain/hotkey-keys.ts'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import { plainCheck } from './diagnostic-check.ts'

/** What only the running app knows: phone window, microphone, tray, notifications, keys. Pure. */
export function desktopChecks(snapshot: AppSnapshot): readonly Check[] {
  return [phone(snapshot), microphone(snapshot), tray(snapshot), notifications(snapshot), hotkeys(snapshot)]
}

function phone({ phone: state, desktop }: AppSnapshot): Check {
  if (desktop.session === 'unknown' && state === 'starting') return plainCheck('phone', 'unknown', 'noApp')
  return state === 'ready' ? plainCheck('phone', 'ok', 'ok') : plainCheck('phone', 'failed', state)
}

function microphone({ microphone: state, phone: window }: AppSnapshot): Check {
  if (window !== 'ready') return plainCheck('microphone', 'unknown', 'noApp')
  if (state === 'granted') return plainCheck('microphone', 'ok', 'ok')
  return plainCheck('microphone', state === 'unknown' ? 'unknown' : 'failed', state)
}

function tray({ desktop }: AppSnapshot): Check {
  if (desktop.tray === 'present') return plainCheck('tray', 'ok', 'ok')
  return desktop.tray === 'absent'
    ? plainCheck('tray', 'warn', 'absent')
    : plainCheck('tray', 'unknown', 'unknown')
}

function notifications({ desktop, settings }: AppSnapshot): Check {
  const { popup, sound, notification } = settings.incoming
  if (!popup && !sound && !notification) return plainCheck('notifications', 'warn', 'allOff')
  if (desktop.notificationActions === 'no') return plainCheck('notifications', 'warn', 'noButtons')
  return desktop.notificationActions === 'yes'
    ? plainCheck('notifications', 'ok', 'ok')
    : plainCheck('notifications', 'unknown', 'unknown')
}

function hotkeys({ desktop, settings }: AppSnapshot): Check {
  const wanted = HOTKEY_ACTIONS.filter((action) => settings.hotkeys[action] !== null)
  if (wanted.length === 0) return plainCheck('hotkeys', 'ok', 'none')
  const keys = (actions: readonly (typeof wanted)[number][]) => ({
    about: actions.map((action) => settings.hotkeys[action]).join(', '),
  })
  const refused = wanted.filter((action) => desktop.hotkeys[action].state !== 'asked')
  if (desktop.session === 'unknown') return plainCheck('hotkeys', 'unknown', 'noApp')
  if (refused.length > 0) return plainCheck('hotkeys', 'failed', 'taken', keys(refused))
  const unheard = wanted.filter((action) => desktop.hotkeys[action].heardAt === null)
  return unheard.length > 0
    ? plainCheck('hotkeys', 'unknown', 'unheard', keys(unheard))
    : plainCheck('hotkeys', 'ok', 'ok')
}
