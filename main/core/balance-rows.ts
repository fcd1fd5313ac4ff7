import type { BalanceEntry } from '../../shared/domain/billing.ts'

/** The movements of prepaid accounts as rows of a table, the names of the columns first. */
export function balanceRows(
  accounts: readonly { readonly name: string; readonly entries: readonly BalanceEntry[] }[],
): readonly (readonly string[])[] {
  const rows = accounts.flatMap(({ name, entries }) =>
    entries.map(({ at, action, description, value, balance }) => [
      name,
      at ?? '',
      action ?? '',
      description ?? '',
      String(value.amount),
      balance === null ? '' : String(balance.amount),
    ]),
  )
  return [['account', 'at', 'action', 'description', 'value', 'balance'], ...rows]
}
