import type { Tone } from '../sound-choice.ts'

/** One sound inside a tone: when it starts and how long it lasts (seconds), its frequencies (Hz) and its level (0..1). */
export type Note = {
  readonly at: number
  readonly lasts: number
  readonly hz: readonly number[]
  readonly level: number
  /** Seconds until it has died away to a tenth; 0 keeps its level. A struck sound is pleasant, a kept one is a signal. */
  readonly decay: number
}

/** A tone is played over and over; `period` is one round in seconds. */
export type Score = { readonly period: number; readonly notes: readonly Note[] }

/** Call progress tones of ETSI TR 101 041-2 (425 Hz family), which most of Europe knows from the telephone. */
const SIGNAL = { hz: [425], level: 0.2, decay: 0 } as const

/** Rising fifths, twice: our own melody, no copyright of anybody. */
const MELODY: readonly Note[] = [0, 1.1].flatMap((start) => [
  { at: start, lasts: 0.55, hz: [587.33, 1174.66], level: 0.5, decay: 0.4 },
  { at: start + 0.16, lasts: 0.55, hz: [880, 1760], level: 0.45, decay: 0.4 },
  { at: start + 0.32, lasts: 0.7, hz: [1174.66, 2349.32], level: 0.4, decay: 0.5 },
])

const SCORES: Readonly<Record<Tone, Score>> = {
  ring: { period: 4, notes: MELODY },
  'call-waiting': { period: 6, notes: [0, 0.4].map((at) => ({ at, lasts: 0.2, ...SIGNAL })) },
  ringback: { period: 5, notes: [{ at: 0, lasts: 1, ...SIGNAL }] },
  busy: { period: 1, notes: [{ at: 0, lasts: 0.5, ...SIGNAL }] },
  // Ding, dong, and a pause to go to the door.
  doorbell: {
    period: 5,
    notes: [
      { at: 0, lasts: 1.2, hz: [659.26, 1318.51], level: 0.5, decay: 0.9 },
      { at: 0.55, lasts: 1.6, hz: [523.25, 1046.5], level: 0.5, decay: 1.2 },
    ],
  },
  congestion: { period: 0.5, notes: [{ at: 0, lasts: 0.25, ...SIGNAL }] },
}

export function scoreOf(tone: Tone): Score {
  return SCORES[tone]
}

/** What `sound-test` plays on the call output. */
export const TEST_SCORE: Score = { period: 1.5, notes: MELODY.slice(0, 3) }
