import { useTranslation } from 'react-i18next'
import type { ProviderManifest } from '../../../shared/domain/provider.ts'
import { useDraft, useSnapshot, useView } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'

/** For somebody without an account: the phone companies that make one at once. */
export function EnrolOffers() {
  const providers = useSnapshot((snapshot) => snapshot.providers)
  return providers.map((manifest) =>
    manifest.enrolment ? <EnrolOffer key={manifest.id} manifest={manifest} /> : null,
  )
}

export function EnrolOffer({ manifest }: { readonly manifest: ProviderManifest }) {
  const { t } = useTranslation()
  const choose = useDraft((draft) => draft.choose)
  const showEnrolment = useView((view) => view.showEnrolment)
  const open = (): void => {
    choose(manifest)
    showEnrolment()
  }
  return (
    <div className="enrol-offer">
      <span className="quiet">{t('enrol.question')}</span>
      <Button kind="quiet" size="small" onPress={open}>
        {t('enrol.open', { system: manifest.title })}
      </Button>
    </div>
  )
}
