import { join } from 'node:path'
import { ROOT } from '../support/app-process.ts'
import { measureBell } from './bell.ts'
import { setBenchStage, type BenchStage } from './bench-stage.ts'
import { measureBridge } from './bridge.ts'
import { measureBytes } from './bytes.ts'
import { measureCall } from './call.ts'
import { measureDigest } from './digest.ts'
import { measureDnd } from './dnd.ts'
import { measureEndurance } from './endurance.ts'
import type { Measured } from './figure.ts'
import { measureIdleCpu } from './idle.ts'
import { measureIntercoms } from './intercom-figures.ts'
import { measureLink } from './link.ts'
import { measureLongLists } from './long-lists.ts'
import { measureIdle, watchLongTasks } from './long-tasks.ts'
import { measureFirstAudio } from './first-audio.ts'
import { measureFlood } from './flood.ts'
import { measureInvite } from './invite.ts'
import { startRawScript } from './raw-script.ts'
import { measureParser } from './parser.ts'
import { measureRegister } from './register.ts'
import { measureRegisterAgainstJsSip } from './register-jssip.ts'
import { measureRelay } from './relay.ts'
import { measureResilience } from './resilience.ts'
import { measureRing } from './ring.ts'
import { measureSip2sip } from './sip2sip.ts'
import { measureStart } from './start.ts'

export type Tell = (text: string) => void

/** Figures that are taken together. A group that fails costs its own figures only. */
export type Group = {
  /** What `--only` takes. */
  readonly name: string
  /** Takes more than a minute: left out unless named, or with `--long`. */
  readonly isLong?: boolean
  measure(tell: Tell): Promise<readonly Measured[]>
}

/** Runs `measure` on the app with a registered line, and clears everything away. */
function onStage(
  measure: (stage: BenchStage, tell: Tell) => Promise<readonly Measured[]>,
  options?: Parameters<typeof setBenchStage>[0],
) {
  return async (tell: Tell): Promise<readonly Measured[]> => {
    const stage = await setBenchStage(options)
    try {
      return await measure(stage, tell)
    } finally {
      await stage.close()
    }
  }
}

/** Every figure of docs/benchmarks.md, in the order of its table. */
export const GROUPS: readonly Group[] = [
  { name: 'bytes', measure: () => Promise.resolve(measureBytes(join(ROOT, 'out'))) },
  { name: 'parser', measure: () => measureParser() },
  { name: 'digest', measure: async () => [await measureDigest()] },
  { name: 'dnd', measure: async (tell) => [await measureDnd(tell)] },
  { name: 'sip2sip', measure: () => measureSip2sip() },
  { name: 'lists', measure: onStage(measureLongLists, { pages: true }) },
  {
    name: 'app',
    measure: onStage(async (stage, tell) => {
      const bridge = await measureBridge(stage.app)
      const tasks = await watchLongTasks(stage.app)
      return [bridge, await measureIdle(tasks), ...(await measureRing(stage, tasks, tell))]
    }),
  },
  { name: 'link', isLong: true, measure: onStage(measureLink) },
  {
    name: 'call',
    measure: onStage(async (stage) => {
      const script = await startRawScript(stage.bob)
      try {
        return [await measureRegister(stage, script), ...(await measureCall(stage, script))]
      } finally {
        await script.close()
      }
    }),
  },
  { name: 'bell', isLong: true, measure: onStage(measureBell) },
  { name: 'intercoms', isLong: true, measure: measureIntercoms },
  {
    name: 'start',
    measure: onStage(async (stage, tell) => {
      await stage.closeApp()
      return [await measureStart(stage.profile, tell)]
    }),
  },
  { name: 'flood', isLong: true, measure: (tell) => measureFlood(tell) },
  { name: 'invite', measure: () => measureInvite() },
  { name: 'jssip', measure: () => measureRegisterAgainstJsSip() },
  { name: 'audio', measure: () => measureFirstAudio() },
  { name: 'idle', isLong: true, measure: onStage(measureIdleCpu) },
  { name: 'relay', isLong: true, measure: (tell) => measureRelay(tell) },
  { name: 'endurance', isLong: true, measure: (tell) => measureEndurance(tell) },
  { name: 'resilience', isLong: true, measure: (tell) => measureResilience(tell) },
]
