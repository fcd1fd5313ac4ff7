import type { SoundVerdict } from '../../../shared/domain/sound-check.ts'

/** RMS, 0..1: below it a microphone hears nothing at all (muted by a switch or by the system). */
const SILENT = 0.0005
/** Speech at arm's length is well above it. */
const QUIET = 0.01
/** Sound at full scale most of the time is cut off. */
const LOUD = 0.7
/** While the test tone sounds, this many times the level before it is echo. */
const ECHO_RATIO = 4

/** `levels`: what the microphone heard while a person spoke. */
export function microphoneVerdict(levels: readonly number[]): SoundVerdict {
  const loudest = Math.max(0, ...levels)
  if (loudest < SILENT) return 'silent'
  if (loudest < QUIET) return 'quiet'
  return loudest > LOUD ? 'loud' : 'good'
}

/** `before` and `during` the test tone on the loudspeaker, with nobody speaking. */
export function echoVerdict(before: readonly number[], during: readonly number[]): SoundVerdict {
  const heard = mean(during)
  if (Math.max(0, ...before, ...during) === 0) return 'silent'
  return heard > QUIET && heard > mean(before) * ECHO_RATIO ? 'echo' : 'good'
}

function mean(levels: readonly number[]): number {
  return levels.reduce((sum, level) => sum + level, 0) / Math.max(levels.length, 1)
}
