import { useTranslation } from 'react-i18next'
import type { CommandOutput } from '../../../shared/bridge.ts'
import { useDraft, useView } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'

/** The account is there and set up here. */
export function Enrolled({ made }: { readonly made: CommandOutput<'enrolment.make'> }) {
  const { t } = useTranslation()
  const showTab = useView((view) => view.showTab)
  const discard = useDraft((draft) => draft.discard)
  const go = (): void => {
    discard()
    showTab('calls')
  }
  return (
    <div className="form">
      <Note tone="ok" title={t('enrol.done', { address: made.address })} live>
        <p>{t('enrol.doneText')}</p>
      </Note>
      {made.warnings.map((warning) => (
        <Note key={warning} tone="warn" title={t(`enrol.${warning}`)} />
      ))}
      <Button kind="primary" size="large" wide onPress={go}>
        {t('enrol.go')}
      </Button>
    </div>
  )
}
