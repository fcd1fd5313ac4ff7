import { useTranslation } from 'react-i18next'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Facts, type Fact } from '../../ui/facts.tsx'
import { age } from '../../ui/format/moment.ts'
import { screenLocale } from '../../ui/screen-locale.ts'
import { MINUTE_MS, useNow } from '../../ui/use-now.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { useAccount } from './account-context.tsx'

/** Who the account is, as its system has it. */
export function AboutPart() {
  const { t } = useTranslation()
  const { info, identity, reachability, privacy } = useAccount()
  const now = useNow(MINUTE_MS)
  const { state } = privacy
  const set = { age: age(state.asOf, now, screenLocale()) }
  const privacyWords =
    state.value.kind === 'on'
      ? t('accountPage.about.privacyOn', set)
      : state.value.kind === 'off'
        ? t('accountPage.about.privacyOff', set)
        : t('accountPage.about.privacyUnknown')
  const facts: readonly (Fact | null)[] = [
    { name: t('accounts.address'), value: info.address },
    { name: t('accounts.system'), value: info.providerTitle },
    fact(t('accountPage.about.email'), identity?.email),
    fact(t('accountPage.about.mobile'), identity?.mobileNumber),
    fact(t('accountPage.about.callerId'), identity?.callerId),
    fact(t('accountPage.about.timezone'), identity?.timezone),
    identity?.noAnswerSec != null
      ? {
          name: t('accountPage.about.noAnswer'),
          value: t('accountPage.about.seconds', { count: identity.noAnswerSec }),
        }
      : null,
    fact(
      t('accountPage.about.rooms'),
      identity?.conferenceDomain && t('accountPage.about.anyRoom', { domain: identity.conferenceDomain }),
    ),
    info.capabilities.includes('privacy')
      ? { name: t('accountPage.about.privacy'), value: privacyWords }
      : null,
    reachability.kind === 'ok'
      ? { name: t('accounts.checked'), value: age(reachability.asOf, now, screenLocale()) }
      : null,
  ]
  return (
    <Section title={t('accountPage.about.title')}>
      <BoxBlock>
        <Facts facts={facts.filter((one) => one !== null)} />
        {reachability.kind === 'failed' ? <ErrorNote error={reachability.error} /> : null}
      </BoxBlock>
    </Section>
  )
}

function fact(name: string, value: string | null | undefined): Fact | null {
  return value ? { name, value } : null
}
