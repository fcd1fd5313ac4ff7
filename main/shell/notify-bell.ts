import { Notification } from 'electron'
import { doorbellsOf, type Doorbell } from '../../shared/domain/doorbell.ts'
import { AccountIdSchema } from '../../shared/ids.ts'
import { desktopText as t, fillText } from '../../shared/text/desktop.en.ts'
import { errorSentence } from '../../shared/text/error-sentence.ts'
import { background } from '../core/background.ts'
import type { Core } from '../core/core.ts'
import { escapeMarkup } from './markup.ts'
import type { Windows } from './windows.ts'

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
    const body = done.ok ? '' : errorSentence(done.error, { account: name })
    new Notification({
      title: failed ? t.doorNotOpened : t.doorOpened,
      body: inBody(body || name),
      silent: true,
    }).show()
  }

  function announce(key: string, bell: Doorbell): void {
    const withButton = bell.doorSwitch !== null && core.state.get().desktop.notificationActions !== 'no'
    const notification = new Notification({
      title: fillText(t.bellTitle, { name: bell.name }),
      body: t.bellBody,
      // The phone window plays the bell.
      silent: true,
      urgency: 'critical',
      timeoutType: 'never',
      ...(withButton && { actions: [{ type: 'button', text: t.openDoorShort }] }),
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
