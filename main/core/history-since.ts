import type { HistoryEntry } from '../../shared/domain/history.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { HistoryFacet } from '../providers/facets/history.ts'

/** So many calls of one account are fetched at most: months of a busy desk, in some forty questions. */
export const HISTORY_AT_MOST = 20_000

/** What came of a server's list. `isCut`: it has more than is ever fetched. */
export type HistoryRead = { readonly rows: number; readonly isCut: boolean }

type Wanted = {
  readonly since: Date
  readonly signal: AbortSignal
  /** Takes every part as it comes, so that what is here stays when the rest does not come. */
  readonly take: (entries: readonly HistoryEntry[]) => void
  readonly note: (rows: number) => void
}

/** As many as the server gives at once. */
export async function readNewest(
  history: HistoryFacet,
  signal: AbortSignal,
  take: Wanted['take'],
): Promise<Result<HistoryRead>> {
  const answer = await history.read(signal)
  if (!answer.ok) return answer
  take(answer.value)
  return ok({ rows: answer.value.length, isCut: false })
}

/** All calls since a moment, part by part. New calls push old ones down while it is read: what comes twice counts once. */
export async function readSince(
  part: NonNullable<HistoryFacet['part']>,
  { since, signal, take, note }: Wanted,
): Promise<Result<HistoryRead>> {
  const seen = new Set<string>()
  for (let start: number | null = 0; start !== null; ) {
    const answer: Awaited<ReturnType<typeof part>> = await part(since, start, signal)
    if (!answer.ok) return answer
    const { entries, next } = answer.value
    const fresh = entries.filter(({ id }) => !seen.has(id))
    // A server that does not know places gives the same part again and again.
    if (entries.length > 0 && fresh.length === 0) break
    for (const { id } of fresh) seen.add(id)
    if (fresh.length > 0) take(fresh)
    if (next !== null && next >= HISTORY_AT_MOST) return ok({ rows: seen.size, isCut: true })
    if (next !== null) note(seen.size)
    start = next
  }
  return ok({ rows: seen.size, isCut: false })
}
