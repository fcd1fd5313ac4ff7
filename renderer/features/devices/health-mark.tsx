import { BellRing, CircleAlert, CircleCheck, CircleHelp, EyeOff, Unplug, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Tone } from '../../ui/tone.ts'
import { healthOf, type Health } from './health.ts'

const LOOK: Record<Health['kind'], readonly [LucideIcon, Tone]> = {
  unknown: [CircleHelp, 'quiet'],
  ok: [CircleCheck, 'ok'],
  partly: [EyeOff, 'warn'],
  attention: [CircleAlert, 'warn'],
  unreachable: [Unplug, 'danger'],
  rings: [BellRing, 'info'],
}

/** How an intercom is, in a word and a shape of its own. */
export function HealthMark({ view }: { readonly view: AccountView }) {
  const { t } = useTranslation()
  const { kind, count } = healthOf(view)
  const [drawing, tone] = LOOK[kind]
  return (
    <span className="health-mark">
      <span className={`tone-${tone}`}>
        <Icon of={drawing} size={16} />
      </span>
      <span>
        {kind === 'attention' ? t('devices.health.attention', { count }) : t(`devices.health.${kind}`)}
      </span>
    </span>
  )
}
