import type { ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import './choice.css'

export type ChoiceOption<K extends string> = { readonly id: K; readonly label: ReactNode }

type ChoiceProps<K extends string> = {
  readonly label: string
  readonly options: readonly ChoiceOption<K>[]
  /** null: none is chosen, because the state is not known. */
  readonly value: K | null
  readonly onChange: (value: K) => void
  readonly disabled?: boolean
}

/** Two to four exclusive choices side by side. */
export function Choice<K extends string>({
  label,
  options,
  value,
  onChange,
  disabled = false,
}: ChoiceProps<K>) {
  return (
    <RadioGroup
      className="choice"
      aria-label={label}
      orientation="horizontal"
      value={value}
      isDisabled={disabled}
      onChange={(next) => {
        const option = options.find(({ id }) => id === next)
        if (option) onChange(option.id)
      }}
    >
      {options.map((option) => (
        <Radio key={option.id} value={option.id} className="choice-option">
          {option.label}
        </Radio>
      ))}
    </RadioGroup>
  )
}
