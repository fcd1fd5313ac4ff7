import type { AppError } from '../../../shared/errors.ts'
import { assertNever } from '../../../shared/never.ts'
import { chooseOutput } from '../devices.ts'
import type { Microphone } from '../media/microphone.ts'
import type { Speaker } from '../media/speaker.ts'
import type { PhoneSound } from '../phone.ts'
import { createRinger } from '../ringer.ts'
import { createTonePlayer } from './tone-player.ts'
import { scoreOf, TEST_SCORE } from './tones.ts'

/** How long a sound test is heard. */
const TEST_MS = 2_000

export type PhoneSoundDeps = {
  readonly microphone: Microphone
  readonly speaker: Speaker
  readonly after: (delayMs: number, run: () => void) => () => void
}

/** Everything that is heard or hears, on the devices the person chose. */
export function createPhoneSound({ microphone, speaker, after }: PhoneSoundDeps): PhoneSound {
  const players = { ringer: createTonePlayer(after), speaker: createTonePlayer(after) }
  // Tests have players of their own, so that a call that comes in meanwhile rings all the same.
  const testers = { ringer: createTonePlayer(after), speaker: createTonePlayer(after) }
  const ringer = createRinger(players)
  let ringVolume = 1

  function playFor(role: 'ringer' | 'speaker'): Promise<null> {
    const player = testers[role]
    player.play(role === 'ringer' ? scoreOf('ring') : TEST_SCORE, role === 'ringer' ? ringVolume : 1)
    return new Promise((resolve) => {
      after(TEST_MS, () => {
        player.stop()
        resolve(null)
      })
    })
  }

  async function tryMicrophone(): Promise<AppError | null> {
    const lease = await microphone.acquire()
    if (!lease.ok) return lease.error
    lease.value.release()
    return null
  }

  return {
    warm() {
      players.ringer.warm(scoreOf('ring'))
      players.speaker.warm(scoreOf('ringback'))
    },
    setTone: (tone) => ringer.set(tone),
    choose(sound, { soundDevices }) {
      const calls = chooseOutput(sound.speaker, soundDevices)
      const ring = chooseOutput(sound.ringer, soundDevices)
      microphone.prefer(sound.microphone)
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
        case 'microphone':
          return tryMicrophone()
        default:
          return assertNever(role)
      }
    },
  }
}
