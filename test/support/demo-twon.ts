import { createSystemClock } from '../../main/core/clock.ts'
import type { Clock, SecretBundle } from '../../main/core/ports.ts'
import { createDemoPki, type DemoPki } from '../../main/demo/pki.ts'
import { startDemoTwon, type DemoTwon } from '../../main/demo/twon/server.ts'
import type { AccountSession } from '../../main/providers/adapter.ts'
import type { IntercomFacet } from '../../main/providers/facets/intercom.ts'
import { createTwonAdapter } from '../../main/providers/twon/adapter.ts'
import { AccountIdSchema } from '../../shared/ids.ts'
import { secret } from '../../shared/secret.ts'
import { createMemory, createMemoryLog } from './memory.ts'

export const API_USER = 'sidetone'
export const API_PASSWORD = 'planted-api-password'
export const SIP_PASSWORD = 'planted-sip-password'

export type TestIntercom = DemoTwon & {
  readonly pki: DemoPki
  readonly log: ReturnType<typeof createMemoryLog>
  /** Opens it through the adapter; `values` and `secrets` go over the working ones. */
  open(options?: {
    readonly values?: Readonly<Record<string, string>>
    readonly secrets?: SecretBundle
    readonly memory?: ReturnType<typeof createMemory>
  }): AccountSession & { readonly intercom: IntercomFacet }
  /** The same, closed when the test file's `close` runs. */
  close(): Promise<void>
}

/** A 2N-like intercom on loopback with a certificate that nobody vouches for. */
export async function startTestIntercom(clock: Clock = createSystemClock()): Promise<TestIntercom> {
  const pki = await createDemoPki()
  const log = createMemoryLog()
  const demo = await startDemoTwon({
    tls: pki.server,
    user: API_USER,
    password: API_PASSWORD,
    sipAccounts: [
      {
        enabled: true,
        displayName: 'Front door',
        sipNumber: '0431',
        domain: 'pbx.example',
        domainPort: '5062',
        registrationEnabled: true,
      },
      {},
    ],
    clock,
    log,
  })
  const adapter = createTwonAdapter()
  const opened: AccountSession[] = []
  return {
    ...demo,
    pki,
    log,
    open({ values = {}, secrets, memory = createMemory() } = {}) {
      const prepared = adapter.prepare({ server: demo.httpsUrl, user: API_USER, pin: demo.pin, ...values })
      if (!prepared.ok) throw new Error(`values refused: ${prepared.error.field ?? ''}`)
      const record = {
        id: AccountIdSchema.parse('door'),
        name: 'Front door',
        provider: 'twon',
        values: prepared.value,
        createdAt: clock.now().toISOString(),
      }
      const session = adapter.open(record, secrets ?? { password: secret(API_PASSWORD) }, {
        clock,
        log,
        memory,
      })
      const { intercom } = session
      if (intercom === undefined) throw new Error('an intercom has an intercom')
      opened.push(session)
      return { ...session, intercom }
    },
    async close() {
      await Promise.all(opened.map((session) => session.close()))
      await demo.stop()
    },
  }
}
