import { useTranslation } from 'react-i18next'
import { useActions, useSnapshot } from '../stores/screens.tsx'
import { ErrorNote } from './error-note.tsx'

/** Troubles of this machine, until they are mended or put away. */
export function Troubles() {
  const { t } = useTranslation()
  const troubles = useSnapshot((snapshot) => snapshot.troubles)
  const { dismissTrouble } = useActions()
  if (troubles.length === 0) return null
  return (
    <section className="troubles" aria-label={t('trouble.label')} data-region>
      {troubles.map((error) => (
        <ErrorNote key={error.code} error={error} onDismiss={() => dismissTrouble(error.code)} />
      ))}
    </section>
  )
}
