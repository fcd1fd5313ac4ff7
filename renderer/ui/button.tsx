import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { LucideIcon } from 'lucide-react'
import { Icon } from './icon.tsx'
import './button.css'

export type ButtonKind = 'plain' | 'primary' | 'danger' | 'call' | 'quiet' | 'quiet-danger'

export type ButtonProps = {
  readonly children: ReactNode
  readonly onPress?: () => void
  readonly kind?: ButtonKind
  readonly size?: 'small' | 'normal' | 'large'
  readonly icon?: LucideIcon
  readonly wide?: boolean
  readonly disabled?: boolean
  /** What was asked for is under way: still readable, not pressable twice. */
  readonly working?: boolean
  readonly submit?: boolean
  /** A fuller name where the visible text needs its surroundings to be understood. Must begin with that text. */
  readonly label?: string
  readonly slot?: string | null
  /** For a button that unfolds something. */
  readonly expanded?: boolean
}

export function Button(props: ButtonProps) {
  const { children, kind = 'plain', size = 'normal', icon, wide, working = false, label, slot } = props
  const names = ['button', `button-${kind}`, `button-${size}`, wide ? 'button-wide' : '']
  return (
    <AriaButton
      className={names.filter(Boolean).join(' ')}
      type={props.submit ? 'submit' : 'button'}
      isDisabled={props.disabled ?? false}
      data-working={working || undefined}
      aria-busy={working || undefined}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(slot === undefined ? {} : { slot })}
      {...(props.expanded === undefined ? {} : { 'aria-expanded': props.expanded })}
      {...(props.onPress && !working ? { onPress: props.onPress } : {})}
    >
      {icon ? <Icon of={icon} size={size === 'small' ? 16 : 20} /> : null}
      <span className="one-line">{children}</span>
    </AriaButton>
  )
}
