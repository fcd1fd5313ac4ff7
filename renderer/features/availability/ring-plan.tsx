import { useTranslation } from 'react-i18next'
import type { RingPlan as Plan } from '../../../shared/domain/forwarding.ts'
import { destinationWords } from '../../stores/destination.ts'
import { BoxBlock } from '../../ui/box.tsx'

/** The order in which phones ring, as sentences; it is changed elsewhere for now. */
export function RingPlan({
  plan,
  mobileNumber,
}: {
  readonly plan: Plan
  readonly mobileNumber: string | null
}) {
  const { t } = useTranslation()
  return (
    <BoxBlock>
      <ol className="ring-plan">
        <li>{t('forwarding.sequenceOwn', { seconds: plan.ownSec })}</li>
        {plan.rings.map((ring, index) => {
          const values = { to: destinationWords(ring.destination, t, mobileNumber), seconds: ring.ringSec }
          const step =
            ring.mode === 'after'
              ? t('forwarding.sequenceAfter', values)
              : t('forwarding.sequenceTogether', values)
          // The same destination may ring twice: its place in the order is its identity.
          return <li key={index}>{ring.enabled ? step : t('forwarding.sequenceOff', { step })}</li>
        })}
        <li>{plan.voicemail ? t('forwarding.sequenceVoicemail') : t('forwarding.sequenceNobody')}</li>
      </ol>
      <p className="meta">{t('forwarding.readOnly')}</p>
    </BoxBlock>
  )
}
