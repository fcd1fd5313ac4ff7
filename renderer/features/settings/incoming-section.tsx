import { useTranslation } from 'react-i18next'
import { useActions, useSnapshot } from '../../stores/screens.tsx'
import { Section } from '../../ui/box.tsx'
import { Switch } from '../../ui/switch.tsx'

/** Three separate switches: desk-phone users want one without the others. */
export function IncomingSection() {
  const { t } = useTranslation()
  const incoming = useSnapshot((snapshot) => snapshot.settings.incoming)
  const { changeSettings } = useActions()
  return (
    <Section title={t('settings.incoming')}>
      <Switch
        title={t('settings.popup')}
        hint={t('settings.popupHint')}
        on={incoming.popup}
        onChange={(popup) => changeSettings({ incoming: { popup } })}
      />
      <Switch
        title={t('settings.ring')}
        hint={t('settings.ringHint')}
        on={incoming.sound}
        onChange={(sound) => changeSettings({ incoming: { sound } })}
      />
      <Switch
        title={t('settings.notification')}
        hint={t('settings.notificationHint')}
        on={incoming.notification}
        onChange={(notification) => changeSettings({ incoming: { notification } })}
      />
    </Section>
  )
}
