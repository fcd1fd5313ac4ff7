import { useTranslation } from 'react-i18next'
import type { CallView } from '../../shared/domain/call.ts'
import { clockDuration, secondsBetween } from '../ui/format/duration.ts'
import { SECOND_MS, useNow } from '../ui/use-now.ts'

/** What a call is doing, in a word or as its running time. */
export function CallState({ call }: { readonly call: CallView }) {
  const { t } = useTranslation()
  switch (call.phase) {
    case 'incoming':
    case 'ringing':
    case 'early':
      return <>{t('inCall.rings')}</>
    case 'connecting':
      return <>{t('inCall.connecting')}</>
    case 'dialing':
      return <>{t('inCall.calling')}</>
    case 'ended':
      return <>{call.end ? t(`callEnd.${call.end}`) : null}</>
    case 'active':
      break
  }
  if (call.hold === 'held') return <>{t('inCall.onHold')}</>
  if (call.hold === 'holding') return <>{t('inCall.holding')}</>
  if (call.hold === 'resuming') return <>{t('inCall.resuming')}</>
  if (call.remoteHold) return <>{t('inCall.heldByThem')}</>
  return <CallClock since={call.answeredAt ?? call.startedAt} />
}

/** A running clock; not read aloud as it runs (market ux 9.2). */
export function CallClock({ since }: { readonly since: string }) {
  const now = useNow(SECOND_MS)
  return (
    <span className="number" role="timer" aria-live="off">
      {clockDuration(secondsBetween(since, now))}
    </span>
  )
}
