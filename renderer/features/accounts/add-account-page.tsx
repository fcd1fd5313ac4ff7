import { useTranslation } from 'react-i18next'
import { PageHead } from '../../app/page-head.tsx'
import { useDraft, useView } from '../../stores/screens.tsx'
import { AccountForm } from './account-form.tsx'
import { CompareView } from './compare-view.tsx'
import { ProviderList } from './provider-list.tsx'
import './accounts.css'

/** Adding an account: which system, the form, the test, the name. */
export function AddAccountPage() {
  const { t } = useTranslation()
  const manifest = useDraft((draft) => draft.manifest)
  const phase = useDraft((draft) => draft.phase)
  const discard = useDraft((draft) => draft.discard)
  const back = useView((view) => view.back)
  const leave = (): void => {
    discard()
    back()
  }
  return (
    <>
      <PageHead title={manifest ? manifest.title : t('addAccount.title')} onBack={leave} />
      <div className="add-account">
        {manifest === null ? (
          <ProviderList title={t('addAccount.choose')} onChosen={() => undefined} />
        ) : phase === 'compare' ? (
          <CompareView />
        ) : (
          <AccountForm manifest={manifest} />
        )}
      </div>
    </>
  )
}
