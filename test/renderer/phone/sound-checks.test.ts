import { describe, expect, it } from 'vitest'
import { createSoundChecks } from '../../../renderer/phone/sound/sound-checks.ts'
import { echoVerdict, microphoneVerdict } from '../../../renderer/phone/sound/sound-verdict.ts'
import type { SoundCheck } from '../../../shared/domain/sound-check.ts'
import type { AppError } from '../../../shared/errors.ts'

describe('the verdicts', () => {
  it.each([
    [[], 'silent'],
    [[0, 0.0001], 'silent'],
    [[0.001, 0.005], 'quiet'],
    [[0.02, 0.2], 'good'],
    [[0.9], 'loud'],
  ] as const)('say what the microphone heard: %j is %s', (levels, verdict) => {
    expect(microphoneVerdict(levels)).toBe(verdict)
  })

  it.each([
    [[0, 0], [0, 0], 'silent'],
    [[0.001], [0.001, 0.002], 'good'],
    [[0.001], [0.05, 0.06], 'echo'],
    [[0.05], [0.06], 'good'],
  ] as const)('say whether there is an echo: %j then %j is %s', (before, during, verdict) => {
    expect(echoVerdict(before, during)).toBe(verdict)
  })
})

describe('createSoundChecks', () => {
  function setUp(levels: (tone: boolean) => number, refuse: AppError | null = null) {
    const told: SoundCheck[] = []
    const seen = { tone: false, released: 0, stopped: 0 }
    const check = createSoundChecks({
      microphone: {
        acquire: async () =>
          refuse
            ? { ok: false, error: refuse }
            : {
                ok: true,
                value: {
                  track: {} as MediaStreamTrack,
                  onReplaced: () => undefined,
                  release: () => {
                    seen.released += 1
                  },
                },
              },
        prefer: () => undefined,
      },
      createMeter: () => ({
        read: () => levels(seen.tone),
        stop: () => {
          seen.stopped += 1
        },
      }),
      tone: (on) => {
        seen.tone = on
      },
      after: (_delayMs, run) => {
        queueMicrotask(run)
        return () => undefined
      },
      told: (found) => told.push(found),
    })
    return { check, told, seen }
  }

  it('tells the level as a person speaks, then the verdict, and lets the microphone go', async () => {
    const { check, told, seen } = setUp(() => 0.1)
    expect(await check('microphone')).toBeNull()
    expect(told[0]).toEqual({ role: 'microphone', level: 0.1, verdict: null })
    expect(told.at(-1)).toEqual({ role: 'microphone', level: 0, verdict: 'good' })
    expect(seen).toEqual({ tone: false, released: 1, stopped: 1 })
  })

  it('finds an echo by a tone', async () => {
    const { check, told, seen } = setUp((tone) => (tone ? 0.2 : 0.001))
    await check('echo')
    expect(told.at(-1)?.verdict).toBe('echo')
    expect(seen.tone).toBe(false)
  })

  it('says why it cannot listen', async () => {
    const error: AppError = { code: 'microphone-unavailable', detail: 'denied' }
    expect(await setUp(() => 0, error).check('microphone')).toEqual(error)
  })
})
