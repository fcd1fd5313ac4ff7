import { PhoneOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CallView } from '../../../shared/domain/call.ts'
import { callerOf, dialTargetOf, numberOf } from '../../stores/caller.ts'
import { useActions } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

/** A call that just ended by itself: why, and the way to try again. */
export function EndedLine({ call }: { readonly call: CallView }) {
  const { t } = useTranslation()
  const { dial } = useActions()
  const { movedTo } = call
  const again = call.direction === 'out' && call.end !== 'hung-up-there' && call.end !== 'not-found'
  return (
    <div className="call-line call-line-ended" role="group" aria-label={callerOf(call.remote)}>
      <span className="tone-quiet">
        <Icon of={PhoneOff} />
      </span>
      <div className="call-words">
        <p className="call-name">
          <span className="one-line">
            <bdi>{callerOf(call.remote)}</bdi>
          </span>
        </p>
        <p className="call-meta one-line">
          {call.end ? t(`callEnd.${call.end}`) : null}
          {movedTo ? <bdi>{numberOf(movedTo)}</bdi> : null}
        </p>
      </div>
      {movedTo ? (
        <Button onPress={() => dial(dialTargetOf(movedTo), call.accountId)}>{t('inCall.callThere')}</Button>
      ) : again ? (
        <Button onPress={() => dial(dialTargetOf(call.remote.address), call.accountId)}>
          {t('inCall.again')}
        </Button>
      ) : null}
    </div>
  )
}
