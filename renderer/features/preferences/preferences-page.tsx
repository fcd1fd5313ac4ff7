import { useTranslation } from 'react-i18next'
import { PageHead } from '../../app/page-head.tsx'
import { PreferenceSection } from '../../app/preference-form.tsx'
import { PREFERENCE_SETS, type PreferenceSet } from '../../../shared/domain/preferences.ts'
import { useSnapshot, useView } from '../../stores/screens.tsx'
import { SecretForm } from './secret-form.tsx'
import { ServerTime } from './server-time.tsx'
import { SpeedDialSection } from './speed-dial-section.tsx'
import '../../app/settings-page.css'

/** What a person may set at one phone system. */
export function PreferencesPage() {
  const { t } = useTranslation()
  const page = useView((view) => view.page)
  const back = useView((view) => view.back)
  const accountId = page.kind === 'preferences' ? page.accountId : ''
  const info = useSnapshot(({ accounts }) => accounts.find((view) => view.info.id === accountId)?.info)
  if (!info) return null
  const { capabilities } = info
  const sets = PREFERENCE_SETS.filter((set) => capabilities.includes(set))
  const left: readonly PreferenceSet[] = sets.filter((set) => set === 'voicemail' || set === 'attendant')
  const right = sets.filter((set) => !left.includes(set))
  return (
    <>
      <PageHead title={t('preferences.title', { name: info.name })} onBack={back} />
      <div className="settings">
        <div className="settings-column">
          {left.map((set) => (
            <PreferenceSection key={set} accountId={accountId} set={set} />
          ))}
          {capabilities.includes('voicemail') ? <SecretForm accountId={accountId} kind="pin" /> : null}
          {capabilities.includes('speed-dial') ? <SpeedDialSection accountId={accountId} /> : null}
        </div>
        <div className="settings-column">
          {right.map((set) => (
            <PreferenceSection key={set} accountId={accountId} set={set} />
          ))}
          {capabilities.includes('server-time') ? <ServerTime accountId={accountId} /> : null}
          {capabilities.includes('password') ? <SecretForm accountId={accountId} kind="password" /> : null}
        </div>
      </div>
    </>
  )
}
