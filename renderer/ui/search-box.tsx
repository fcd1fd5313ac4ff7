import { Search, X } from 'lucide-react'
import type { RefObject } from 'react'
import { Button } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField } from 'react-aria-components/SearchField'
import { Icon } from './icon.tsx'
import './icon-button.css'
import './text-field.css'
import './search-box.css'

type SearchBoxProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly inputRef?: RefObject<HTMLInputElement | null>
}

/** A field to search in; Esc empties it. */
export function SearchBox({ label, value, onChange, inputRef }: SearchBoxProps) {
  return (
    <SearchField className="search-box" aria-label={label} value={value} onChange={onChange}>
      <Icon of={Search} size={16} />
      <Input
        className="field-input"
        placeholder={label}
        spellCheck="false"
        {...(inputRef ? { ref: inputRef } : {})}
      />
      <Button className="icon-button">
        <Icon of={X} size={16} />
      </Button>
    </SearchField>
  )
}
