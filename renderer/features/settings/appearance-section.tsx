import { useTranslation } from 'react-i18next'
import { useActions, useSnapshot } from '../../stores/screens.tsx'
import { BoxRow, Section } from '../../ui/box.tsx'
import { Choice } from '../../ui/choice.tsx'

export function AppearanceSection() {
  const { t } = useTranslation()
  const theme = useSnapshot((snapshot) => snapshot.settings.theme)
  const { changeSettings } = useActions()
  return (
    <Section title={t('settings.appearance')}>
      <BoxRow>
        <span className="grow">{t('settings.theme')}</span>
        <Choice
          label={t('settings.theme')}
          value={theme}
          onChange={(next) => changeSettings({ theme: next })}
          options={[
            { id: 'system', label: t('settings.system') },
            { id: 'light', label: t('settings.light') },
            { id: 'dark', label: t('settings.dark') },
          ]}
        />
      </BoxRow>
    </Section>
  )
}
