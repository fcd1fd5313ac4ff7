import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Bridge } from '../../shared/bridge.ts'
import { fill } from '../../shared/text/fill.ts'
import { isTalking } from '../stores/caller.ts'
import type { SnapshotStore } from '../stores/snapshot-store.ts'
import { PopupBell } from './popup-bell.tsx'
import { PopupCall } from './popup-call.tsx'
import { usePopupTexts } from './popup-texts.ts'
import { NO_RINGS, shownRings, type ShownRings } from './shown-rings.ts'
import { usePopupKeys } from './use-popup-keys.ts'

export type PopupCommands = Bridge<'incoming'>['commands']

/** The window of an incoming call or of a bell: who, to which account, and what can be done. It needs nothing of the main window. */
export function Popup({
  store,
  commands,
}: {
  readonly store: SnapshotStore
  readonly commands: PopupCommands
}) {
  const { doorbell, incoming } = usePopupTexts()
  const snapshot = useStore(store, (state) => state.snapshot)
  const [last, setLast] = useState(NO_RINGS)
  const shown = snapshot ? shownRings(snapshot, last) : NO_RINGS
  // Kept for when the snapshot forgets them; drawing from the new state at once needs no effect.
  if (shown.current && !isSame(shown, last)) setLast(shown)
  const theme = snapshot?.settings.theme ?? 'system'
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])
  usePopupKeys(shown.calls, shown.bellsRing ? shown.bells : [], commands)
  if (!snapshot) return null
  const two = shown.calls.length + shown.bells.length > 1
  const title = shown.bells.length > 0 ? doorbell.title : incoming.title
  return (
    <main>
      <h1 className="only-for-readers">{title}</h1>
      <div className={two ? 'popup popup-two' : 'popup'} role="alertdialog" aria-label={title}>
        {shown.bells.map((bell) => (
          <PopupBell
            key={`${bell.accountId}/${bell.session}`}
            bell={bell}
            commands={commands}
            rings={shown.bellsRing}
            tight={two}
          />
        ))}
        {shown.calls.map((call) => (
          <PopupCall
            key={call.id}
            call={call}
            account={snapshot.accounts.find((view) => view.info.id === call.accountId)?.info.name ?? null}
            commands={commands}
            inCall={isTalking(snapshot.calls)}
            tight={two}
          />
        ))}
        {shown.more > 0 ? (
          <p className="popup-more meta">{fill(incoming.and, { count: shown.more })}</p>
        ) : null}
      </div>
    </main>
  )
}

function isSame(a: ShownRings, b: ShownRings): boolean {
  return (
    a.calls.length === b.calls.length &&
    a.bells.length === b.bells.length &&
    a.calls.every((call, index) => call === b.calls[index]) &&
    a.bells.every(({ accountId, session }, index) => {
      const other = b.bells[index]
      return accountId === other?.accountId && session === other.session
    })
  )
}
