import { useTranslation } from 'react-i18next'
import { useDraft } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'

/** An old kind of certificate works only when the person says so, for this one account. */
export function LegacyConsent() {
  const { t } = useTranslation()
  const legacy = useDraft((draft) => draft.legacy)
  const allow = useDraft((draft) => draft.allowLegacy)
  if (legacy) return <Note tone="info" title={t('certificate.legacyAllowed')} live />
  return (
    <Note
      tone="warn"
      title={t('certificate.legacyTitle')}
      actions={
        <Button size="small" onPress={allow}>
          {t('certificate.legacyAllow')}
        </Button>
      }
    >
      <p>{t('certificate.legacyText')}</p>
    </Note>
  )
}
