import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trusted } from '../../../shared/domain/trust.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useDesk, useErrand, useSnapshot } from '../../stores/screens.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { CodeGroups } from '../../ui/code-groups.tsx'
import { Sheet } from '../../ui/sheet.tsx'

/** The certificates a person has trusted by comparing them, and the way to stop. */
export function TrustSection() {
  const { t } = useTranslation()
  const accounts = useSnapshot((snapshot) => snapshot.accounts.length)
  const { trusted, loadTrusted } = useDesk((desk) => desk)
  const [forgetting, setForgetting] = useState<Trusted | null>(null)
  useEffect(() => loadTrusted(), [loadTrusted, accounts])
  const none = trusted === null || trusted.length === 0
  return (
    <Section title={t('desk.trust.title')}>
      <BoxBlock>
        {/* Until it is known the usual sentence holds the place, so that nothing below moves under a finger. */}
        <p className="meta" style={trusted === null ? { visibility: 'hidden' } : {}}>
          {t(none ? 'desk.trust.none' : 'desk.trust.lead')}
        </p>
      </BoxBlock>
      {trusted?.map((one) => (
        <BoxBlock key={one.accountId}>
          <div className="trusted">
            <p className="grow">
              {one.host}
              <span className="meta" style={{ display: 'block' }}>
                {t('desk.trust.for', { account: one.accountName })}
              </span>
            </p>
            <Button
              size="small"
              kind="quiet-danger"
              label={`${t('desk.trust.forget')} ${one.host}`}
              onPress={() => setForgetting(one)}
            >
              {t('desk.trust.forget')}
            </Button>
          </div>
          <CodeGroups hex={one.fingerprint} label={t('certificate.fingerprint')} />
        </BoxBlock>
      ))}
      {forgetting ? <ForgetSheet trusted={forgetting} onDone={() => setForgetting(null)} /> : null}
    </Section>
  )
}

function ForgetSheet({ trusted, onDone }: { readonly trusted: Trusted; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const forget = useDesk((desk) => desk.forget)
  const errand = useErrand(errandKey.trust)
  return (
    <Sheet asks open title={t('desk.trust.forgetTitle', { host: trusted.host })} onClose={onDone}>
      <p className="sheet-text">{t('desk.trust.forgetText', { account: trusted.accountName })}</p>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      <div className="sheet-actions">
        <Button
          kind="danger"
          working={errand?.kind === 'running'}
          onPress={() => forget(trusted.accountId, onDone)}
        >
          {t('desk.trust.forgetConfirm')}
        </Button>
        <Button onPress={onDone}>{t('desk.trust.keep')}</Button>
      </div>
    </Sheet>
  )
}
