import type { Money } from '../../../shared/domain/billing.ts'

/** An amount in the manner of `locale`; without a currency where the server does not say one. */
export function moneyText({ amount, currency }: Money, locale: string): string {
  // A currency that Intl does not know is shown as the server wrote it.
  const known = currency !== null && /^[A-Z]{3}$/.test(currency)
  const style = known
    ? ({ style: 'currency', currency } as const)
    : ({ minimumFractionDigits: 2, maximumFractionDigits: 4 } as const)
  const number = new Intl.NumberFormat(locale, style).format(amount)
  return known || currency === null ? number : `${number} ${currency}`
}
