import type { Tone } from './sound-choice.ts'
import type { TonePlayer } from './sound/tone-player.ts'
import { scoreOf } from './sound/tones.ts'

/** What calls a person who may be away from the desk. */
const LOUD: readonly (Tone | null)[] = ['ring', 'doorbell']

/** Plays the tone that fits: ring and doorbell on the ringer's device, everything else where calls are heard. */
export type Ringer = {
  /** Null is silence, at once. */
  set(tone: Tone | null): void
  /** 0..1 of the ring; the other tones have the level the telephone network gives them. */
  setVolume(volume: number): void
  /** Whether the ring sounds in a second place too. */
  setSecond(on: boolean): void
}

export type RingerPlayers = Readonly<Record<'ringer' | 'second' | 'speaker', TonePlayer>>

export function createRinger(players: RingerPlayers): Ringer {
  let volume = 1
  let second = false
  let current: Tone | null = null
  return {
    set(tone) {
      if (tone === current) return
      current = tone
      if (!LOUD.includes(tone)) {
        players.ringer.stop()
        players.second.stop()
      }
      if (LOUD.includes(tone) || tone === null) players.speaker.stop()
      if (tone === null) return
      if (LOUD.includes(tone)) {
        players.ringer.play(scoreOf(tone), volume)
        if (second) players.second.play(scoreOf(tone), volume)
      } else players.speaker.play(scoreOf(tone), 1)
    },
    setVolume(next) {
      volume = next
      players.ringer.setVolume(next)
      players.second.setVolume(next)
    },
    setSecond(on) {
      if (on === second) return
      second = on
      if (!on) players.second.stop()
      else if (current !== null && LOUD.includes(current)) players.second.play(scoreOf(current), volume)
    },
  }
}
