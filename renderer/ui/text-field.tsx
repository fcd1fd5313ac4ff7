import { CircleAlert, Eye, EyeOff } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import './text-field.css'

export type TextFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly kind?: 'text' | 'url' | 'email' | 'password'
  readonly hint?: string | undefined
  readonly placeholder?: string | undefined
  /** What is wrong with the value, shown under the field and read with it. */
  readonly error?: ReactNode
  /** A word beside the label, such as "optional". */
  readonly mark?: string | undefined
  /** What the eye of a password field is called in both positions. */
  readonly eye?: { readonly show: string; readonly hide: string }
  readonly required?: boolean
  readonly autoFocus?: boolean
  readonly autoComplete?: string
  readonly disabled?: boolean
  readonly onEnter?: () => void
}

export function TextField(props: TextFieldProps) {
  const { label, value, onChange, kind = 'text', hint, placeholder, error, mark, eye, onEnter } = props
  const [shown, setShown] = useState(false)
  const secret = kind === 'password'
  // URLs stay a text field: the browser's own URL check would refuse "example.org".
  const type = secret ? (shown ? 'text' : 'password') : kind === 'email' ? 'email' : 'text'
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      type={type}
      isInvalid={error != null}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      validationBehavior="aria"
      autoFocus={props.autoFocus ?? false}
      autoComplete={props.autoComplete ?? (secret ? 'current-password' : 'off')}
      spellCheck="false"
      {...(kind === 'url' ? { inputMode: 'url' as const } : {})}
      {...(onEnter
        ? { onKeyDown: (event) => (event.key === 'Enter' ? onEnter() : event.continuePropagation()) }
        : {})}
    >
      <Label className="field-label">
        {label}
        {mark === undefined ? null : <span className="quiet"> · {mark}</span>}
      </Label>
      <div className={secret ? 'field-box field-with-button' : 'field-box'}>
        <Input className="field-input" placeholder={placeholder ?? ''} />
        {secret && eye ? (
          <IconButton
            icon={shown ? EyeOff : Eye}
            label={shown ? eye.hide : eye.show}
            onPress={() => setShown(!shown)}
          />
        ) : null}
      </div>
      {hint === undefined || error != null ? null : (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">
        <Icon of={CircleAlert} size={16} />
        <span>{error}</span>
      </FieldError>
    </AriaTextField>
  )
}
