import type { Bridge } from '../../shared/bridge.ts'
import type { PhoneCommand } from '../../shared/domain/phone.ts'
import type { Settings, SoundTest } from '../../shared/domain/settings.ts'
import type { SoundCheck } from '../../shared/domain/sound-check.ts'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import type { AppError } from '../../shared/errors.ts'
import { assertNever } from '../../shared/never.ts'
import { planCommand } from './commands.ts'
import type { Engine } from './engine.ts'
import { phoneReport, type SoundHardware } from './report.ts'
import { createReporter } from './reporter.ts'
import type { Headsets } from './headset/headset.ts'
import { lightsOf, pressed } from './headset/headset-calls.ts'
import { isQuiet } from './quiet.ts'
import { createRunner, type RunnerClock } from './runner.ts'
import { type Tone, toneFor } from './sound-choice.ts'

/** Longest time to say goodbye to every registrar (shared/domain/phone.ts, `shut-down`). */
const SHUT_DOWN_LIMIT_MS = 3_000
const SNAPSHOT_RETRY_MS = 1_000

/** What the phone makes sound with. */
export type PhoneSound = {
  /** Does ahead of time what would hold the first call up. */
  warm(): void
  setTone(tone: Tone | null): void
  /** Devices and volume, from the settings and from what is plugged in. */
  choose(sound: Settings['sound'], hardware: SoundHardware): void
  /** Plays or listens for a few seconds; what a check of the microphone finds goes to `onCheck`. */
  test(role: SoundTest): Promise<AppError | null>
  onCheck(listener: (check: SoundCheck) => void): void
}

/** The part of the bridge that the phone itself uses; its engine and media use others. */
export type PhoneBridge = {
  readonly commands: Pick<
    Bridge<'phone'>['commands'],
    'app.snapshot' | 'phone.ready' | 'phone.reported' | 'phone.answered' | 'phone.texted'
  >
  readonly events: Pick<Bridge<'phone'>['events'], 'snapshot.changed' | 'phone.commanded'>
}

export type PhoneParts = {
  readonly bridge: PhoneBridge
  /** `version` of the app, for the User-Agent header. */
  readonly createEngine: (version: string) => Engine
  readonly sound: PhoneSound
  /** Left out where there is no such hardware to be had. */
  readonly headsets?: Headsets
  readonly clock: RunnerClock
  /** Runs something after the current turn of the event loop. */
  readonly later: (run: () => void) => void
}

export type Phone = { hardwareChanged(hardware: SoundHardware): void }

/** Builds the phone and tells main that it listens. Every fact it owns goes up as a report, every wish comes as a command. */
export async function startPhone({
  bridge,
  createEngine,
  sound,
  headsets,
  clock,
  later,
}: PhoneParts): Promise<Phone> {
  let snapshot = await firstSnapshot(bridge, clock)
  let soundCheck: SoundCheck | null = null
  let hardware: SoundHardware = { soundDevices: [], microphone: 'unknown' }

  const reporter = createReporter(
    () => phoneReport(runner.state(), hardware, soundCheck),
    (report) => void bridge.commands['phone.reported'](report),
    later,
  )
  function reply(requestId: string, error: AppError | null): void {
    reporter.flush()
    void bridge.commands['phone.answered']({ requestId, error })
  }
  const bellRings = () =>
    snapshot.accounts.some(({ intercom }) => intercom?.doorbell && !intercom.doorbell.silenced)
  const updateTone = () =>
    sound.setTone(toneFor(runner.state(), snapshot.settings.incoming.sound, bellRings()))
  const runner = createRunner({
    engine: createEngine(snapshot.app.version),
    clock,
    reply,
    texted: (text) => void bridge.commands['phone.texted'](text),
    isQuiet: (accountId) => isQuiet(snapshot, accountId, clock.now()),
    changed(_state, urgent) {
      // Main first: the popup is what a person waits for.
      reporter.changed(urgent)
      updateTone()
      headsets?.show(lightsOf(runner.state()))
    },
  })

  function onSnapshot(next: AppSnapshot): void {
    if (next.revision <= snapshot.revision) return
    const { settings } = snapshot
    snapshot = next
    if (next.settings.sound !== settings.sound) sound.choose(next.settings.sound, hardware)
    headsets?.enable(next.settings.headset)
    updateTone()
  }

  function onCommand(requestId: string, command: PhoneCommand): void {
    const plan = planCommand(requestId, command)
    switch (plan.kind) {
      case 'ask':
        return runner.dispatch(plan.event)
      case 'tell':
        runner.dispatch(plan.event)
        return reply(requestId, null)
      case 'sound-test':
        return void sound.test(plan.role).then((error) => reply(requestId, error))
      case 'shut-down': {
        const limit = new Promise<void>((resolve) => clock.after(SHUT_DOWN_LIMIT_MS, resolve))
        return void Promise.race([runner.shutDown(), limit]).then(() => reply(requestId, null))
      }
      default:
        return assertNever(plan)
    }
  }

  sound.onCheck((check) => {
    soundCheck = check
    reporter.changed(false)
  })
  headsets?.onPress((press) => {
    const event = pressed(runner.state(), press)
    if (event) runner.dispatch(event)
  })
  headsets?.enable(snapshot.settings.headset)
  sound.choose(snapshot.settings.sound, hardware)
  bridge.events['snapshot.changed'](onSnapshot)
  bridge.events['phone.commanded'](({ requestId, command }) => onCommand(requestId, command))
  // What changed between the first look and the subscription.
  onSnapshot(await firstSnapshot(bridge, clock))
  await bridge.commands['phone.ready']({})
  sound.warm()

  return {
    hardwareChanged(next) {
      hardware = next
      sound.choose(snapshot.settings.sound, hardware)
      reporter.changed(false)
    },
  }
}

/** Main may still be starting; nothing can be done here before it answers. */
async function firstSnapshot(bridge: PhoneBridge, clock: RunnerClock): Promise<AppSnapshot> {
  for (;;) {
    const answer = await bridge.commands['app.snapshot']({})
    if (answer.ok) return answer.value
    await new Promise<void>((resolve) => clock.after(SNAPSHOT_RETRY_MS, resolve))
  }
}
