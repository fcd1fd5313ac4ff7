import { useTranslation } from 'react-i18next'
import {
  CONFIG_FIELDS,
  type ConfigField,
  type ConfigValue,
  type FieldProblem,
} from '../../../shared/domain/intercom-fields.ts'
import type { ConfigWrite } from '../../../shared/domain/intercom-write.ts'
import { appError } from '../../../shared/errors.ts'
import { errorSentence } from '../../text/error-sentence.ts'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'

type ConfigFieldRowProps = {
  readonly field: ConfigField
  /** Null: this firmware does not tell. */
  readonly value: ConfigValue | null
  readonly problem: FieldProblem | null
  /** How the last upload went. */
  readonly write: ConfigWrite | null
  readonly onChange: (text: string) => void
}

/** One setting, its name in the device's database beside it, and what became of it. */
export function ConfigFieldRow({ field, value, problem, write, onChange }: ConfigFieldRowProps) {
  const { t } = useTranslation()
  const { kind, database } = CONFIG_FIELDS[field]
  const label = t(`devices.config.field.${field}`)
  const verdict = write?.fields.find((one) => one.field === field)
  const refused = verdict?.state === 'refused'
  const wrong = problem ?? (refused ? (verdict.problem ?? null) : null)
  const error =
    wrong === null
      ? refused
        ? t('devices.config.state.refused')
        : null
      : errorSentence(appError('invalid-input', { detail: wrong, field: label }))
  const outcome = verdict === undefined || refused ? null : t(`devices.config.state.${verdict.state}`)
  if (kind === 'flag') {
    return (
      <div className="box">
        <Switch
          title={label}
          on={value === true}
          onChange={(on) => onChange(String(on))}
          disabled={value === null}
          hint={
            <>
              {database}
              {outcome === null ? null : ` · ${outcome}`}
              {error === null ? null : <span className="field-wrong">{error}</span>}
            </>
          }
        />
      </div>
    )
  }
  const hint =
    value === null
      ? t('devices.config.notTold')
      : kind === 'port'
        ? t('devices.config.portHint')
        : kind === 'opaque'
          ? t('devices.config.answerModeHint')
          : undefined
  return (
    <TextField
      label={label}
      mark={database}
      value={value === null ? '' : String(value)}
      onChange={onChange}
      disabled={value === null}
      hint={outcome ?? hint}
      error={error}
    />
  )
}
