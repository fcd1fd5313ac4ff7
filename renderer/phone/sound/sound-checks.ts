import type { SoundCheck } from '../../../shared/domain/sound-check.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Microphone } from '../media/microphone.ts'
import type { LevelMeter } from './level-meter.ts'
import { echoVerdict, microphoneVerdict } from './sound-verdict.ts'

const EVERY_MS = 100
/** How long a person speaks into the microphone. */
const SPEAK_MS = 4_000
const BEFORE_TONE_MS = 800
const TONE_MS = 1_600
/** The loudspeaker and the echo canceller need a moment. */
const SETTLE_MS = 400

export type SoundChecksDeps = {
  readonly microphone: Microphone
  readonly createMeter: (track: MediaStreamTrack) => LevelMeter
  /** The test tone where calls are heard. */
  readonly tone: (on: boolean) => void
  readonly after: (delayMs: number, run: () => void) => () => void
  readonly told: (check: SoundCheck) => void
}

export type SoundChecks = (role: SoundCheck['role']) => Promise<AppError | null>

/** Listens to the microphone for a while, tells its level as it goes, and gives a verdict. */
export function createSoundChecks({
  microphone,
  createMeter,
  tone,
  after,
  told,
}: SoundChecksDeps): SoundChecks {
  return async (role) => {
    const lease = await microphone.acquire()
    if (!lease.ok) return lease.error
    const meter = createMeter(lease.value.track)
    const tell = (level: number, verdict: SoundCheck['verdict'] = null): void =>
      told({ role, level: Math.round(level * 1000) / 1000, verdict })

    async function listen(forMs: number): Promise<readonly number[]> {
      const levels: number[] = []
      for (let passed = 0; passed < forMs; passed += EVERY_MS) {
        await new Promise<void>((resolve) => after(EVERY_MS, resolve))
        levels.push(meter.read())
        tell(levels.at(-1) ?? 0)
      }
      return levels
    }

    try {
      if (role === 'microphone') {
        tell(0, microphoneVerdict(await listen(SPEAK_MS)))
      } else {
        const before = await listen(BEFORE_TONE_MS)
        tone(true)
        await listen(SETTLE_MS)
        const during = await listen(TONE_MS)
        tell(0, echoVerdict(before, during))
      }
    } finally {
      tone(false)
      meter.stop()
      lease.value.release()
    }
    return null
  }
}
