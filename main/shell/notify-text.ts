import { Notification } from 'electron'
import { fillText } from '../../shared/text/fill-text.ts'
import type { Core } from '../core/core.ts'
import { escapeMarkup } from './markup.ts'
import { spoken } from './spoken.ts'

/** Words of a text that fit into a notification. */
const MAX_SHOWN = 160

/** An OS notification for each short text that comes in, unless notifications are off or Do Not Disturb is on. */
export function startTextNotifications(core: Core, open: () => void): { stop(): void } {
  const known = new Set(core.state.get().texts.map(({ id }) => id))
  const inBody = (text: string): string => (process.platform === 'linux' ? escapeMarkup(text) : text)
  const unsubscribe = core.state.subscribe(({ texts, accounts, settings }) => {
    for (const { id, accountId, address, displayName, text } of texts) {
      if (known.has(id)) continue
      known.add(id)
      const quiet = accounts.find(({ info }) => info.id === accountId)?.dnd.state.value?.kind === 'on'
      if (quiet || !settings.incoming.notification || !Notification.isSupported()) continue
      const notification = new Notification({
        title: fillText(spoken().words.textTitle, { name: displayName ?? address }),
        body: inBody(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 1)}…` : text),
      })
      notification.on('click', () => open())
      notification.show()
    }
  })
  return { stop: unsubscribe }
}
