import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useSnapshot, useView } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { EnrolOffers } from './enrol-offer.tsx'
import { ProviderList } from './provider-list.tsx'
import './accounts.css'

/** The first thing a person sees: which phone they have, or a phone company to play with. */
export function Welcome() {
  const { t } = useTranslation()
  const { startDemo } = useActions()
  const starting = useSnapshot((snapshot) => snapshot.demo === 'starting')
  const errand = useErrand(errandKey.demo)
  const showAddAccount = useView((view) => view.showAddAccount)
  const showSettings = useView((view) => view.showSettings)
  const busy = starting || errand?.kind === 'running'
  return (
    <div className="welcome-scroll">
      <div className="welcome">
        <div>
          <h1>{t('welcome.title')}</h1>
          <p className="welcome-lead">{t('welcome.lead')}</p>
        </div>
        <ProviderList title={t('welcome.choose')} onChosen={showAddAccount} />
        <EnrolOffers />
        <div className="welcome-demo">
          {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
          <Button kind="quiet" onPress={startDemo} working={busy}>
            {busy ? t('welcome.demoStarting') : t('welcome.demo')}
          </Button>
          <p className="meta">{t('welcome.demoHint')}</p>
        </div>
        <Button kind="quiet" onPress={() => showSettings()}>
          {t('app.settings')}
        </Button>
      </div>
    </div>
  )
}
