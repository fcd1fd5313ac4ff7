import {
  BellOff,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CornerUpRight,
  MicOff,
  MoonStar,
  WifiOff,
  type LucideIcon,
} from 'lucide-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Button } from 'react-aria-components/Button'
import { reachOf, type Reach } from '../stores/reach.ts'
import { useSnapshot, useView } from '../stores/screens.tsx'
import { destinationWords } from '../stores/destination.ts'
import { momentToCome } from '../ui/format/moment.ts'
import { Icon } from '../ui/icon.tsx'
import { screenLocale } from '../ui/screen-locale.ts'
import type { Tone } from '../ui/tone.ts'
import { MINUTE_MS, useNow } from '../ui/use-now.ts'

const LOOK: Record<Reach['kind'], readonly [LucideIcon, Tone]> = {
  available: [CircleCheck, 'ok'],
  unsure: [CircleHelp, 'quiet'],
  connecting: [CircleDashed, 'quiet'],
  disconnected: [WifiOff, 'danger'],
  'some-lines': [CircleAlert, 'warn'],
  dnd: [MoonStar, 'dnd'],
  diverted: [CornerUpRight, 'divert'],
  'no-microphone': [MicOff, 'danger'],
  'ringer-off': [BellOff, 'warn'],
  'no-lines': [CircleDashed, 'quiet'],
}

/** Whether the person can be reached, in words; leads to the place where it is changed. */
export function ReachChip() {
  const { t } = useTranslation()
  const snapshot = useSnapshot((whole) => whole)
  const now = useNow(MINUTE_MS)
  const showTab = useView((view) => view.showTab)
  const reach = reachOf(snapshot)
  const state = reachWords(reach, now, t)
  const [drawing, tone] = LOOK[reach.kind]
  return (
    <Button className="chip chip-state" onPress={() => showTab('availability')}>
      <span className={`tone-${tone}`}>
        <Icon of={drawing} size={16} />
      </span>
      <span className="one-line">{state}</span>
      <span className="only-for-readers">{t('reach.open')}</span>
    </Button>
  )
}

function reachWords(reach: Reach, now: Date, t: TFunction): string {
  switch (reach.kind) {
    case 'dnd':
      if (!reach.everywhere) return t('reach.dndPartly')
      return reach.until
        ? t('reach.dndUntil', { time: momentToCome(reach.until, now, screenLocale()) })
        : t('reach.dnd')
    case 'diverted':
      return t('reach.diverted', { to: destinationWords(reach.to, t) })
    case 'some-lines':
      return t('reach.someLines', { ready: reach.ready, of: reach.of })
    case 'no-microphone':
      return t('reach.noMicrophone')
    case 'ringer-off':
      return t('reach.ringerOff')
    case 'no-lines':
      return t('reach.noLines')
    case 'available':
    case 'unsure':
    case 'connecting':
    case 'disconnected':
      return t(`reach.${reach.kind}`)
  }
}
