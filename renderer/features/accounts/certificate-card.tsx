import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CertificateInfo } from '../../../shared/domain/account.ts'
import { CodeGroups } from '../../ui/code-groups.tsx'
import { Facts } from '../../ui/facts.tsx'
import { calendarDate } from '../../ui/format/moment.ts'
import { Fold } from '../../ui/fold.tsx'
import { Icon } from '../../ui/icon.tsx'
import { screenLocale } from '../../ui/screen-locale.ts'

/** What a certificate says of itself. */
export function CertificateCard({ certificate }: { readonly certificate: CertificateInfo }) {
  const { t } = useTranslation()
  const { subject, issuer, validFrom, validTo, fingerprint, expired, weak } = certificate
  const locale = screenLocale()
  const to = calendarDate(validTo, locale)
  const valid = expired ? (
    <span className="answer-line tone-danger">
      <Icon of={CircleAlert} size={16} />
      {t('certificate.expired', { to })}
    </span>
  ) : (
    t('certificate.validRange', { from: calendarDate(validFrom, locale), to })
  )
  return (
    <div className="certificate-card">
      <Facts
        facts={[
          { name: t('certificate.issuedTo'), value: subject },
          { name: t('certificate.issuedBy'), value: issuer },
          { name: t('certificate.valid'), value: valid },
        ]}
      />
      {weak ? (
        <p className="field-error tone-warn">
          <Icon of={TriangleAlert} size={16} />
          <span>{t('certificate.weak')}</span>
        </p>
      ) : null}
      <Fold title={t('certificate.showCode')}>
        <CodeGroups hex={fingerprint} label={t('certificate.fingerprint')} />
      </Fold>
    </div>
  )
}
