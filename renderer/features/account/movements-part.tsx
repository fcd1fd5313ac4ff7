import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BalanceEntry } from '../../../shared/domain/billing.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { useErrand, useScreens } from '../../stores/screens.tsx'
import { BoxBlock } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { Fold } from '../../ui/fold.tsx'
import { calendarDate, fullMoment } from '../../ui/format/moment.ts'
import { screenLocale } from '../../ui/screen-locale.ts'
import { useAccount } from './account-context.tsx'
import { chartOf } from './chart.ts'
import { moneyText } from './money.ts'
import { PartSection } from './part-section.tsx'

/** What went in and out of a prepaid account: as a line, as the same in a table, and as a file. */
export function MovementsPart() {
  const { t } = useTranslation()
  return (
    <PartSection part="balance-history" title={t('accountPage.movements.title')}>
      {(entries) =>
        entries.length === 0 ? (
          <BoxBlock>
            <p className="quiet">{t('accountPage.movements.none')}</p>
          </BoxBlock>
        ) : (
          <BoxBlock>
            <BalanceChart entries={entries} />
            <Fold title={t('accountPage.movements.showTable')}>
              <MovementsTable entries={entries} />
            </Fold>
            <SaveCsv />
          </BoxBlock>
        )
      }
    </PartSection>
  )
}

const WIDTH = 400
const HEIGHT = 96

function BalanceChart({ entries }: { readonly entries: readonly BalanceEntry[] }) {
  const { t } = useTranslation()
  const locale = screenLocale()
  const chart = chartOf(entries, WIDTH, HEIGHT)
  if (chart === null) return <p className="meta">{t('accountPage.movements.tooFew')}</p>
  const { first, last, low, high, from, to, path } = chart
  const money = (amount: number): string => moneyText({ amount, currency: chart.currency }, locale)
  const words = t('accountPage.movements.chart', {
    from: calendarDate(from, locale),
    to: calendarDate(to, locale),
    first: money(first),
    last: money(last),
  })
  return (
    <figure className="chart">
      <div className="chart-plot">
        <span className="chart-scale meta number" aria-hidden>
          <span>{money(high)}</span>
          <span>{money(low)}</span>
        </span>
        <svg
          className="chart-line"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={words}
        >
          <path d={path} />
        </svg>
      </div>
      <figcaption className="chart-dates meta" aria-hidden>
        <span>{calendarDate(from, locale)}</span>
        <span>{calendarDate(to, locale)}</span>
      </figcaption>
    </figure>
  )
}

function MovementsTable({ entries }: { readonly entries: readonly BalanceEntry[] }) {
  const { t } = useTranslation()
  const locale = screenLocale()
  return (
    <div className="movements" tabIndex={0} role="region" aria-label={t('accountPage.movements.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('accountPage.movements.when')}</th>
            <th scope="col">{t('accountPage.movements.what')}</th>
            <th scope="col" className="movements-amount">
              {t('accountPage.movements.value')}
            </th>
            <th scope="col" className="movements-amount">
              {t('accountPage.movements.after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            <tr key={index}>
              <td title={entry.at === null ? undefined : fullMoment(entry.at, locale)}>
                {entry.at === null ? t('accountPage.movements.noTime') : calendarDate(entry.at, locale)}
              </td>
              <td className="selectable">{[entry.action, entry.description].filter(Boolean).join(': ')}</td>
              <td className="movements-amount number">{moneyText(entry.value, locale)}</td>
              <td className="movements-amount number">
                {entry.balance === null ? '' : moneyText(entry.balance, locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function SaveCsv() {
  const { t } = useTranslation()
  const { info } = useAccount()
  const { commands, errands } = useScreens()
  const [saved, setSaved] = useState<string | null>(null)
  const key = `balance-csv/${info.id}`
  const errand = useErrand(key)
  const save = (): void => {
    setSaved(null)
    errands.getState().run(
      key,
      () => commands['balance.save']({ accountId: info.id }),
      (file) => setSaved(file?.fileName ?? null),
    )
  }
  return (
    <>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} onRetry={save} /> : null}
      <div className="buttons">
        <Button size="small" onPress={save} working={errand?.kind === 'running'}>
          {t('accountPage.movements.save')}
        </Button>
      </div>
      <p className="meta" role="status">
        {saved === null ? '' : t('accountPage.movements.saved', { file: saved })}
      </p>
    </>
  )
}
