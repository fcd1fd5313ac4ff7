import type { Tone } from './sound-choice.ts'
import type { TonePlayer } from './sound/tone-player.ts'
import { scoreOf } from './sound/tones.ts'

/** Plays the tone that fits: the ring on the ringer's device, everything else where calls are heard. */
export type Ringer = {
  /** Null is silence, at once. */
  set(tone: Tone | null): void
  /** 0..1 of the ring; the other tones have the level the telephone network gives them. */
  setVolume(volume: number): void
}

export function createRinger(players: { readonly ringer: TonePlayer; readonly speaker: TonePlayer }): Ringer {
  let volume = 1
  let current: Tone | null = null
  return {
    set(tone) {
      if (tone === current) return
      current = tone
      if (tone !== 'ring') players.ringer.stop()
      if (tone === 'ring' || tone === null) players.speaker.stop()
      if (tone === 'ring') players.ringer.play(scoreOf(tone), volume)
      else if (tone !== null) players.speaker.play(scoreOf(tone), 1)
    },
    setVolume(next) {
      volume = next
      players.ringer.setVolume(next)
    },
  }
}
