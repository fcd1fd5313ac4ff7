import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from 'react-aria-components/Form'
import type { CommandOutput } from '../../../shared/bridge.ts'
import type { FormField, ProviderManifest } from '../../../shared/domain/provider.ts'
import { errorSentence } from '../../text/error-sentence.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { strangerOfError } from '../../stores/draft-form.ts'
import { useErrand, useScreens } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { Fold } from '../../ui/fold.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CompareCodes } from './compare-view.tsx'
import { Enrolled } from './enrolled.tsx'

type Made = CommandOutput<'enrolment.make'>
const KEY = 'enrolment'

/** A new account at the phone company itself. The form is sent once; what became of it is said in words. */
export function EnrolForm({ manifest }: { readonly manifest: ProviderManifest }) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const fields = manifest.enrolment ?? []
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map(({ key, default: preset }) => [key, preset ?? ''])),
  )
  const [missing, setMissing] = useState<readonly string[]>([])
  const [pin, setPin] = useState<string | null>(null)
  const [made, setMade] = useState<Made | null>(null)
  const errand = useErrand(KEY)
  if (made) return <Enrolled made={made} />
  const error = errand?.kind === 'failed' ? errand.error : null
  const stranger = error ? strangerOfError(error) : null
  const send = (trusted: string | null): void => {
    const empty = fields.filter(({ key, required }) => required && !values[key]?.trim()).map(({ key }) => key)
    setMissing(empty)
    if (empty.length > 0) return
    setPin(trusted)
    errands
      .getState()
      .run(
        KEY,
        () => commands['enrolment.make']({ provider: manifest.id, values, name: '', pin: trusted }),
        setMade,
      )
  }
  if (stranger)
    return (
      <CompareCodes
        stranger={stranger}
        onSame={() => send(stranger.fingerprint)}
        onDifferent={() => errands.getState().dismiss(KEY)}
      />
    )
  const at = (field: FormField): string | null => {
    if (missing.includes(field.key)) return t('addAccount.fieldMissing')
    const taken = error?.detail === 'user-exists' && field.key === 'username'
    return error && (error.field === field.key || taken) ? errorSentence(error) : null
  }
  const draw = (field: FormField) => (
    <TextField
      key={field.key}
      label={field.label}
      kind={field.kind === 'password' || field.kind === 'email' || field.kind === 'url' ? field.kind : 'text'}
      value={values[field.key] ?? ''}
      onChange={(next) => setValues({ ...values, [field.key]: next })}
      hint={field.hint}
      placeholder={field.placeholder}
      required={field.required}
      mark={field.required ? undefined : t('common.optional')}
      error={at(field)}
      disabled={errand?.kind === 'running'}
      {...(field.kind === 'password' && { autoComplete: 'new-password' })}
      eye={{ show: t('common.show'), hide: t('common.hide') }}
    />
  )
  const advanced = fields.filter(({ group }) => group === 'advanced')
  const advancedHit = advanced.some((field) => at(field) !== null)
  return (
    <Form
      className="form"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault()
        if (errand?.kind !== 'running') send(pin)
      }}
    >
      <p className="quiet">{t('enrol.lead', { system: manifest.title })}</p>
      {fields.filter(({ group }) => group === 'main').map(draw)}
      {advanced.length > 0 ? (
        <Fold key={String(advancedHit)} title={t('addAccount.advanced')} open={advancedHit}>
          {advanced.map(draw)}
        </Fold>
      ) : null}
      {error && !fields.some((field) => at(field) !== null) ? <ErrorNote error={error} /> : null}
      <div className="form-actions">
        <Button kind="primary" size="large" submit wide working={errand?.kind === 'running'}>
          {errand?.kind === 'running' ? t('enrol.making') : t('enrol.make')}
        </Button>
        <p className="meta">{t('enrol.once')}</p>
      </div>
    </Form>
  )
}
