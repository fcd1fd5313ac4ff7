import { Label } from 'react-aria-components/Label'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { TextField } from 'react-aria-components/TextField'
import './text-field.css'
import './text-area.css'

type TextAreaProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Some lines of text. */
export function TextArea({ label, value, onChange }: TextAreaProps) {
  return (
    <TextField className="field" value={value} onChange={onChange} autoFocus>
      <Label className="field-label">{label}</Label>
      <AriaTextArea className="field-input text-area" rows={3} />
    </TextField>
  )
}
