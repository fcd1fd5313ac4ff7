import { useTranslation } from 'react-i18next'
import { useActions, useSnapshot } from '../../stores/screens.tsx'
import { Switch } from '../../ui/switch.tsx'

/** Whether calls of this contact are answered without asking. */
export function AutoAnswerSwitch({ address }: { readonly address: string }) {
  const { t } = useTranslation()
  const { changeSettings } = useActions()
  const chosen = useSnapshot((snapshot) => snapshot.settings.autoAnswer)
  if (address === '') return null
  return (
    <Switch
      title={t('lines.autoAnswer')}
      hint={t('lines.autoAnswerHint')}
      on={chosen.includes(address)}
      onChange={(on) => {
        const others = chosen.filter((other) => other !== address)
        changeSettings({ autoAnswer: on ? [...others, address].slice(-50) : others })
      }}
    />
  )
}
