import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { CallOutcome, HistoryEntry } from '../../../shared/domain/history.ts'
import { err, mapResult, ok, type Result } from '../../../shared/result.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import { decodeXml } from '../../http/decode-xml.ts'
import type { HistoryFacet } from '../facets/history.ts'
import { parseWallText } from '../zone.ts'
import type { SipxParts } from './parts.ts'

/** So many calls are asked for at a time, newest first. */
const PAGE = 500
const DAY_MS = 86_400_000

const text = z.string().nullish().catch(null)
const RowSchema = z.looseObject({
  caller_aor: text,
  callee_aor: text,
  callee_contact: text,
  start_time: text,
  duration: text,
  termination: text,
})
type RowWire = z.infer<typeof RowSchema>
const ResultsSchema = z.looseObject({
  Results: z.union([
    z.looseObject({ Row: z.array(RowSchema).optional() }),
    z.string().transform(() => ({ Row: [] })),
  ]),
})

/** The call history, which the portal fetches from the records server (reference sipxcom-user 1). */
export function createHistoryFacet(parts: SipxParts): HistoryFacet {
  const { client, config, record } = parts

  async function ask(
    query: readonly (readonly [string, string | number])[],
    signal: AbortSignal,
  ): Promise<Result<{ readonly rows: number; readonly entries: readonly HistoryEntry[] }>> {
    const me = await parts.me(signal)
    if (!me.ok) return me
    const path = ['my', 'redirect', 'cdr', me.value]
    const answer = await client.get(
      { path, query: [['limit', PAGE], ...query], accept: 'any', maxBytes: 8 * 1024 * 1024 },
      signal,
    )
    if (!answer.ok) return answer
    const decoded = await decodeXml(answer.value, ResultsSchema, { lists: ['Row'] })
    if (!decoded.ok) return err({ ...decoded.error, host: client.host })
    const zone = config.historyZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    const rows = decoded.value.Results.Row ?? []
    const entries = rows.flatMap((row) => toEntry(row, { me: me.value, accountId: record.id, zone }) ?? [])
    return ok({ rows: rows.length, entries })
  }

  return {
    read: async (signal) => mapResult(await ask([], signal), ({ entries }) => entries),
    async part(since, start, signal) {
      // The server counts in days of a zone it does not name: a day more is asked for.
      const from = new Date(since.getTime() - DAY_MS).toISOString().slice(0, 10).replaceAll('-', '')
      const asked = [['offset', start] as const, ['fromdate', from] as const]
      const answer = await ask(asked, signal)
      // A server may give less at a time than was asked for, so only an empty part is the end.
      return mapResult(answer, ({ rows, entries }) => ({ entries, next: rows === 0 ? null : start + rows }))
    },
  }
}

function toEntry(
  row: RowWire,
  { me, accountId, zone }: { readonly me: string; readonly accountId: string; readonly zone: string },
): HistoryEntry | null {
  const from = partyIn(row.caller_aor)
  const to = partyIn(row.callee_aor)
  // Still going on: it is in the list of active calls, and comes here when it is over.
  if (from.address === '' || to.address === '' || row.termination === 'I' || row.termination === 'R')
    return null
  const direction = from.address.split('@')[0] === me ? 'out' : 'in'
  const remote = direction === 'out' ? to : from
  const durationSec = intervalSec(row.duration ?? '')
  const started = parseWallText((row.start_time ?? '').replace(/\.\d+$/, ''), zone)
  const outcome = outcomeOf(direction, durationSec, row.termination ?? '')
  const key = JSON.stringify([accountId, row.start_time, row.caller_aor, row.callee_aor])
  return {
    id: `sipxcom:${createHash('sha256').update(key).digest('hex').slice(0, 24)}`,
    accountId,
    direction,
    outcome,
    remote,
    startedAt: started?.toISOString() ?? null,
    durationSec,
    status: row.termination ? cleanRemoteText(row.termination, 'name') : null,
    media: ['audio'],
    price: null,
    callId: null,
    sources: ['server'],
    seen: outcome !== 'missed',
  }
}

/** `"Name" <sip:200@host;x=y>`, with or without name and brackets. */
function partyIn(aor: string | null | undefined): HistoryEntry['remote'] {
  const [, name = ''] = /^\s*"?([^"<]*?)"?\s*</.exec(aor ?? '') ?? []
  const address = /sips?:([^>;?\s]+)/i.exec(aor ?? '')?.[1] ?? (aor ?? '').trim()
  return { address: cleanRemoteText(address, 'address'), displayName: cleanRemoteText(name, 'name') || null }
}

/** Postgres interval: `00:01:05.2`, `1 day 02:00:00`; the word `null` where nobody answered. */
function intervalSec(text: string): number {
  const [, days = '0', hours, minutes, seconds] =
    /^(?:(\d+) days? )?(\d+):(\d{2}):(\d{2})(?:\.\d+)?$/.exec(text.trim()) ?? []
  if (hours === undefined) return 0
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)
}

function outcomeOf(direction: 'in' | 'out', durationSec: number, termination: string): CallOutcome {
  if (durationSec > 0 || termination === 'C') return 'answered'
  if (direction === 'in') return 'missed'
  return termination === 'F' ? 'failed' : 'cancelled'
}
