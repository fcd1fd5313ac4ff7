import { CircleAlert, FileKey } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormField } from '../../../shared/domain/provider.ts'
import { errorSentence } from '../../text/error-sentence.ts'
import { useDraft } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CertificateCard } from './certificate-card.tsx'
import { LegacyConsent } from './legacy-consent.tsx'

/** A certificate file: chosen through the system's dialog, opened with its password, shown. Its bytes never come here. */
export function CertificateField({
  field,
  trouble,
}: {
  readonly field: FormField
  readonly trouble: string | null
}) {
  const { t } = useTranslation()
  const { file, fileBusy, fileError, error, legacy, chooseFile, openFile } = useDraft((draft) => draft)
  const [password, setPassword] = useState('')
  const labelId = useId()
  const open = (): void => {
    openFile(password)
    setPassword('')
  }
  const locked = file !== null && file.certificate === null
  const passwordError = fileError && locked ? errorSentence(fileError) : null
  // Said on its own, for the person can consent to it.
  const isOld =
    legacy ||
    file?.certificate?.weak === true ||
    [fileError?.code, error?.code].some(
      (code) => code === 'certificate-legacy-format' || code === 'certificate-weak',
    )
  const fileTrouble = fileError && !locked ? errorSentence(fileError) : trouble
  return (
    <div className="certificate" role="group" aria-labelledby={labelId}>
      <p className="field-label" id={labelId}>
        {field.label}
        {field.required ? null : <span className="quiet"> · {t('common.optional')}</span>}
      </p>
      <div className="certificate-file">
        <Icon of={FileKey} />
        <span className={file ? 'grow one-line' : 'grow one-line quiet'}>
          {file?.fileName ?? t('certificate.none')}
        </span>
        <Button onPress={chooseFile} working={fileBusy === 'choosing'}>
          {fileBusy === 'choosing'
            ? t('certificate.choosing')
            : file
              ? t('certificate.chooseOther')
              : t('certificate.choose')}
        </Button>
      </div>
      {field.hint === undefined ? null : <p className="field-hint">{field.hint}</p>}
      {fileTrouble === null ? null : (
        <p className="field-error" role="alert">
          <Icon of={CircleAlert} size={16} />
          <span>{fileTrouble}</span>
        </p>
      )}
      {isOld ? <LegacyConsent /> : null}
      {locked ? (
        <div className="certificate-card">
          <TextField
            autoFocus
            kind="password"
            label={t('certificate.password')}
            value={password}
            onChange={setPassword}
            onEnter={open}
            error={passwordError}
            autoComplete="off"
            eye={{ show: t('common.show'), hide: t('common.hide') }}
          />
          <Button onPress={open} working={fileBusy === 'opening'}>
            {fileBusy === 'opening' ? t('certificate.opening') : t('certificate.open')}
          </Button>
        </div>
      ) : null}
      {file?.certificate ? <CertificateCard certificate={file.certificate} /> : null}
    </div>
  )
}
