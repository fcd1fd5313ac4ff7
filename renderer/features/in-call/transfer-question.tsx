import { lazy, Suspense } from 'react'
import { useSnapshot, useView } from '../../stores/screens.tsx'

const TransferSheet = lazy(async () => ({ default: (await import('./transfer-sheet.tsx')).TransferSheet }))

/** The sheet of the call that is about to be handed on, as long as that can be done. */
export function TransferQuestion() {
  const callId = useView((view) => view.transferOf)
  const call = useSnapshot(({ calls }) => calls.find(({ id, phase }) => id === callId && phase === 'active'))
  if (!call) return null
  return (
    <Suspense>
      <TransferSheet key={call.id} call={call} />
    </Suspense>
  )
}
