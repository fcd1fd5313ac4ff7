import { PhoneCall } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Balance, PrepaidCall } from '../../../shared/domain/billing.ts'
import { BoxBlock } from '../../ui/box.tsx'
import { clockDuration } from '../../ui/format/duration.ts'
import { Icon } from '../../ui/icon.tsx'
import { screenLocale } from '../../ui/screen-locale.ts'
import { moneyText } from './money.ts'
import { PartSection } from './part-section.tsx'
import { VoucherForm } from './voucher-form.tsx'

const ONE_QUESTION = 'one-question'

/** What is left on a prepaid account, and what is being paid for now. */
export function BalancePart() {
  const { t } = useTranslation()
  return (
    <PartSection
      part="balance"
      title={t('accountPage.balance.title')}
      below={<VoucherForm />}
      explain={(detail) =>
        detail === ONE_QUESTION || detail === 'not-prepaid' ? t('accountPage.balance.notPrepaid') : null
      }
    >
      {(balance) => <Left balance={balance} />}
    </PartSection>
  )
}

function Left({ balance: { balance, activeCalls } }: { readonly balance: Balance }) {
  const { t } = useTranslation()
  return (
    <>
      <BoxBlock>
        <div>
          <p className="meta">{t('accountPage.balance.left')}</p>
          <p className="balance number selectable">{moneyText(balance, screenLocale())}</p>
          {balance.currency === null ? (
            <p className="meta">{t('accountPage.balance.currencyUnknown')}</p>
          ) : null}
        </div>
        {activeCalls === null ? (
          <p className="meta">{t('accountPage.balance.callsUnknown')}</p>
        ) : activeCalls.length === 0 ? (
          <p className="meta">{t('accountPage.balance.noCalls')}</p>
        ) : null}
      </BoxBlock>
      {activeCalls && activeCalls.length > 0 ? (
        <ul className="part-list">
          {activeCalls.map((call, index) => (
            <PaidCall key={index} call={call} />
          ))}
        </ul>
      ) : null}
    </>
  )
}

function PaidCall({ call }: { readonly call: PrepaidCall }) {
  const { t } = useTranslation()
  const to = call.destination ?? '?'
  return (
    <li className="part-row">
      <span className="tone-ok">
        <Icon of={PhoneCall} />
      </span>
      <div className="grow">
        <p className="one-line number">
          {call.durationSec === null
            ? t('accountPage.balance.callPlain', { to })
            : t('accountPage.balance.call', { to, time: clockDuration(call.durationSec) })}
        </p>
        {call.maxDurationSec === null ? null : (
          <p className="meta">
            {t('accountPage.balance.callLasts', { time: clockDuration(call.maxDurationSec) })}
          </p>
        )}
      </div>
    </li>
  )
}

/** Calls made this month and what they cost; a question that many servers fail at. */
export function UsagePart() {
  const { t } = useTranslation()
  return (
    <PartSection
      part="usage"
      title={t('accountPage.usage.title')}
      explain={(detail) => (detail === ONE_QUESTION ? t('accountPage.usage.never') : null)}
    >
      {({ calls, price }) => (
        <BoxBlock>
          <p className="number">
            {t('accountPage.usage.calls', { count: calls, price: moneyText(price, screenLocale()) })}
          </p>
        </BoxBlock>
      )}
    </PartSection>
  )
}
