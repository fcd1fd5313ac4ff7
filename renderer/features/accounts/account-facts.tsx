import { useTranslation } from 'react-i18next'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { lineKindOf } from '../../app/line-mark.tsx'
import { Facts, type Fact } from '../../ui/facts.tsx'
import { age, momentToCome, timeOfDay } from '../../ui/format/moment.ts'
import { screenLocale } from '../../ui/screen-locale.ts'
import { MINUTE_MS, useNow } from '../../ui/use-now.ts'

/** What is known of an account: its line in words, its address, its system, when it was last asked. */
export function AccountFacts({ view }: { readonly view: AccountView }) {
  const { t } = useTranslation()
  const now = useNow(MINUTE_MS)
  const locale = screenLocale()
  const { info, line, reachability } = view
  const lineWords =
    line.kind === 'ready'
      ? t('line.readyOver', { time: timeOfDay(line.since, locale), transport: line.transport })
      : line.kind === 'backoff'
        ? t('line.retryAt', { time: momentToCome(line.until, now, locale) })
        : t(`line.${lineKindOf(view)}`)
  const facts: readonly (Fact | null)[] = [
    { name: t('accounts.address'), value: info.address },
    { name: t('accounts.system'), value: info.providerTitle },
    { name: t('accounts.state'), value: lineWords },
    reachability.kind === 'ok'
      ? { name: t('accounts.checked'), value: age(reachability.asOf, now, locale) }
      : null,
  ]
  return <Facts facts={facts.filter((fact) => fact !== null)} />
}
