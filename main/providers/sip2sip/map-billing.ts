import type { Balance, BalanceEntry, Money, PrepaidCall, Usage } from '../../../shared/domain/billing.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import { PrepaidCallWire, type BalanceHistoryWire, type PrepaidWire, type UsageWire } from './wire.ts'
import { parseWallText } from '../zone.ts'

/** The currency is a setting of the web page and in no answer. */
function money(amount: number): Money {
  return { amount, currency: null }
}

export function toBalance(wire: PrepaidWire): Balance {
  return { balance: money(wire.balance), activeCalls: toActiveCalls(wire) }
}

/**
 * Calls under way. No source shows their shape today: the members of 2009 describe one call, and a list under a likely
 * name is taken for what it says. Null when the answer has neither.
 */
function toActiveCalls(wire: PrepaidWire): readonly PrepaidCall[] | null {
  const listed = [wire['calls'], wire['activeCalls'], wire['active_calls']].find((found) =>
    Array.isArray(found),
  )
  if (Array.isArray(listed)) return listed.map(toPrepaidCall).filter((call) => call !== null)
  const { callInProgress } = wire
  if (callInProgress === undefined) return null
  const isUnderWay = callInProgress !== null && !/^(?:|0|false|no)$/i.test(callInProgress)
  const call = isUnderWay ? toPrepaidCall(wire) : null
  return call === null ? [] : [call]
}

function toPrepaidCall(row: unknown): PrepaidCall | null {
  const call = PrepaidCallWire.safeParse(row)
  if (!call.success) return null
  const { destination, sessionTime, maxSessionTime } = call.data
  return {
    destination: cleanRemoteText(destination ?? '', 'address') || null,
    durationSec: sessionTime == null || sessionTime < 0 ? null : sessionTime,
    maxDurationSec: maxSessionTime == null || maxSessionTime < 0 ? null : maxSessionTime,
  }
}

/** Newest first. Lines of calls that cost nothing are left out, as the web page does. `zone` is the server's clock. */
export function toBalanceHistory(rows: BalanceHistoryWire, zone: string): readonly BalanceEntry[] {
  return rows
    .filter((row) => (row.value ?? 0) !== 0 || !/^session\b/i.test(row.description ?? row.action ?? ''))
    .map((row) => ({
      at: row.date === null ? null : (parseWallText(row.date, zone)?.toISOString() ?? null),
      action: cleanRemoteText(row.action ?? '', 'name') || null,
      description: cleanRemoteText(row.description ?? '', 'message') || null,
      value: money(row.value ?? 0),
      balance: row.balance == null ? null : money(row.balance),
    }))
}

export function toUsage(wire: UsageWire): Usage {
  return { calls: Math.max(0, wire.calls), price: money(wire.price) }
}
