import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import type { Balance, BalanceEntry, Usage } from '../../../shared/domain/billing.ts'
import type { Result } from '../../../shared/result.ts'
import type { Secret } from '../../../shared/secret.ts'

export type BalanceFacet = {
  /** Errors: not-supported with detail `not-prepaid`. */
  read(signal: AbortSignal): Promise<Result<Balance>>
  /** Newest first. */
  history(signal: AbortSignal): Promise<Result<readonly BalanceEntry[]>>
  /** Redeems a voucher, once; confirmed when a fresh reading shows more than before. Errors: invalid-input (`id`,
   *  `voucher`), refused-by-server. */
  add(
    voucher: { readonly id: string; readonly number: Secret },
    signal: AbortSignal,
  ): Promise<Result<WriteOutcome<Balance>>>
}

export type UsageFacet = { read(signal: AbortSignal): Promise<Result<Usage>> }
