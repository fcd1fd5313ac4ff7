import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import './box.css'
import './empty.css'

type EmptyProps = {
  readonly icon: LucideIcon
  readonly title: string
  readonly hint?: ReactNode
  readonly action?: ReactNode
}

/** Where nothing is: one line and one thing to do. */
export function Empty({ icon, title, hint, action }: EmptyProps) {
  return (
    <div className="empty">
      <Icon of={icon} size={28} />
      <p className="empty-title">{title}</p>
      {hint === undefined ? null : <p className="empty-hint">{hint}</p>}
      {action === undefined ? null : <div className="buttons">{action}</div>}
    </div>
  )
}
