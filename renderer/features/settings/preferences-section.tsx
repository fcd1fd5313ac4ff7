import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useSnapshot, useView } from '../../stores/screens.tsx'
import { Section } from '../../ui/box.tsx'
import { Icon } from '../../ui/icon.tsx'

/** The way to what a person may set at each phone system. */
export function PreferencesSection() {
  const { t } = useTranslation()
  const showPreferences = useView((view) => view.showPreferences)
  const all = useSnapshot((snapshot) => snapshot.accounts)
  const accounts = all.filter(({ info }) => info.capabilities.includes('profile'))
  if (accounts.length === 0) return null
  return (
    <Section title={t('preferences.section')}>
      <ul>
        {accounts.map(({ info }) => (
          <li key={info.id}>
            <AriaButton className="preferences-row" onPress={() => showPreferences(info.id)}>
              <span className="grow">
                <span className="one-line preferences-name">
                  <bdi>{info.name}</bdi>
                </span>
                <span className="meta">{t('preferences.sectionHint')}</span>
              </span>
              <Icon of={ChevronRight} size={16} />
            </AriaButton>
          </li>
        ))}
      </ul>
    </Section>
  )
}
