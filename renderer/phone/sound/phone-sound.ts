import type { SoundCheck } from '../../../shared/domain/sound-check.ts'
import { assertNever } from '../../../shared/never.ts'
import { chooseOutput } from '../devices.ts'
import type { Microphone } from '../media/microphone.ts'
import type { Speaker } from '../media/speaker.ts'
import type { PhoneSound } from '../phone.ts'
import { createRinger } from '../ringer.ts'
import type { LevelMeter } from './level-meter.ts'
import { createSoundChecks } from './sound-checks.ts'
import { createTonePlayer } from './tone-player.ts'
import { scoreOf, TEST_SCORE } from './tones.ts'

/** How long a sound test is heard. */
const TEST_MS = 2_000

export type PhoneSoundDeps = {
  readonly microphone: Microphone
  readonly speaker: Speaker
  readonly after: (delayMs: number, run: () => void) => () => void
  readonly createMeter: (track: MediaStreamTrack) => LevelMeter
}

/** Everything that is heard or hears, on the devices the person chose. */
export function createPhoneSound({ microphone, speaker, after, createMeter }: PhoneSoundDeps): PhoneSound {
  const newPlayers = () => ({
    ringer: createTonePlayer(after),
    second: createTonePlayer(after),
    speaker: createTonePlayer(after),
  })
  const players = newPlayers()
  // Tests have players of their own, so that a call that comes in meanwhile rings all the same.
  const testers = newPlayers()
  const ringer = createRinger(players)
  let ringVolume = 1

  function playFor(role: keyof typeof testers): Promise<null> {
    const player = testers[role]
    const rings = role !== 'speaker'
    player.play(rings ? scoreOf('ring') : TEST_SCORE, rings ? ringVolume : 1)
    return new Promise((resolve) => {
      after(TEST_MS, () => {
        player.stop()
        resolve(null)
      })
    })
  }

  let told: (check: SoundCheck) => void = () => undefined
  const check = createSoundChecks({
    microphone,
    createMeter,
    after,
    tone: (on) => (on ? testers.speaker.play(TEST_SCORE, 1) : testers.speaker.stop()),
    told: (found) => told(found),
  })

  return {
    warm() {
      players.ringer.warm(scoreOf('ring'))
      players.speaker.warm(scoreOf('ringback'))
    },
    setTone: (tone) => ringer.set(tone),
    onCheck(listener) {
      told = listener
    },
    choose(sound, { soundDevices }) {
      const calls = chooseOutput(sound.speaker, soundDevices)
      const ring = chooseOutput(sound.ringer, soundDevices)
      // The same place twice would only be louder.
      const second = sound.secondRinger.length > 0 ? chooseOutput(sound.secondRinger, soundDevices) : ring
      microphone.prefer(sound.microphone, sound.processing)
      players.second.use(second)
      testers.second.use(second)
      ringer.setSecond(second !== ring)
      speaker.use(calls)
      players.speaker.use(calls)
      testers.speaker.use(calls)
      players.ringer.use(ring)
      testers.ringer.use(ring)
      ringVolume = sound.ringVolume
      ringer.setVolume(sound.ringVolume)
    },
    test(role) {
      switch (role) {
        case 'ringer':
        case 'speaker':
          return playFor(role)
        case 'secondRinger':
          return playFor('second')
        case 'microphone':
        case 'echo':
          return check(role)
        default:
          return assertNever(role)
      }
    },
  }
}
