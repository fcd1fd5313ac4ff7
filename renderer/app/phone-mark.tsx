import { Circle, CircleDashed, CircleDot, CircleMinus, CircleSlash } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { WatchedState } from '../../shared/domain/watched.ts'
import { WATCHED_TONE } from '../stores/watched.ts'
import { Icon } from '../ui/icon.tsx'

/** A shape for each, so that nobody needs the colours. */
const DRAWING = {
  free: Circle,
  ringing: CircleDot,
  busy: CircleMinus,
  asking: CircleDashed,
  unknown: CircleDashed,
  refused: CircleSlash,
} as const

/** What a watched phone does, as a mark with its word for readers. */
export function PhoneMark({ state, name }: { readonly state: WatchedState; readonly name: string }) {
  const { t } = useTranslation()
  return (
    <span
      className={`tone-${WATCHED_TONE[state.kind]}`}
      role="img"
      aria-label={t('others.stateOf', { name, state: t(`others.state.${state.kind}`) })}
    >
      <Icon of={DRAWING[state.kind]} size={14} />
    </span>
  )
}
