import type { DigestChallenge } from '../http/digest.ts'
import { createRing } from '../http/ring.ts'

/** Which header challenges: the server's own, or that of a proxy on the way. */
export type Side = 'server' | 'proxy'

/** One nonce and how often it was used; `cnonce` lives as long as the nonce (RFC 7616 3.4.2). */
export type Known = {
  readonly side: Side
  readonly challenge: DigestChallenge
  readonly cnonce: string
  used: number
}

/**
 * Challenges whose answers were taken, so that the next request of the kind brings an answer unasked and saves a round trip
 * (RFC 3261 22.2 and 22.3, RFC 7616 3.4). They are of one server and one password, and outlive a connection.
 */
export type TakenChallenges = {
  /** What a request of this method is to answer unasked, one for each realm and side. */
  for(method: string): readonly Known[]
  took(method: string, known: Known): void
  /** It was asked anew although an answer was there. */
  declined(method: string, known: Known): void
}

/** A server that will not take a nonce a second time is not bothered any more: this many in a row. */
const MAX_DECLINED = 2
/** Methods times realms; no account has more. */
const MAX_KEPT = 16

type Entry = { readonly known: Known | null; readonly declined: number }

export function createTakenChallenges(): TakenChallenges {
  const entries = createRing<Entry>(MAX_KEPT)
  const keyOf = (method: string, { side, challenge }: Known): string => `${method} ${side} ${challenge.realm}`
  return {
    for: (method) =>
      entries
        .entries()
        .flatMap(([key, { known }]) => (key.startsWith(`${method} `) && known !== null ? [known] : [])),
    took: (method, known) => {
      const key = keyOf(method, known)
      const { known: before = null, declined = 0 } = entries.get(key) ?? {}
      // Taken once more: this server does not mind.
      if (before === known) entries.put(key, { known, declined: 0 })
      else if (declined < MAX_DECLINED) entries.put(key, { known, declined })
    },
    declined: (method, known) => {
      const key = keyOf(method, known)
      entries.put(key, { known: null, declined: (entries.get(key)?.declined ?? 0) + 1 })
    },
  }
}
