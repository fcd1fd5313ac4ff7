import { createSystemClock } from '../../main/core/clock.ts'
import { createDemoPki } from '../../main/demo/pki.ts'
import { startDemoTwon, type DemoTwon } from '../../main/demo/twon/server.ts'
import { createMemoryLog } from '../support/memory.ts'

/*
 * The devices of test/bench/intercoms.ts in a process of their own, so that what is measured there is ours alone.
 * Messages in: `{ start: count }`, `{ sockets: true }`, `{ reboot: count, awayMs }`, `{ press: at }`. Each is answered.
 */

export type DeviceMessage =
  | { readonly start: number }
  | { readonly sockets: true }
  | { readonly reboot: number; readonly awayMs: number }
  | { readonly press: number }
export type DeviceAnswer =
  | { readonly started: readonly { readonly server: string; readonly pin: string }[] }
  | { readonly sockets: readonly number[] }
  /** When they answered again, ms since the epoch. */
  | { readonly back: number }
  | { readonly pressed: number }

const devices: DemoTwon[] = []
const clock = createSystemClock()

async function answer(message: DeviceMessage): Promise<DeviceAnswer> {
  if ('start' in message) {
    const { server: tls } = await createDemoPki()
    for (let at = 0; at < message.start; at += 1) {
      const front = {
        enabled: true,
        sipNumber: String(2000 + at),
        domain: 'pbx.example',
        registrationEnabled: true,
      }
      const options = {
        tls,
        user: 'bench',
        password: 'bench',
        sipAccounts: [front, {}],
        clock,
        log: createMemoryLog(),
      }
      devices.push(await startDemoTwon(options))
    }
    return { started: devices.map(({ httpsUrl, pin }) => ({ server: httpsUrl, pin })) }
  }
  if ('sockets' in message) return { sockets: devices.map((device) => device.sockets()) }
  if ('press' in message) {
    const device = devices[message.press]?.device
    const session = device?.press(1, 'sip:2001@pbx.example')
    const at = Date.now()
    if (session) clock.after(1000, () => device?.end(session, 'noanswer'))
    return { pressed: at }
  }
  await Promise.all(devices.slice(0, message.reboot).map((device) => device.reboot(message.awayMs)))
  return { back: Date.now() }
}

process.on('message', (message: DeviceMessage) => {
  void answer(message).then((done) => process.send?.(done))
})
