import type { Candidate } from './resolve.ts'

/** How long a place that failed waits behind the others (RFC 3263 4.3 leaves the length open). */
const PENALTY_MS = 60_000

/** Remembers which places of an account closed on us or were overloaded, so that the next connection goes elsewhere first. */
export type Penalties = {
  add(candidate: Candidate): void
  /** The same places, those with a penalty last. */
  order(candidates: readonly Candidate[]): readonly Candidate[]
}

export function createPenalties(now: () => number): Penalties {
  const until = new Map<string, number>()
  const isFree = (candidate: Candidate): boolean => (until.get(keyOf(candidate)) ?? 0) <= now()
  return {
    add: (candidate) => {
      for (const [key, end] of until) if (end <= now()) until.delete(key)
      until.set(keyOf(candidate), now() + PENALTY_MS)
    },
    order: (candidates) => [
      ...candidates.filter(isFree),
      ...candidates.filter((candidate) => !isFree(candidate)),
    ],
  }
}

function keyOf({ transport, address, port }: Candidate): string {
  return `${transport} ${address} ${port}`
}
