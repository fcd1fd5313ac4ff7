import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from 'react-aria-components/Button'
import { planKey, type ForwardCondition } from '../../../shared/domain/forward-conditions.ts'
import type { ConditionPlan } from '../../../shared/domain/forwarding.ts'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { destinationWords } from '../../stores/destination.ts'
import { Icon } from '../../ui/icon.tsx'
import { conditionWords } from './condition-words.ts'

type ForwardingRowProps = {
  readonly view: AccountView
  readonly plan: ConditionPlan
  readonly when: ForwardCondition
  readonly onEdit: () => void
}

/** One condition and where its calls go. */
export function ForwardingRow({ view, plan, when, onEdit }: ForwardingRowProps) {
  const { t } = useTranslation()
  const to = plan[planKey(when)]
  const nowhere = when === 'always' ? t('forwarding.rings') : t('forwarding.off')
  const destination = to === null ? nowhere : destinationWords(to, t, view.identity?.mobileNumber ?? null)
  const condition = conditionWords(when, view, t)
  return (
    <Button className="forward-button" onPress={onEdit}>
      <span className="forward-words">
        <span>{condition}</span>
        <span className={to === null ? 'forward-to' : 'forward-to forward-to-set'}>
          <bdi>{destination}</bdi>
        </span>
      </span>
      <Icon of={ChevronRight} size={16} />
    </Button>
  )
}
