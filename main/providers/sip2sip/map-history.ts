import { createHash } from 'node:crypto'
import type { CallOutcome, HistoryEntry } from '../../../shared/domain/history.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import { CallWire, type HistoryWire } from './wire.ts'
import { isZone, parseWallText } from '../zone.ts'

/** The zone of rows that name none, as the older clients take it (reference sip2sip 7.2). */
export const FALLBACK_ZONE = 'Europe/Amsterdam'

export type HistoryContext = {
  readonly accountId: string
  /** The zone the server writes its times in, when a person said so; null = what each row names. */
  readonly zone: string | null
}

/** Rows of both lists, newest first; `skipped` counts rows that made no sense. */
export function toHistory(
  wire: HistoryWire,
  context: HistoryContext,
): { readonly entries: readonly HistoryEntry[]; readonly skipped: number } {
  const read = (rows: readonly unknown[] | undefined, direction: 'in' | 'out') =>
    (rows ?? []).map((row) => {
      const call = CallWire.safeParse(row)
      return call.success ? toEntry(call.data, direction, context) : null
    })
  const all = [...read(wire.placed, 'out'), ...read(wire.received, 'in')]
  const good = all.filter((entry) => entry !== null)
  // The same leg can be listed twice when a call was forked: one row per id.
  const entries = [...new Map(good.map((entry) => [entry.id, entry])).values()].toSorted((a, b) =>
    (b.startedAt ?? '').localeCompare(a.startedAt ?? ''),
  )
  return { entries, skipped: all.length - good.length }
}

function toEntry(call: CallWire, direction: 'in' | 'out', { accountId, zone }: HistoryContext): HistoryEntry {
  const party = call.remoteParty ?? (direction === 'in' ? call.from : call.to) ?? call.from ?? call.to ?? ''
  const durationSec = call.duration ?? 0
  const outcome = outcomeOf(direction, durationSec, call.status)
  const media = (call.media ?? [])
    .map((word) => cleanRemoteText(word, 'name').toLowerCase())
    .filter((word) => word !== '')
  const startText = call.startTime ?? call.date
  const named = call.timezone !== null && isZone(call.timezone) ? call.timezone : FALLBACK_ZONE
  const started = startText === null ? null : parseWallText(startText, zone ?? named)
  const callId = call.sessionId === null ? null : cleanRemoteText(call.sessionId, 'message') || null
  return {
    id: rowId([
      accountId,
      direction,
      ...(callId === null ? [startText, party, durationSec] : [callId, call.fromTag]),
    ]),
    accountId,
    direction,
    outcome,
    remote: {
      address: cleanRemoteText(party.replace(/^\s*<?\s*(?:sips?:)?/i, '').replace(/>\s*$/, ''), 'address'),
      displayName: cleanRemoteText(call.displayName ?? '', 'name') || null,
    },
    startedAt: started?.toISOString() ?? null,
    durationSec,
    status: call.status === null ? null : cleanRemoteText(call.status, 'name') || null,
    media: media.length === 0 ? ['audio'] : media,
    // The currency is a setting of the web page and not in the answer.
    price: call.price == null ? null : { amount: call.price, currency: null },
    callId,
    sources: ['server'],
    seen: outcome !== 'missed',
  }
}

/** Duration 0 is "not answered"; the SIP status says why (reference sip2sip 7.3). */
function outcomeOf(direction: 'in' | 'out', durationSec: number, status: string | null): CallOutcome {
  if (durationSec > 0) return 'answered'
  const code = Number(status ?? NaN)
  if (code === 301 || code === 302) return 'forwarded'
  if (code === 603) return 'declined'
  if (direction === 'in') return 'missed'
  if (code >= 200 && code < 300) return 'answered'
  if (code === 487) return 'cancelled'
  if (code === 486 || code === 600) return 'busy'
  return 'failed'
}

/** Stable over fetches and short; what it is made of is not worth keeping twice. */
function rowId(parts: readonly unknown[]): string {
  return `sip2sip:${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}`
}
