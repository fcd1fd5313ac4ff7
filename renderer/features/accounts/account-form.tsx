import { useTranslation } from 'react-i18next'
import { Form } from 'react-aria-components/Form'
import type { ProviderManifest } from '../../../shared/domain/provider.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { useDraft } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { Fold } from '../../ui/fold.tsx'
import { FormField } from './form-field.tsx'
import { NameAndSave } from './name-and-save.tsx'
import { ProbeSteps } from './probe-steps.tsx'

/** The form of a phone system, drawn from its manifest. Testing comes before saving. */
export function AccountForm({ manifest }: { readonly manifest: ProviderManifest }) {
  const { t } = useTranslation()
  const { phase, error, report, test } = useDraft((draft) => draft)
  const main = manifest.fields.filter((field) => field.group === 'main')
  const advanced = manifest.fields.filter((field) => field.group === 'advanced')
  // An error about one field stands at that field.
  const general =
    error && !manifest.fields.some((field) => field.key === error.field) && error.field !== 'name'
  const advancedHit = advanced.some((field) => field.key === error?.field)
  const tested = phase === 'tested' || phase === 'saving'
  return (
    <>
      <Form
        className="form"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault()
          if (phase === 'form') test()
        }}
      >
        {main.map((field) => (
          <FormField key={field.key} field={field} />
        ))}
        {advanced.length > 0 ? (
          <Fold key={String(advancedHit)} title={t('addAccount.advanced')} open={advancedHit}>
            {advanced.map((field) => (
              <FormField key={field.key} field={field} />
            ))}
          </Fold>
        ) : null}
        {general && error ? <ErrorNote error={error} /> : null}
        {phase === 'testing' || report ? <ProbeSteps report={report} /> : null}
        {tested ? null : (
          <div className="form-actions">
            <Button kind="primary" size="large" submit wide working={phase === 'testing'}>
              {phase === 'testing'
                ? t('addAccount.testing')
                : report
                  ? t('addAccount.testAgain')
                  : t('addAccount.test')}
            </Button>
            <p className="meta">{t('addAccount.nothingSaved')}</p>
          </div>
        )}
      </Form>
      {tested ? <NameAndSave /> : null}
    </>
  )
}
