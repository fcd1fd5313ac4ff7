import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../app/error-note.tsx'
import { ExpiryNote } from '../../app/expiry-note.tsx'
import { useErrand, useScreens } from '../../stores/screens.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { fullMoment } from '../../ui/format/moment.ts'
import { screenLocale } from '../../ui/screen-locale.ts'
import { useAccount } from './account-context.tsx'

/** The certificate the account signs in with, and the way to a new one. */
export function CertificatePart() {
  const { t } = useTranslation()
  const view = useAccount()
  const { certificate, info } = view
  return (
    <Section title={t('accountPage.certificate.title')}>
      <BoxBlock>
        <ExpiryNote view={view} />
        {certificate ? (
          <Facts
            facts={[
              { name: t('accountPage.certificate.issuedTo'), value: certificate.subject },
              {
                name: t('accountPage.certificate.validTo'),
                value: fullMoment(certificate.validTo, screenLocale()),
              },
              { name: t('accountPage.certificate.key'), value: certificate.keyType },
            ]}
          />
        ) : (
          <p className="quiet">{t('accountPage.certificate.none')}</p>
        )}
      </BoxBlock>
      {info.capabilities.includes('certificate-file') ? <GetCertificate accountId={info.id} /> : null}
    </Section>
  )
}

/** The file goes from main to the disk; this page learns its name. */
function GetCertificate({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const [saved, setSaved] = useState<{ readonly name: string; readonly format: 'p12' | 'crt' } | null>(null)
  const key = `certificate/${accountId}`
  const errand = useErrand(key)
  const working = errand?.kind === 'running'
  const get = (format: 'p12' | 'crt'): void => {
    setSaved(null)
    errands.getState().run(
      key,
      () => commands['certificate.save']({ accountId, format }),
      (file) => setSaved(file ? { name: file.fileName, format } : null),
    )
  }
  return (
    <BoxBlock>
      <div>
        <p className="field-label">{t('accountPage.certificate.get')}</p>
        <p className="meta">{t('accountPage.certificate.getHint')}</p>
      </div>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      <div className="buttons">
        <Button size="small" onPress={() => get('p12')} disabled={working}>
          {t('accountPage.certificate.getP12')}
        </Button>
        <Button size="small" onPress={() => get('crt')} disabled={working}>
          {t('accountPage.certificate.getCrt')}
        </Button>
      </div>
      <p className="meta" role="status">
        {working ? t('accountPage.certificate.getting') : ''}
        {saved
          ? `${t('accountPage.certificate.saved', { file: saved.name })}. ${t(
              saved.format === 'p12'
                ? 'accountPage.certificate.p12Password'
                : 'accountPage.certificate.crtPlain',
            )}`
          : ''}
      </p>
    </BoxBlock>
  )
}
