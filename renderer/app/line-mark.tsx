import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, type LucideIcon } from 'lucide-react'
import type { AccountView } from '../../shared/domain/snapshot.ts'
import { Icon } from '../ui/icon.tsx'
import type { Tone } from '../ui/tone.ts'

type LineKind = AccountView['line']['kind'] | 'none'

const LOOK: Record<LineKind, readonly [LucideIcon, Tone]> = {
  ready: [CircleCheck, 'ok'],
  connecting: [CircleDashed, 'quiet'],
  registering: [CircleDashed, 'quiet'],
  off: [CircleMinus, 'quiet'],
  suspended: [CircleMinus, 'quiet'],
  none: [CircleMinus, 'quiet'],
  backoff: [CircleAlert, 'warn'],
  rejected: [CircleAlert, 'danger'],
}

export function lineKindOf(view: AccountView): LineKind {
  return view.info.hasLine ? view.line.kind : 'none'
}

/** The dot before a line's word; each state has its own shape. */
export function LineMark({ kind }: { readonly kind: LineKind }) {
  const [drawing, tone] = LOOK[kind]
  return (
    <span className={`tone-${tone}`}>
      <Icon of={drawing} size={16} />
    </span>
  )
}
