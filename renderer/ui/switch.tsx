import type { ReactNode } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components/Switch'
import './switch.css'

type SwitchProps = {
  readonly title: string
  readonly hint?: ReactNode
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly big?: boolean
  /** Asked for, not yet answered. */
  readonly pending?: boolean
  readonly disabled?: boolean
  readonly icon?: ReactNode
}

/** A whole row that switches something on and off; it shows what is, never what was clicked. */
export function Switch({
  title,
  hint,
  on,
  onChange,
  big = false,
  pending = false,
  disabled = false,
  icon,
}: SwitchProps) {
  return (
    <AriaSwitch
      className={big ? 'switch switch-big' : 'switch'}
      isSelected={on}
      onChange={onChange}
      isDisabled={disabled}
      data-pending={pending || undefined}
    >
      {icon}
      <span className="switch-words">
        <span className="switch-title">{title}</span>
        {hint === undefined ? null : <span className="switch-hint">{hint}</span>}
      </span>
      <span className="switch-track" aria-hidden>
        <span className="switch-knob" />
      </span>
    </AriaSwitch>
  )
}
