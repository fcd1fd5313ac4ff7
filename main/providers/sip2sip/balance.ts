import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import type { Balance } from '../../../shared/domain/billing.ts'
import { appError, type AppError } from '../../../shared/errors.ts'
import { err, mapResult, ok, type Result } from '../../../shared/result.ts'
import type { BalanceFacet, UsageFacet } from '../facets/balance.ts'
import type { Sip2sipApi } from './api.ts'
import { isAnswerLost } from '../lost-answer.ts'
import { toBalance, toBalanceHistory, toUsage } from './map-billing.ts'
import type { Turn } from '../turn.ts'

export type BalanceDeps = {
  readonly api: Sip2sipApi
  readonly turn: Turn
  /** IANA zone of the server's clock, as far as it is known. */
  readonly zone: (signal: AbortSignal) => Promise<string>
}

/** Prepaid balance and vouchers. */
export function createBalanceFacet({ api, turn, zone }: BalanceDeps): BalanceFacet {
  async function read(signal: AbortSignal): Promise<Result<Balance>> {
    return aboutOneQuestion(mapResult(await api.prepaid(signal), toBalance))
  }

  async function redeem(
    id: string,
    number: string,
    signal: AbortSignal,
  ): Promise<Result<WriteOutcome<Balance>>> {
    const before = await read(signal)
    if (!before.ok) return before
    const done = await api.addBalance(id, number, signal)
    if (!done.ok && !isAnswerLost(done.error)) return done
    const after = await read(signal)
    if (!after.ok) {
      if (!done.ok) return done
      const warning = { code: 'read-back-failed', detail: after.error.code } as const
      return ok({ value: before.value, confirmed: false, warnings: [warning] })
    }
    // What a voucher is worth is not told, so "more than before" is all that can be confirmed.
    const confirmed = after.value.balance.amount > before.value.balance.amount
    if (!done.ok && !confirmed) return done
    return ok({ value: after.value, confirmed, warnings: [] })
  }

  return {
    read,
    async history(signal) {
      const rows = await api.balanceHistory(signal)
      if (!rows.ok) return aboutOneQuestion(rows)
      return ok(toBalanceHistory(rows.value, await zone(signal)))
    },
    async add({ id, number }, signal) {
      const voucher = number.reveal().replace(/[\s-]/g, '')
      if (!/^\d{1,12}$/.test(id) || Number(id) === 0) return err(appError('invalid-input', { field: 'id' }))
      if (!/^[0-9A-Za-z]{1,64}$/.test(voucher)) return err(appError('invalid-input', { field: 'voucher' }))
      return turn(() => redeem(id, voucher, signal))
    },
  }
}

/** Calls made this month. Today's servers fail at it (reference sip2sip 3, get_monthly_usage). */
export function createUsageFacet({ api }: Pick<BalanceDeps, 'api'>): UsageFacet {
  return {
    read: async (signal) => aboutOneQuestion(mapResult(await api.monthlyUsage(signal), toUsage)),
  }
}

/** A fault that a question is known for says nothing about the rest of the account. */
export function aboutOneQuestion<T>(result: Result<T>): Result<T> {
  if (result.ok || result.error.code !== 'server-error') return result
  const error: AppError = { ...result.error, detail: 'one-question' }
  return err(error)
}
