import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Bridge } from '../../shared/bridge.ts'
import type { CallView } from '../../shared/domain/call.ts'
import { incoming } from '../../shared/text/en.ts'
import { fill } from '../../shared/text/fill.ts'
import { isTalking } from '../stores/caller.ts'
import type { SnapshotStore } from '../stores/snapshot-store.ts'
import { PopupCall } from './popup-call.tsx'
import { shownCalls } from './shown-calls.ts'
import { usePopupKeys } from './use-popup-keys.ts'

export type PopupCommands = Bridge<'incoming'>['commands']

/** The window of an incoming call: who, to which account, and three answers. It needs nothing of the main window. */
export function Popup({
  store,
  commands,
}: {
  readonly store: SnapshotStore
  readonly commands: PopupCommands
}) {
  const snapshot = useStore(store, (state) => state.snapshot)
  const [last, setLast] = useState<readonly CallView[]>([])
  const shown = shownCalls(snapshot?.calls ?? [], last)
  // Kept for when the snapshot forgets them; drawing from the new state at once needs no effect.
  if (shown.current && !sameCalls(shown.calls, last)) setLast(shown.calls)
  const theme = snapshot?.settings.theme ?? 'system'
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])
  usePopupKeys(shown.calls, commands)
  if (!snapshot) return null
  const two = shown.calls.length > 1
  return (
    <main>
      <h1 className="only-for-readers">{incoming.title}</h1>
      <div className={two ? 'popup popup-two' : 'popup'} role="alertdialog" aria-label={incoming.title}>
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

function sameCalls(a: readonly CallView[], b: readonly CallView[]): boolean {
  return a.length === b.length && a.every((call, index) => call === b[index])
}
