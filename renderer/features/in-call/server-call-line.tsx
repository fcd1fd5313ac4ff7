import { PhoneForwarded, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ServerCallView } from '../../../shared/domain/server-call.ts'
import { useActions } from '../../stores/screens.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'

/** A call that the phone system makes: how far it has come, in its own words. It is talked on the desk phone. */
export function ServerCallLine({ call }: { readonly call: ServerCallView }) {
  const { t } = useTranslation()
  const { dismissServerCall } = useActions()
  const { target, outcome } = call
  const last = call.steps.at(-1)
  const progress = last ? t(`serverCall.step.${last.step}`, { target }) : t('serverCall.asking')
  const words =
    outcome === null || outcome === 'answered'
      ? progress
      : `${progress} · ${t(`serverCall.outcome.${outcome}`)}`
  return (
    <div className="call-line call-line-ended" role="group" aria-label={t('serverCall.title')}>
      <span className={outcome === null ? 'tone-ok' : 'tone-quiet'}>
        <Icon of={PhoneForwarded} />
      </span>
      <div className="call-words">
        <p className="call-name">
          <span className="one-line">
            <bdi>{target}</bdi>
          </span>
        </p>
        <p className="call-meta" role="status">
          {words}
        </p>
      </div>
      <IconButton icon={X} label={t('common.close')} onPress={() => dismissServerCall(call.accountId)} />
    </div>
  )
}
