import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { Tone } from './tone.ts'
import './note.css'

const DRAWING: Partial<Record<Tone, LucideIcon>> = {
  danger: CircleAlert,
  warn: TriangleAlert,
  ok: CircleCheck,
}

type NoteProps = {
  readonly tone: Tone
  readonly title?: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Read aloud when it appears. */
  readonly live?: boolean
}

/** A message beside what it concerns. */
export function Note({ tone, title, children, actions, live = false }: NoteProps) {
  return (
    <div className={`note note-${tone}`} {...(live ? { role: 'status' } : {})}>
      <span className={`tone-${tone}`}>
        <Icon of={DRAWING[tone] ?? Info} />
      </span>
      <div className="note-words">
        {title === undefined ? null : <p className="note-title">{title}</p>}
        {children}
        {actions === undefined ? null : <div className="note-actions">{actions}</div>}
      </div>
    </div>
  )
}
