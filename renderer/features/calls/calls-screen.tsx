import { lazy, Suspense, useEffect, useState } from 'react'
import { errandKey } from '../../stores/errand-key.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { loadLateTexts } from '../../app/late-texts.ts'
import { useErrand, useHistory, useScreens, useSnapshot } from '../../stores/screens.tsx'
import { WIDE, useMedia } from '../../ui/use-media.ts'
import { LazyCallDetails } from './lazy-call-details.tsx'
import { CallList } from './call-list.tsx'
import { CallSheet } from './call-sheet.tsx'
import { CallsTools } from './calls-tools.tsx'
import { NoCalls } from './no-calls.tsx'
import { NowList } from './now-list.tsx'
import './calls.css'

const ServerNow = lazy(async () => {
  await loadLateTexts()
  return { default: (await import('./server-now.tsx')).ServerNow }
})

/** Home: calls under way and calls of the past. */
export function CallsScreen() {
  const wide = useMedia(WIDE)
  const [selected, setSelected] = useState<string | null>(null)
  const [details, setDetails] = useState<string | null>(null)
  const entries = useHistory((history) => history.entries)
  const shown = entries.find((entry) => entry.id === details)
  const error = useHistory((history) => history.error)
  const reload = useHistory((history) => history.reload)
  // Fetched for those who have it only: it would hold up the first picture for everybody.
  const isSeenByServer = useSnapshot(({ accounts }) =>
    accounts.some(({ info }) => info.capabilities.includes('active-calls')),
  )
  useSeen()
  return (
    <div className="screen">
      <div className="pane">
        <CallsTools />
        <DialTrouble />
        {error ? (
          <div className="call-trouble">
            <ErrorNote error={error} onRetry={reload} />
          </div>
        ) : null}
        <NowList />
        {isSeenByServer ? (
          <Suspense>
            <ServerNow />
          </Suspense>
        ) : null}
        {entries.length === 0 ? (
          <NoCalls />
        ) : (
          <CallList selected={selected} onSelect={setSelected} onDetails={wide ? null : setDetails} />
        )}
      </div>
      {shown && !wide ? <CallSheet entry={shown} onClose={() => setDetails(null)} /> : null}
      {wide ? (
        <div className="pane">
          <LazyCallDetails entry={entries.find((entry) => entry.id === selected) ?? null} />
        </div>
      ) : null}
    </div>
  )
}

/** Why calling back from the list did not work. */
function DialTrouble() {
  const errand = useErrand(errandKey.dial)
  const { dismiss } = useScreens().errands.getState()
  if (errand?.kind !== 'failed') return null
  return (
    <div className="call-trouble">
      <ErrorNote error={errand.error} onDismiss={() => dismiss(errandKey.dial)} />
    </div>
  )
}

/** Looking at the list is having seen the missed calls: while the window is in front, and for as long as this view is open. */
function useSeen(): void {
  const { see, leave } = useScreens().history.getState()
  const entries = useHistory((history) => history.entries)
  useEffect(() => {
    if (document.hasFocus()) see()
    window.addEventListener('focus', see)
    return () => window.removeEventListener('focus', see)
  }, [entries, see])
  useEffect(() => leave, [leave])
}
