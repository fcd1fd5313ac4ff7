import { Notification } from 'electron'
import type { CallView } from '../../shared/domain/call.ts'
import { ringsOf } from '../../shared/domain/doorbell.ts'
import { CallIdSchema } from '../../shared/ids.ts'
import { fillText } from '../../shared/text/fill-text.ts'
import { background } from '../core/background.ts'
import type { Core } from '../core/core.ts'
import { escapeMarkup } from './markup.ts'
import type { Windows } from './windows.ts'
import { spoken } from './spoken.ts'

/** OS notifications: an incoming call while it rings and no popup is to be seen (never two alerts for one call), and calls that
 *  were missed. */
export function startNotifications(
  core: Core,
  windows: Windows,
  open: (missed: boolean) => void,
): { stop(): void } {
  const ringing = new Map<string, Notification>()
  const told = new Set<string>()
  const nameOf = (call: CallView) => call.remote.displayName ?? call.remote.address
  /** Bodies have markup on Linux, titles have none anywhere (Desktop Notifications Specification 1.2). */
  const inBody = (text: string) => (process.platform === 'linux' ? escapeMarkup(text) : text)
  const accountName = (id: string) =>
    core.state.get().accounts.find((view) => view.info.id === id)?.info.name ?? ''

  function announce(call: CallView): void {
    const withButtons = core.state.get().desktop.notificationActions !== 'no'
    const notification = new Notification({
      title: fillText(spoken().words.incomingTitle, { name: nameOf(call) }),
      body: fillText(spoken().words.incomingBody, { account: inBody(accountName(call.accountId)) }),
      // The phone window rings; the notification must not ring a second time.
      silent: true,
      urgency: 'critical',
      timeoutType: 'never',
      ...(withButtons && {
        actions: [
          { type: 'button', text: spoken().words.answer },
          { type: 'button', text: spoken().words.decline },
        ],
      }),
    })
    const id = CallIdSchema.parse(call.id)
    notification.on('action', (_event, index) =>
      background(index === 0 ? core.calls.answer(id) : core.calls.decline(id, 'busy'), core.log, (error) =>
        core.state.addTrouble(error),
      ),
    )
    notification.on('click', () => open(false))
    notification.show()
    ringing.set(call.id, notification)
  }

  function missed(call: CallView): void {
    const fields = { name: inBody(nameOf(call)), account: inBody(accountName(call.accountId)) }
    const notification = new Notification({
      title: spoken().words.missedTitle,
      body: fillText(spoken().words.missedBody, fields),
    })
    notification.on('click', () => open(true))
    notification.show()
  }

  const unsubscribe = core.state.subscribe((snapshot) => {
    const { calls, settings } = snapshot
    // A call that comes with a bell is announced with it.
    const { others } = ringsOf(snapshot)
    if (!Notification.isSupported()) return
    for (const [id, notification] of ringing) {
      if (calls.some((call) => call.id === id && call.phase === 'incoming')) continue
      notification.close()
      ringing.delete(id)
    }
    for (const call of calls) {
      const popupSeen = settings.incoming.popup && windows.get('incoming')?.isVisible() === true
      const comes = others.some(({ id }) => id === call.id)
      if (comes && settings.incoming.notification && !popupSeen && !ringing.has(call.id)) announce(call)
      const isMissed = call.phase === 'ended' && call.direction === 'in' && call.end === 'missed'
      if (isMissed && !told.has(call.id)) {
        told.add(call.id)
        if (settings.incoming.notification) missed(call)
      }
    }
  })
  return {
    stop() {
      unsubscribe()
      for (const notification of ringing.values()) notification.close()
    },
  }
}
