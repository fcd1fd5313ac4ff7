import type { BalanceEntry } from '../../../shared/domain/billing.ts'

export type Chart = {
  /** ISO 8601 of the first and the last point. */
  readonly from: string
  readonly to: string
  readonly first: number
  readonly last: number
  readonly low: number
  readonly high: number
  readonly currency: string | null
  /** SVG path: the balance stays as it is until the next movement, so it goes in steps. */
  readonly path: string
}

/** Room above and below the line, so that its ends are not cut off. */
const MARGIN = 3

/** The balance after each movement, oldest first, drawn into `width` × `height`; null with fewer than two points. */
export function chartOf(entries: readonly BalanceEntry[], width: number, height: number): Chart | null {
  const points = entries
    .flatMap(({ at, balance }) =>
      at === null || balance === null ? [] : [{ at, ms: Date.parse(at), balance }],
    )
    .toSorted((a, b) => a.ms - b.ms)
  const [start, end] = [points.at(0), points.at(-1)]
  if (!start || !end || points.length < 2 || start.ms === end.ms) return null
  const amounts = points.map(({ balance }) => balance.amount)
  const [low, high] = [Math.min(0, ...amounts), Math.max(...amounts)]
  const x = (ms: number): number => round(((ms - start.ms) / (end.ms - start.ms)) * width)
  const span = high - low || 1
  const y = (amount: number): number =>
    round(height - MARGIN - ((amount - low) / span) * (height - 2 * MARGIN))
  const steps = points.slice(1).map(({ ms, balance }) => `H${x(ms)}V${y(balance.amount)}`)
  return {
    from: start.at,
    to: end.at,
    first: start.balance.amount,
    last: end.balance.amount,
    low,
    high,
    currency: end.balance.currency,
    path: `M0 ${y(start.balance.amount)}${steps.join('')}`,
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
