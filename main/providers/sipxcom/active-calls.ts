import { z } from 'zod'
import type { ActiveCall } from '../../../shared/domain/active-call.ts'
import { mapResult, type Result } from '../../../shared/result.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import type { ActiveCallsFacet } from '../facets/calls.ts'
import type { SipxClient } from './client.ts'
import type { SipxParts } from './parts.ts'

const text = z.union([z.string(), z.number().transform(String)])
const CdrSchema = z.looseObject({
  from: text.nullish(),
  'from-aor': z.string().nullish(),
  to: text.nullish(),
  'to-aor': z.string().nullish(),
  recipient: text.nullish(),
  'start-time': z.coerce.number().int().min(0).max(8.64e15),
  duration: z.coerce.number(),
})
const CdrsSchema = z.looseObject({ cdrs: z.array(CdrSchema).nullish() })
type CdrWire = z.infer<typeof CdrSchema>

/**
 * Calls of the account that are up. The server says INCOMING of each of them (reference sipxcom-user 1), so the direction
 * comes from who is on which side.
 */
export async function readActiveCalls(
  client: SipxClient,
  me: string,
  signal: AbortSignal,
): Promise<Result<readonly ActiveCall[]>> {
  const answer = await client.json({ path: ['my', 'activecdrs'] }, CdrsSchema, signal)
  return mapResult(answer, ({ cdrs }) => (cdrs ?? []).map((cdr) => toActiveCall(cdr, me)))
}

export function createActiveCallsFacet({ client, me }: SipxParts): ActiveCallsFacet {
  return {
    async list(signal) {
      const user = await me(signal)
      return user.ok ? readActiveCalls(client, user.value, signal) : user
    },
  }
}

function toActiveCall(cdr: CdrWire, me: string): ActiveCall {
  const from = { number: cdr.from ?? userOf(cdr['from-aor']), address: addressOf(cdr['from-aor']) }
  const to = { number: cdr.to ?? userOf(cdr['to-aor']), address: addressOf(cdr['to-aor']) }
  const isMine = ({ number, address }: typeof from): boolean =>
    number === me || (address !== null && address.split('@')[0] === me)
  const direction = isMine(from) ? 'out' : isMine(to) || cdr.recipient === me ? 'in' : 'unknown'
  const remote = direction === 'out' ? to : from
  return {
    direction,
    remote: {
      number: cleanRemoteText(remote.number, 'address'),
      address: remote.address === null ? null : cleanRemoteText(remote.address, 'address'),
    },
    startedAt: new Date(cdr['start-time']).toISOString(),
    durationSec: Math.max(0, Math.round(cdr.duration / 1000)),
    recipient: cdr.recipient ? cleanRemoteText(cdr.recipient, 'address') : null,
  }
}

/** `<sip:2012@test.com>` without its wrapping. */
function addressOf(aor: string | null | undefined): string | null {
  return /sips?:([^>;]+)/i.exec(aor ?? '')?.[1] ?? null
}

function userOf(aor: string | null | undefined): string {
  return addressOf(aor)?.split('@')[0] ?? ''
}
