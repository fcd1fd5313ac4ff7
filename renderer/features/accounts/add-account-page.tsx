import { useTranslation } from 'react-i18next'
import { PageHead } from '../../app/page-head.tsx'
import { useDraft, useView } from '../../stores/screens.tsx'
import { AccountForm } from './account-form.tsx'
import { CompareView } from './compare-view.tsx'
import { EnrolForm } from './enrol-form.tsx'
import { EnrolOffer } from './enrol-offer.tsx'
import { ProviderList } from './provider-list.tsx'
import './accounts.css'

/** Adding an account: which system, the form, the test, the name. */
export function AddAccountPage() {
  const { t } = useTranslation()
  const manifest = useDraft((draft) => draft.manifest)
  const phase = useDraft((draft) => draft.phase)
  const discard = useDraft((draft) => draft.discard)
  const back = useView((view) => view.back)
  const enrolling = useView((view) => view.page.kind === 'add-account' && view.page.enrolling)
  const leave = (): void => {
    discard()
    back()
  }
  return (
    <>
      <PageHead
        title={
          manifest === null
            ? t('addAccount.title')
            : enrolling
              ? t('enrol.title', { system: manifest.title })
              : manifest.title
        }
        onBack={leave}
      />
      <div className="add-account">
        {manifest === null ? (
          <ProviderList title={t('addAccount.choose')} onChosen={() => undefined} />
        ) : enrolling && manifest.enrolment ? (
          <EnrolForm manifest={manifest} />
        ) : phase === 'compare' ? (
          <CompareView />
        ) : (
          <>
            <AccountForm manifest={manifest} />
            {manifest.enrolment ? <EnrolOffer manifest={manifest} /> : null}
          </>
        )}
      </div>
    </>
  )
}
