import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createSystemClock } from '../../main/core/clock.ts'
import { createTwonAdapter } from '../../main/providers/twon/adapter.ts'
import type { IntercomView } from '../../shared/domain/intercom.ts'
import { secret } from '../../shared/secret.ts'
import { createFakeCore, noFlows } from '../support/fake-core.ts'
import type { DeviceAnswer, DeviceMessage } from './intercom-devices.ts'
import type { IntercomFigures } from './intercom-figures.ts'

/*
 * What a hundred intercoms cost when nothing happens, and how soon one is back after a restart:
 * `node --expose-gc test/bench/intercoms.ts [--devices 100] [--seconds 120] [--json]`. To hold: at most 2 sockets and 300 kB
 * each, 1 % of a core for all, 5 s after a restart. `--json`: one line with the figures at the end (intercom-figures.ts).
 */

const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '120' },
    json: { type: 'boolean', default: false },
  },
})
const count = Number(values.devices)
const seconds = Number(values.seconds)

const child = fork(join(import.meta.dirname, 'intercom-devices.ts'))
const ask = async (message: DeviceMessage): Promise<DeviceAnswer> => {
  child.send(message)
  const [answer] = (await once(child, 'message')) as [DeviceAnswer]
  return answer
}
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
/** Resident bytes, and those of them that V8 keeps for later. */
const memory = (): { readonly resident: number; readonly spare: number } => {
  gc?.()
  gc?.()
  const { rss, heapTotal, heapUsed } = process.memoryUsage()
  return { resident: rss, spare: heapTotal - heapUsed }
}
const say = (text: string): void => void process.stderr.write(`${text}\n`)

const started = await ask({ start: count })
if (!('started' in started)) throw new Error('no devices')
const { core } = createFakeCore(noFlows, { clock: createSystemClock(), providers: [createTwonAdapter()] })
const viewOf = (at: number): IntercomView | undefined => core.state.get().accounts[at]?.intercom
const until = (fits: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!fits()) return
      stop()
      resolve()
    }
    const stop = core.state.subscribe(look)
    look()
  })
const add = async (at: number): Promise<void> => {
  const { server = '', pin = '' } = started.started[at] ?? {}
  const bundle = { password: secret('bench') }
  const added = await core.accounts.add(
    `Door ${at}`,
    'twon',
    { server, user: 'bench', auth: 'auto', pin },
    bundle,
  )
  if (!added.ok) throw new Error(added.error.code)
}

/** They pay for undici, OpenSSL, the compiler and the room that V8 takes once, whatever there is to do in it. */
const WARM = Math.min(20, Math.ceil(count / 5))
core.start()
for (let at = 0; at < WARM; at += 1) await add(at)
await until(() => core.state.get().accounts.every((account) => account.intercom?.events === 'live'))
await wait(20_000)
const before = memory()
const begun = performance.now()
for (let at = WARM; at < count; at += 1) await add(at)
await until(() => core.state.get().accounts.every((account) => account.intercom?.events === 'live'))
say(`${count - WARM} more intercoms live after ${Math.round(performance.now() - begun)} ms`)
await wait(10_000)

const revision = core.state.get().revision
const cpu = process.cpuUsage()
const from = performance.now()
let most = 0
for (let left = seconds; left > 0; left -= 5) {
  await wait(5_000)
  const { sockets } = (await ask({ sockets: true })) as { readonly sockets: readonly number[] }
  most = Math.max(most, ...sockets)
}
const used = process.cpuUsage(cpu)
const share = (used.user + used.system) / 10 / (performance.now() - from)
say(
  `idle for ${seconds} s: ${share.toFixed(2)} % of a core, ${core.state.get().revision - revision} revisions`,
)
say(`most sockets to one device: ${most}`)
const after = memory()
const each = (bytes: number): string => (bytes / 1024 / (count - WARM)).toFixed(0)
say(
  `memory: ${each(after.resident - after.spare - before.resident + before.spare)} kB each in use` +
    `, ${each(after.resident - before.resident)} kB with what V8 keeps for later`,
)

const delays: number[] = []
for (let round = 0; round < 10; round += 1) {
  const at = Math.floor((count * round) / 10)
  const ringing = until(() => viewOf(at)?.doorbell !== null)
  const { pressed } = (await ask({ press: at })) as { readonly pressed: number }
  await ringing
  delays.push(Date.now() - pressed)
  await until(() => viewOf(at)?.doorbell === null)
}
say(`bell to snapshot: ${delays.toSorted((a, b) => a - b).join(' ')} ms`)

let slowest = 0
for (const awayMs of [1_000, 8_000, 20_000]) {
  const rebooting = Math.min(10, count)
  const { back } = (await ask({ reboot: rebooting, awayMs })) as { readonly back: number }
  const late: number[] = []
  await Promise.all(
    Array.from({ length: rebooting }, async (_, at) => {
      await until(() => viewOf(at)?.events === 'live' && viewOf(at)?.health.kind !== 'unreachable')
      late.push(Date.now() - back)
      slowest = Math.max(slowest, Date.now() - back)
    }),
  )
  say(`away for ${awayMs} ms, live again after: ${late.toSorted((a, b) => a - b).join(' ')} ms`)
}
await core.close()
child.kill()
if (values.json) {
  const bytesEach = (after.resident - after.spare - before.resident + before.spare) / (count - WARM)
  const figures: IntercomFigures = {
    devices: count,
    sockets: most,
    corePercent: share,
    kbEach: bytesEach / 1000,
    bellMs: delays,
    backMs: slowest,
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}
