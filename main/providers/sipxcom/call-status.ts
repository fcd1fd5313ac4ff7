import { z } from 'zod'
import type { ServerCallOutcome, ServerCallStep } from '../../../shared/domain/server-call.ts'

const LineSchema = z.looseObject({
  timestamp: z.coerce.number().int().min(0).max(8.64e15).nullish().catch(null),
  method: z.string().nullish(),
  'status-line': z.string(),
})
/** Answer of the call controller; the element is empty when it knows nothing of the call (any more). */
export const StatusLinesSchema = z.looseObject({
  'status-lines': z.union([
    z.looseObject({ status: z.array(LineSchema).optional() }),
    z.string().transform(() => ({ status: [] })),
  ]),
})
export type StatusLine = z.infer<typeof LineSchema>

export type CallPicture = {
  readonly steps: readonly ServerCallStep[]
  readonly outcome: ServerCallOutcome | null
}

/**
 * What the lines say. The server first invites the account's own phone (answers to INVITE) and then asks it to call
 * (REFER), whose progress comes as NOTIFY. A provisional answer to INVITE after a good one can only be of the second call.
 *
 *   INVITE 18x  desk-ringing    INVITE 2xx  desk-answered    INVITE 3xx-6xx  desk-failed
 *   NOTIFY 18x  ringing         NOTIFY 2xx  answered         NOTIFY 3xx-6xx  failed
 */
export function readStatusLines(lines: readonly StatusLine[]): CallPicture {
  let steps: readonly ServerCallStep[] = []
  let outcome: ServerCallOutcome | null = null
  let stage: 'desk' | 'between' | 'target' = 'desk'
  const add = (step: ServerCallStep['step'], status: number, timestamp: number | null | undefined): void => {
    if (steps.at(-1)?.step === step) return
    steps = [...steps, { step, status, at: new Date(timestamp ?? 0).toISOString() }]
  }
  for (const { method, timestamp, 'status-line': text } of lines) {
    const status = Number(/^SIP\/2\.0\s+(\d{3})\b/i.exec(text.trim())?.[1])
    if (outcome !== null || Number.isNaN(status) || status === 100) continue
    const kind = method?.toUpperCase() ?? ''
    // The server's own sign-in at its proxy, and its question to the desk phone.
    if (kind === 'REFER' || status === 401 || status === 407) continue
    if (kind === 'NOTIFY' || (stage === 'between' && status < 200)) stage = 'target'
    if (stage === 'between') continue
    const own = stage === 'desk'
    if (status < 200) add(own ? 'desk-ringing' : 'ringing', status, timestamp)
    else if (status < 300) {
      add(own ? 'desk-answered' : 'answered', status, timestamp)
      if (own) stage = 'between'
      else outcome = 'answered'
    } else {
      add(own ? 'desk-failed' : 'failed', status, timestamp)
      outcome = outcomeOf(status)
    }
  }
  return { steps, outcome }
}

function outcomeOf(status: number): ServerCallOutcome {
  if (status === 486 || status === 600) return 'busy'
  if (status === 603 || status === 403) return 'declined'
  if (status === 408 || status === 487) return 'no-answer'
  if (status === 404 || status === 604 || status === 484 || status === 410) return 'not-found'
  return status === 480 || status === 503 ? 'unavailable' : 'failed'
}
