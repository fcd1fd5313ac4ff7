/** What a reducer gives back: the next state, and what the runner shall do, as data. */
export type Step<S, E> = { readonly state: S; readonly effects: readonly E[] }

/** Time and chance as a reducer sees them: handed in, so that the same input gives the same step. */
export type Moment = {
  /** Milliseconds since the epoch. */
  readonly nowMs: number
  /** 0 (inclusive) to 1 (exclusive), drawn once for each event. */
  readonly random: number
}

export function isoTime(nowMs: number): string {
  return new Date(nowMs).toISOString()
}
