import { describe, expect, it } from 'vitest'
import { createRinger } from '../../../renderer/phone/ringer.ts'
import type { TonePlayer } from '../../../renderer/phone/sound/tone-player.ts'
import { type Score, scoreOf, TEST_SCORE } from '../../../renderer/phone/sound/tones.ts'
import type { Tone } from '../../../renderer/phone/sound-choice.ts'

const TONES: readonly Tone[] = ['ring', 'call-waiting', 'ringback', 'busy', 'congestion']

function player() {
  const seen: { playing: Score | null; volume: number } = { playing: null, volume: -1 }
  const tonePlayer: TonePlayer = {
    warm: () => undefined,
    play: (score, volume) => Object.assign(seen, { playing: score, volume }),
    setVolume: (volume) => Object.assign(seen, { volume }),
    stop: () => Object.assign(seen, { playing: null }),
    use: () => undefined,
  }
  return { seen, tonePlayer }
}

describe('createRinger', () => {
  it('rings on the ringer’s device with its volume, and plays the rest where calls are heard', () => {
    const bell = player()
    const ear = player()
    const ringer = createRinger({
      ringer: bell.tonePlayer,
      second: player().tonePlayer,
      speaker: ear.tonePlayer,
    })
    ringer.setVolume(0.4)
    ringer.set('ring')
    expect(bell.seen).toEqual({ playing: scoreOf('ring'), volume: 0.4 })
    expect(ear.seen.playing).toBeNull()
    for (const tone of TONES.filter((one) => one !== 'ring')) {
      ringer.set(tone)
      expect(bell.seen.playing).toBeNull()
      expect(ear.seen).toEqual({ playing: scoreOf(tone), volume: 1 })
    }
    ringer.set('doorbell')
    expect(ear.seen.playing).toBeNull()
    expect(bell.seen).toEqual({ playing: scoreOf('doorbell'), volume: 0.4 })
    ringer.set('ring')
    expect(ear.seen.playing).toBeNull()
    ringer.setVolume(0.1)
    expect(bell.seen.volume).toBe(0.1)
    ringer.set(null)
    expect([bell.seen.playing, ear.seen.playing]).toEqual([null, null])
  })

  it('lets a tone go on when it is asked for again', () => {
    const bell = player()
    const ringer = createRinger({
      ringer: bell.tonePlayer,
      second: player().tonePlayer,
      speaker: player().tonePlayer,
    })
    ringer.set('ring')
    bell.seen.playing = null
    ringer.set('ring')
    expect(bell.seen.playing).toBeNull()
  })
})

describe('scores', () => {
  it.each([...TONES.map((tone) => [tone, scoreOf(tone)] as const), ['test', TEST_SCORE] as const])(
    'of %s stay within one round, in order, and never clip',
    (_name, { period, notes }) => {
      expect(notes.length).toBeGreaterThan(0)
      for (const { at, lasts, hz, level } of notes) {
        expect(at + lasts).toBeLessThanOrEqual(period)
        expect(hz.every((frequency) => frequency > 200 && frequency < 4000)).toBe(true)
        expect(level * hz.length).toBeLessThanOrEqual(1)
      }
      // Where notes overlap, what sounds together at most stays below full scale after its decay.
      expect(notes.every((note, index) => index === 0 || note.at >= (notes[index - 1]?.at ?? 0))).toBe(true)
    },
  )

  it('rings in a second place when there is one, and only the ring', () => {
    const bell = player()
    const hall = player()
    const ringer = createRinger({
      ringer: bell.tonePlayer,
      second: hall.tonePlayer,
      speaker: player().tonePlayer,
    })
    ringer.setVolume(0.4)
    ringer.set('ring')
    expect(hall.seen.playing).toBeNull()
    ringer.setSecond(true)
    ringer.setSecond(true)
    expect(hall.seen).toEqual({ playing: scoreOf('ring'), volume: 0.4 })
    ringer.set('call-waiting')
    expect(hall.seen.playing).toBeNull()
    ringer.set('ring')
    expect(hall.seen.playing).toBe(scoreOf('ring'))
    ringer.setSecond(false)
    expect([hall.seen.playing, bell.seen.playing]).toEqual([null, scoreOf('ring')])
    ringer.set(null)
    ringer.setSecond(true)
    expect(hall.seen.playing).toBeNull()
  })
})
