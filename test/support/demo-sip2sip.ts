import type { Clock, SecretBundle } from '../../main/core/ports.ts'
import { createDemoPki, type DemoPki } from '../../main/demo/pki.ts'
import { startDemoSip2sip, type DemoSip2sip } from '../../main/demo/sip2sip/server.ts'
import type { DemoUserSeed } from '../../main/demo/sip2sip/state.ts'
import { createSip2sipAdapter } from '../../main/providers/sip2sip/adapter.ts'
import type { AccountSession } from '../../main/providers/adapter.ts'
import { AccountIdSchema } from '../../shared/ids.ts'
import { secret } from '../../shared/secret.ts'
import { createMemory, createMemoryLog } from './memory.ts'

export const DOMAIN = 'sip2sip.example'
export const PASSWORD = 'correct horse 1'

export const ALICE: DemoUserSeed = {
  username: 'alice',
  password: PASSWORD,
  ownerId: 4711,
  firstName: 'Alice',
  lastName: 'Ångström',
  mobileNumber: '+31612345678',
  mailbox: { number: '2001', pin: '8364' },
  aliases: ['al'],
  enumNumbers: ['+31201234567'],
  balance: 12.5,
}
export const BOB: DemoUserSeed = { username: 'bob', password: 'bobs-password', timezone: 'America/New_York' }

export type TestCompany = DemoSip2sip & {
  readonly pki: DemoPki
  readonly certificate: SecretBundle
  readonly log: ReturnType<typeof createMemoryLog>
  /** Opens alice's account through the adapter; `values` and `secrets` go over the working ones. */
  open(options?: {
    readonly by?: 'digest' | 'certificate'
    readonly values?: Readonly<Record<string, string>>
    readonly secrets?: SecretBundle
    readonly memory?: ReturnType<typeof createMemory>
  }): AccountSession
}

/** The demo account server on real TLS with a working certificate for alice. */
export async function startTestCompany(
  clock: Clock,
  users: readonly DemoUserSeed[] = [ALICE, BOB],
): Promise<TestCompany> {
  const pki = await createDemoPki()
  const log = createMemoryLog()
  const company = await startDemoSip2sip({ pki, domain: DOMAIN, users, clock, log })
  const { certPem, keyPem } = await pki.issue({ commonName: '4711' })
  const certificate: SecretBundle = { certificatePem: secret(certPem), certificateKeyPem: secret(keyPem) }
  const adapter = createSip2sipAdapter()
  return {
    ...company,
    pki,
    certificate,
    log,
    open({ by = 'digest', values = {}, secrets, memory = createMemory() } = {}) {
      const server = by === 'digest' ? company.digestUrl : company.certificateUrl
      const prepared = adapter.prepare({
        server,
        user: 'alice',
        domain: DOMAIN,
        ca: pki.caPem,
        auth: by,
        ...values,
      })
      if (!prepared.ok) throw new Error(`values refused: ${prepared.error.field ?? ''}`)
      const record = {
        id: AccountIdSchema.parse('acc1'),
        name: 'Alice',
        provider: 'sip2sip',
        values: prepared.value,
        createdAt: clock.now().toISOString(),
      }
      const own = by === 'digest' ? { password: secret(PASSWORD) } : certificate
      return adapter.open(record, secrets ?? own, { clock, log, memory })
    },
  }
}
