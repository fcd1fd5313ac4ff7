import { useTranslation } from 'react-i18next'
import { BoxBlock } from '../../ui/box.tsx'
import { Facts, type Fact } from '../../ui/facts.tsx'
import { PartSection } from './part-section.tsx'

/** How the mailbox is set up; only to look at, and never its PIN. */
export function VoicemailPart() {
  const { t } = useTranslation()
  return (
    <PartSection part="voicemail-settings" title={t('accountPage.voicemail.title')}>
      {(settings) => {
        if (settings.kind === 'none')
          return (
            <BoxBlock>
              <p className="quiet">{t('accountPage.voicemail.none')}</p>
            </BoxBlock>
          )
        const { mailbox, address, name, email, deleteAfterSending, accessNumber } = settings
        const facts: readonly (Fact | null)[] = [
          { name: t('accountPage.voicemail.number'), value: mailbox },
          address ? { name: t('accountPage.voicemail.address'), value: address } : null,
          name ? { name: t('accountPage.voicemail.name'), value: name } : null,
          {
            name: t('accountPage.voicemail.email'),
            value: email ?? t('accountPage.voicemail.emailNone'),
          },
          deleteAfterSending === null || email === null
            ? null
            : {
                name: t('accountPage.voicemail.deleted'),
                value: deleteAfterSending
                  ? t('accountPage.voicemail.deletedYes')
                  : t('accountPage.voicemail.deletedNo'),
              },
          accessNumber ? { name: t('accountPage.voicemail.access'), value: accessNumber } : null,
        ]
        return (
          <BoxBlock>
            <Facts facts={facts.filter((fact) => fact !== null)} />
            <p className="meta">{t('accountPage.voicemail.readOnly')}</p>
          </BoxBlock>
        )
      }}
    </PartSection>
  )
}
