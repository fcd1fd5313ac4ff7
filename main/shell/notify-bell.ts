import { Notification } from 'electron'
import { doorbellsOf, type Doorbell } from '../../shared/domain/doorbell.ts'
import { AccountIdSchema } from '../../shared/ids.ts'
import { fillText } from '../../shared/text/fill-text.ts'
import { background } from '../core/background.ts'
import type { Core } from '../core/core.ts'
import { escapeMarkup } from './markup.ts'
import type { Windows } from './windows.ts'
import { spoken, spokenError } from './spoken.ts'

const WRITE_LIMIT_MS = 40_000

/** An OS notification while a bell rings and no popup is to be seen. Its button opens the door, once, and what came of it is told by another one. */
export function startBellNotifications(core: Core, windows: Windows, open: () => void): { stop(): void } {
  const shown = new Map<string, Notification>()
  /** Bodies have markup on Linux, titles have none. */
  const inBody = (text: string) => (process.platform === 'linux' ? escapeMarkup(text) : text)

  async function openDoor({ accountId, name }: Doorbell): Promise<void> {
    const done = await core.doorbells.open(
      AccountIdSchema.parse(accountId),
      AbortSignal.timeout(WRITE_LIMIT_MS),
    )
    const failed = done.ok ? done.value.differs !== undefined : true
    const body = done.ok ? '' : spokenError(done.error, { account: name })
    new Notification({
      title: failed ? spoken().words.doorNotOpened : spoken().words.doorOpened,
      body: inBody(body || name),
      silent: true,
    }).show()
  }

  function announce(key: string, bell: Doorbell): void {
    const withButton = bell.doorSwitch !== null && core.state.get().desktop.notificationActions !== 'no'
    const notification = new Notification({
      title: fillText(spoken().words.bellTitle, { name: bell.name }),
      body: spoken().words.bellBody,
      // The phone window plays the bell.
      silent: true,
      urgency: 'critical',
      timeoutType: 'never',
      ...(withButton && { actions: [{ type: 'button', text: spoken().words.openDoorShort }] }),
    })
    let isPressed = false
    notification.on('action', () => {
      if (!isPressed) background(openDoor(bell), core.log)
      isPressed = true
    })
    notification.on('click', () => open())
    notification.show()
    shown.set(key, notification)
  }

  const unsubscribe = core.state.subscribe((snapshot) => {
    if (!Notification.isSupported()) return
    const bells = new Map(doorbellsOf(snapshot).map((bell) => [`${bell.accountId}/${bell.session}`, bell]))
    for (const [key, notification] of shown) {
      if (bells.has(key)) continue
      notification.close()
      shown.delete(key)
    }
    const { popup, notification: isWanted } = snapshot.settings.incoming
    if (!isWanted || (popup && windows.get('incoming')?.isVisible() === true)) return
    for (const [key, bell] of bells) if (!shown.has(key)) announce(key, bell)
  })
  return {
    stop() {
      unsubscribe()
      for (const notification of shown.values()) notification.close()
    },
  }
}
