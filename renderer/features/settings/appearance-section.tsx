import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../shared/domain/settings.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../shared/text/languages.ts'
import { useActions, useSnapshot } from '../../stores/screens.tsx'
import { BoxRow, Section } from '../../ui/box.tsx'
import { Choice } from '../../ui/choice.tsx'
import { SelectBox } from '../../ui/select-box.tsx'

export function AppearanceSection() {
  const { t } = useTranslation()
  const theme = useSnapshot((snapshot) => snapshot.settings.theme)
  const language = useSnapshot((snapshot) => snapshot.settings.language)
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
      <BoxRow>
        <span className="grow">{t('settings.language')}</span>
        <SelectBox
          label={t('settings.language')}
          look="plain"
          value={language}
          onChange={(next) => {
            if (isChoice(next)) changeSettings({ language: next })
          }}
          options={[
            { id: 'system', label: t('settings.system') },
            ...LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id] })),
          ]}
        />
      </BoxRow>
    </Section>
  )
}

function isChoice(text: string): text is Settings['language'] {
  return text === 'system' || LANGUAGES.some((language) => language === text)
}
