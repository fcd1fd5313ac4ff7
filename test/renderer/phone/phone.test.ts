import { describe, expect, it } from 'vitest'
import { type PhoneBridge, startPhone } from '../../../renderer/phone/phone.ts'
import type { Tone } from '../../../renderer/phone/sound-choice.ts'
import type { CommandResult, EventPayload } from '../../../shared/bridge.ts'
import type { PhoneCommand, PhoneReport } from '../../../shared/domain/phone.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/domain/settings.ts'
import type { AppSnapshot } from '../../../shared/domain/snapshot.ts'
import type { AppError } from '../../../shared/errors.ts'
import { createFakeEngine } from '../../support/fake-engine.ts'
import { createManualTimers } from '../../support/manual-timers.ts'
import { emptySnapshot } from '../../support/empty-snapshot.ts'
import { lineSetup } from '../../support/test-phone.ts'

const hardware = { soundDevices: [], microphone: 'granted' } as const

async function setUp(firstAnswers: readonly CommandResult<'app.snapshot'>[] = []) {
  const engine = createFakeEngine()
  const timers = createManualTimers()
  const said: string[] = []
  const reports: PhoneReport[] = []
  const answers = new Map<string, AppError | null>()
  const tones: (Tone | null)[] = []
  const chosen: Settings['sound'][] = []
  const early = [...firstAnswers]
  let snapshot: AppSnapshot = emptySnapshot()
  let onSnapshot: (payload: EventPayload<'snapshot.changed'>) => void = () => undefined
  let onCommand: (payload: EventPayload<'phone.commanded'>) => void = () => undefined
  const done = { ok: true, value: undefined } as const
  const bridge: PhoneBridge = {
    commands: {
      'app.snapshot': async () => early.shift() ?? { ok: true, value: snapshot },
      'phone.ready': async () => {
        said.push('ready')
        return done
      },
      'phone.reported': async (report) => {
        said.push('report')
        reports.push(report)
        return done
      },
      'phone.texted': async () => done,
      'phone.answered': async ({ requestId, error }) => {
        said.push(`answer ${requestId}`)
        answers.set(requestId, error)
        return done
      },
    },
    events: {
      'snapshot.changed': (listener) => {
        onSnapshot = listener
        return () => undefined
      },
      'phone.commanded': (listener) => {
        onCommand = listener
        return () => undefined
      },
    },
  }
  const starting = startPhone({
    bridge,
    createEngine: (version) => {
      said.push(`engine ${version}`)
      return engine
    },
    sound: {
      warm: () => said.push('warm'),
      setTone: (tone) => tones.push(tone),
      choose: (sound) => chosen.push(sound),
      onCheck: () => undefined,
      test: async (role) => (role === 'microphone' ? { code: 'microphone-unavailable' } : null),
    },
    clock: { now: timers.now, random: () => 0, after: timers.after },
    later: queueMicrotask,
  })
  if (firstAnswers.length > 0) {
    await expect.poll(() => timers.waiting()).toBe(1)
    timers.advance(1000)
  }
  const phone = await starting
  return {
    engine,
    timers,
    phone,
    said,
    reports,
    answers,
    tones,
    chosen,
    command: (requestId: string, command: PhoneCommand) => onCommand({ requestId, command }),
    change: (members: Partial<AppSnapshot>) => {
      snapshot = { ...snapshot, revision: snapshot.revision + 1, ...members }
      onSnapshot(snapshot)
    },
  }
}

async function ready() {
  const world = await setUp()
  world.command('lines', { kind: 'set-lines', lines: [lineSetup('alice')] })
  world.engine.signal('alice', { kind: 'connected', gen: 1, transport: 'WSS' })
  world.engine.signal('alice', { kind: 'registered', gen: 1, expiresSec: 300 })
  return world
}

describe('startPhone', () => {
  it('builds the engine for this version and says that it is ready', async () => {
    const { said } = await setUp()
    expect(said).toEqual(['engine 0.0.0', 'ready', 'warm'])
  })

  it('waits for a main that is still starting', async () => {
    const { said } = await setUp([{ ok: false, error: { code: 'app-unavailable' } }])
    expect(said).toContain('ready')
  })

  it('reports before it answers, so that main sees what the answer rests on', async () => {
    const { engine, said, command, reports } = await ready()
    await Promise.resolve()
    const callId = engine.ring('alice')
    expect(reports.at(-1)?.calls).toMatchObject([{ id: callId, phase: 'incoming' }])
    said.length = 0
    command('r1', { kind: 'mute', callId, on: true })
    expect(said).toEqual(['report', 'answer r1'])
  })

  it('answers what only tells the lines something', async () => {
    const { answers, command } = await ready()
    for (const kind of ['suspend', 'resume'] as const) command(kind, { kind })
    command('network', { kind: 'network', online: false })
    expect([...answers]).toEqual([
      ['lines', null],
      ['suspend', null],
      ['resume', null],
      ['network', null],
    ])
  })

  it('plays the tone that fits, until the person switches it off', async () => {
    const { engine, tones, change } = await ready()
    engine.ring('alice')
    expect(tones.at(-1)).toBe('ring')
    change({ settings: { ...DEFAULT_SETTINGS, incoming: { popup: true, sound: false, notification: true } } })
    expect(tones.at(-1)).toBeNull()
  })

  it('takes sound settings over when they change, not with every snapshot, and never from an old one', async () => {
    const { chosen, change, phone } = await setUp()
    const sound = { ...DEFAULT_SETTINGS.sound, ringVolume: 0.1 }
    const before = chosen.length
    change({ online: false })
    expect(chosen).toHaveLength(before)
    change({ settings: { ...DEFAULT_SETTINGS, sound } })
    change({ revision: 1, settings: DEFAULT_SETTINGS })
    expect(chosen.at(-1)).toBe(sound)
    phone.hardwareChanged(hardware)
    expect(chosen.at(-1)).toBe(sound)
  })

  it('reports the devices', async () => {
    const { phone, reports } = await setUp()
    phone.hardwareChanged(hardware)
    await Promise.resolve()
    expect(reports.at(-1)).toMatchObject(hardware)
  })

  it('answers a sound test with what came of it', async () => {
    const { answers, command } = await setUp()
    command('r1', { kind: 'sound-test', role: 'ringer' })
    command('r2', { kind: 'sound-test', role: 'microphone' })
    await expect.poll(() => answers.size).toBe(2)
    expect([answers.get('r1'), answers.get('r2')]).toEqual([null, { code: 'microphone-unavailable' }])
  })

  it('is shut down when everybody answered, or after 3 s', async () => {
    const quick = await ready()
    quick.command('bye', { kind: 'shut-down' })
    quick.engine.letGo()
    await expect.poll(() => quick.answers.has('bye')).toBe(true)
    const slow = await ready()
    slow.command('bye', { kind: 'shut-down' })
    slow.timers.advance(2999)
    await Promise.resolve()
    expect(slow.answers.has('bye')).toBe(false)
    slow.timers.advance(1)
    await expect.poll(() => slow.answers.has('bye')).toBe(true)
  })
})
