import { createSystemClock } from '../../main/core/clock.ts'
import type { Clock, SecretBundle } from '../../main/core/ports.ts'
import { createDemoPki, type DemoPki } from '../../main/demo/pki.ts'
import { startDemoSipx, type DemoSipx } from '../../main/demo/sipxcom/server.ts'
import type { DemoSipxSeed } from '../../main/demo/sipxcom/state.ts'
import type { AccountSession } from '../../main/providers/adapter.ts'
import { createSipxcomAdapter } from '../../main/providers/sipxcom/adapter.ts'
import { AccountIdSchema } from '../../shared/ids.ts'
import { secret } from '../../shared/secret.ts'
import type { BenchAnswer, CliBench } from './cli-bench.ts'
import { createMemory, createMemoryLog } from './memory.ts'

export const SIPX_DOMAIN = 'pbx.example'
export const PORTAL_PASSWORD = 'planted-portal-password'
export const SIPX_SIP_PASSWORD = 'planted-sipx-password'

/** 200 administers, 201 signs in by its alias too, 202 has no mailbox. */
export const SIPX_USERS: readonly DemoSipxSeed[] = [
  {
    userName: '200',
    aliases: ['annika'],
    password: PORTAL_PASSWORD,
    sipPassword: SIPX_SIP_PASSWORD,
    firstName: 'Annika',
    lastName: 'Switch',
    email: 'annika@pbx.example',
    imId: 'annika',
    admin: true,
  },
  {
    userName: '201',
    aliases: ['boris'],
    password: PORTAL_PASSWORD,
    sipPassword: SIPX_SIP_PASSWORD,
    firstName: 'Boris',
    lastName: 'Ring',
  },
  {
    userName: '202',
    password: PORTAL_PASSWORD,
    sipPassword: SIPX_SIP_PASSWORD,
    firstName: 'Chloé',
    lastName: 'Hold',
    voicemail: false,
  },
]

export type TestPortal = DemoSipx & {
  readonly pki: DemoPki
  readonly log: ReturnType<typeof createMemoryLog>
  /** Opens user 201 through the adapter; `values` and `secrets` go over the working ones. */
  open(options?: {
    readonly values?: Readonly<Record<string, string>>
    readonly secrets?: SecretBundle
    readonly memory?: ReturnType<typeof createMemory>
  }): AccountSession
  /** Ends the sessions that were opened, and the server. */
  close(): Promise<void>
}

/** A sipXcom-like portal on loopback with a certificate of its own CA. */
export async function startTestPortal(clock: Clock = createSystemClock()): Promise<TestPortal> {
  const pki = await createDemoPki()
  const log = createMemoryLog()
  const demo = await startDemoSipx({ tls: pki.server, domain: SIPX_DOMAIN, users: SIPX_USERS, clock, log })
  const adapter = createSipxcomAdapter()
  const opened: AccountSession[] = []
  return {
    ...demo,
    pki,
    log,
    open({ values = {}, secrets, memory = createMemory() } = {}) {
      const base = { server: demo.url, user: '201', domain: SIPX_DOMAIN, ca: pki.caPem }
      const prepared = adapter.prepare({ ...base, ...values })
      if (!prepared.ok) throw new Error(`values refused: ${prepared.error.field ?? ''}`)
      const record = {
        id: AccountIdSchema.parse('sipx'),
        name: 'Office',
        provider: 'sipxcom',
        values: prepared.value,
        createdAt: clock.now().toISOString(),
      }
      const bundle = secrets ?? { password: secret(PORTAL_PASSWORD) }
      const session = adapter.open(record, bundle, { clock, log, memory })
      opened.push(session)
      return session
    },
    async close() {
      await Promise.all(opened.map((session) => session.close()))
      await demo.stop()
    },
  }
}

/** Adds user 201 (or another) of a portal as the account `Office` (or another name), as the command line does. */
export function addPortalAccount(
  bench: Pick<CliBench, 'cli'>,
  portal: Pick<TestPortal, 'url' | 'pin'>,
  given: {
    readonly name?: string
    readonly user?: string
    readonly server?: string
    readonly more?: readonly string[]
  } = {},
): Promise<BenchAnswer> {
  const { name = 'Office', user = '201', server = portal.url, more = [] } = given
  const account = ['account', 'add', '--provider', 'sipxcom', '--name', name, '--server', server]
  const person = ['--user', user, '--domain', SIPX_DOMAIN, '--pin', portal.pin]
  return bench.cli([...account, ...person, ...more], { password: PORTAL_PASSWORD })
}
