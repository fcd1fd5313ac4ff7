import type { Log } from '../../main/core/ports.ts'
import { createDemoPki } from '../../main/demo/pki.ts'
import type { DemoPki } from '../../main/demo/pki.ts'
import type { DemoCallEnd } from '../../main/demo/sip/call-log.ts'
import { startDemoSip } from '../../main/demo/sip/demo-sip.ts'
import type { DemoSip, DemoSipOptions } from '../../main/demo/sip/demo-sip.ts'
import { createFakeClock } from './fake-clock.ts'
import type { FakeClock } from './fake-clock.ts'
import { connectScript } from './sip-script.ts'
import type { ScriptOptions, ScriptPhone } from './sip-script.ts'

export const DEMO_DOMAIN = 'demo.test'
export const DEMO_PASSWORD = 'pw'

/** The demo's SIP server on a clock turned by hand, with script phones for its users. */
export type DemoSipBench = {
  readonly demo: DemoSip
  readonly clock: FakeClock
  readonly pki: DemoPki
  readonly ended: DemoCallEnd[]
  readonly warnings: string[]
  /** Connects a phone, not yet registered. */
  connect(user: string, change?: Partial<ScriptOptions>): Promise<ScriptPhone>
  /** Connects and registers a phone. */
  phone(user: string, change?: Partial<ScriptOptions>): Promise<ScriptPhone>
  /** Closes the phones of a test. */
  hangUpAll(): Promise<void>
  stop(): Promise<void>
}

export async function startDemoSipBench(options: Partial<DemoSipOptions> = {}): Promise<DemoSipBench> {
  const clock = createFakeClock()
  const pki = await createDemoPki()
  const ended: DemoCallEnd[] = []
  const warnings: string[] = []
  const log: Log = {
    debug: () => undefined,
    info: () => undefined,
    warn: (message) => warnings.push(message),
    error: (message) => warnings.push(message),
  }
  const demo = await startDemoSip({
    tls: pki.server,
    domain: DEMO_DOMAIN,
    users: ['alice', 'bob', 'carol'].map((user) => ({ user, password: DEMO_PASSWORD, displayName: user })),
    log,
    clock,
    onCallEnded: (call) => ended.push(call),
    ...options,
  })
  const phones: ScriptPhone[] = []
  const connect: DemoSipBench['connect'] = async (user, change = {}) => {
    const phone = await connectScript({
      url: demo.wssUrl,
      ca: pki.caPem,
      user,
      password: DEMO_PASSWORD,
      domain: DEMO_DOMAIN,
      ...change,
    })
    phones.push(phone)
    return phone
  }
  return {
    demo,
    clock,
    pki,
    ended,
    warnings,
    connect,
    async phone(user, change) {
      const phone = await connect(user, change)
      const { status } = await phone.register()
      if (status !== 200) throw new Error(`not registered: ${status}`)
      return phone
    },
    async hangUpAll() {
      await Promise.all(phones.splice(0).map((phone) => phone.close()))
    },
    async stop() {
      await demo.stop()
    },
  }
}
