import { z } from 'zod'

/** `currency` is an ISO 4217 code, null where the system does not say. */
export const MoneySchema = z.strictObject({ amount: z.number(), currency: z.string().nullable() })
export type Money = z.infer<typeof MoneySchema>

/** A call that is being paid for now. */
export const PrepaidCallSchema = z.strictObject({
  destination: z.string().nullable(),
  durationSec: z.number().int().min(0).nullable(),
  /** How long the balance lasts at this price. */
  maxDurationSec: z.number().int().min(0).nullable(),
})
export type PrepaidCall = z.infer<typeof PrepaidCallSchema>

/** What is left on a prepaid account. */
export const BalanceSchema = z.strictObject({
  balance: MoneySchema,
  /** Null = the system does not say whether there are any. */
  activeCalls: z.array(PrepaidCallSchema).readonly().nullable(),
})
export type Balance = z.infer<typeof BalanceSchema>

/** One movement on the account; a negative value is a debit. */
export const BalanceEntrySchema = z.strictObject({
  /** ISO 8601, null when the row has no readable time. */
  at: z.string().nullable(),
  action: z.string().nullable(),
  description: z.string().nullable(),
  value: MoneySchema,
  /** After the movement. */
  balance: MoneySchema.nullable(),
})
export type BalanceEntry = z.infer<typeof BalanceEntrySchema>

/** Calls made in the current month and what they cost. */
export const UsageSchema = z.strictObject({ calls: z.number().int().min(0), price: MoneySchema })
export type Usage = z.infer<typeof UsageSchema>
