import { Check } from 'lucide-react'
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'
import { Icon } from './icon.tsx'
import './checkbox.css'

type CheckboxProps = {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

/** A sentence that a person ticks. */
export function Checkbox({ label, on, onChange }: CheckboxProps) {
  return (
    <AriaCheckbox className="checkbox" isSelected={on} onChange={onChange}>
      <span className="checkbox-box" aria-hidden>
        <Icon of={Check} size={16} />
      </span>
      {label}
    </AriaCheckbox>
  )
}
