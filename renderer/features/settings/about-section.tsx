import { useTranslation } from 'react-i18next'
import { useSnapshot } from '../../stores/screens.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Facts } from '../../ui/facts.tsx'

export function AboutSection() {
  const { t } = useTranslation()
  const app = useSnapshot((snapshot) => snapshot.app)
  const providers = useSnapshot((snapshot) => snapshot.providers)
  const { platform } = app
  const computer =
    platform === 'linux' || platform === 'darwin' || platform === 'win32'
      ? t(`settings.platforms.${platform}`)
      : platform
  return (
    <Section title={t('settings.about')}>
      <BoxBlock>
        <Facts
          facts={[
            { name: t('settings.version'), value: `${t('app.name')} ${app.version}` },
            { name: t('settings.runtime'), value: app.runtime },
            { name: t('settings.platform'), value: computer },
            { name: t('settings.systems'), value: providers.map((manifest) => manifest.title).join(', ') },
          ]}
        />
      </BoxBlock>
    </Section>
  )
}
