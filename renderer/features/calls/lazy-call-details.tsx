import { lazy, Suspense } from 'react'
import type { HistoryEntry } from '../../../shared/domain/history.ts'
import { loadLateTexts } from '../../app/late-texts.ts'

const CallDetails = lazy(async () => {
  await loadLateTexts()
  return { default: (await import('./call-details.tsx')).CallDetails }
})

/** The details of a call, fetched when the first is looked at. */
export function LazyCallDetails({ entry }: { readonly entry: HistoryEntry | null }) {
  return (
    <Suspense>
      <CallDetails entry={entry} />
    </Suspense>
  )
}
