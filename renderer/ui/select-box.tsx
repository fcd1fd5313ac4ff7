import { Check, ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select, SelectValue } from 'react-aria-components/Select'
import { Icon } from './icon.tsx'
import './text-field.css'
import './popover.css'
import './select-box.css'

export type SelectOption = { readonly id: string; readonly label: string; readonly hint?: string | undefined }

type SelectBoxProps = {
  readonly label: string
  /** Whether the label is seen or only read. */
  readonly showLabel?: boolean
  readonly options: readonly SelectOption[]
  readonly value: string | null
  readonly onChange: (id: string) => void
  /** `plain`: text with an arrow, for a choice that is rarely changed. */
  readonly look?: 'box' | 'plain'
}

/** One choice out of many. */
export function SelectBox({
  label,
  showLabel = false,
  options,
  value,
  onChange,
  look = 'box',
}: SelectBoxProps) {
  return (
    <Select
      className={`select select-${look}`}
      value={value}
      onChange={(id) => {
        if (typeof id === 'string') onChange(id)
      }}
      {...(showLabel ? {} : { 'aria-label': label })}
    >
      {showLabel ? <Label className="field-label">{label}</Label> : null}
      <Button className="select-button">
        <SelectValue className="select-value one-line">{({ selectedText }) => selectedText}</SelectValue>
        <Icon of={ChevronDown} size={16} />
      </Button>
      <Popover className="popover" offset={4} containerPadding={8}>
        <ListBox className="options" items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="option">
              {({ isSelected }) => (
                <>
                  <span className="option-words">
                    <span className="one-line">{option.label}</span>
                    {option.hint === undefined ? null : (
                      <span className="option-hint meta">{option.hint}</span>
                    )}
                  </span>
                  <span className="option-check">{isSelected ? <Icon of={Check} size={16} /> : null}</span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
