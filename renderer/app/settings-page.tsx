import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountsSection } from '../features/accounts/accounts-section.tsx'
import { AboutSection } from '../features/settings/about-section.tsx'
import { AppearanceSection } from '../features/settings/appearance-section.tsx'
import { DiagnosticsSection } from '../features/settings/diagnostics-section.tsx'
import { HotkeysSection } from '../features/settings/hotkeys-section.tsx'
import { BlockedSection } from '../features/settings/blocked-section.tsx'
import { IncomingSection } from '../features/settings/incoming-section.tsx'
import { PreferencesSection } from '../features/settings/preferences-section.tsx'
import { SoundSection } from '../features/settings/sound-section.tsx'
import { StartSection } from '../features/settings/start-section.tsx'
import { TrustSection } from '../features/settings/trust-section.tsx'
import { UpdatesSection } from '../features/settings/updates-section.tsx'
import { WatchedSection } from '../features/settings/watched-section.tsx'
import { errandKey } from '../stores/errand-key.ts'
import { useErrand, useScreens, useView } from '../stores/screens.tsx'
import { ErrorNote } from './error-note.tsx'
import { PageHead } from './page-head.tsx'
import './settings-page.css'

export function SettingsPage() {
  const { t } = useTranslation()
  const back = useView((view) => view.back)
  const errand = useErrand(errandKey.settings)
  const { dismiss } = useScreens().errands.getState()
  const page = useView((view) => view.page)
  const wish = page.kind === 'settings' ? page.wish : null
  useEffect(() => {
    if (wish === 'sound' || wish === 'diagnostics' || wish === 'updates')
      document.getElementById(wish)?.scrollIntoView({ block: 'start' })
  }, [wish])
  return (
    <>
      <PageHead title={t('settings.title')} onBack={back} />
      <div className="settings">
        <div className="settings-column">
          {errand?.kind === 'failed' ? (
            <ErrorNote error={errand.error} onDismiss={() => dismiss(errandKey.settings)} />
          ) : null}
          <AccountsSection />
          <PreferencesSection />
          <AppearanceSection />
          <StartSection />
          <TrustSection />
          <BlockedSection />
          <WatchedSection />
        </div>
        <div className="settings-column">
          <SoundSection />
          <IncomingSection />
          <HotkeysSection />
          <DiagnosticsSection />
          <UpdatesSection />
          <AboutSection />
        </div>
      </div>
    </>
  )
}
