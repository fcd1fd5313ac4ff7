import { createSystemClock } from '../../main/core/clock.ts'
import type { Core } from '../../main/core/core.ts'
import { createDemoPki } from '../../main/demo/pki.ts'
import { startDemoSip2sip, type DemoSip2sip } from '../../main/demo/sip2sip/server.ts'
import { createSip2sipAdapter } from '../../main/providers/sip2sip/adapter.ts'
import type { AccountId } from '../../shared/ids.ts'
import { secret } from '../../shared/secret.ts'
import { createFakeCore, noFlows } from '../support/fake-core.ts'
import { createMemoryLog } from '../support/memory.ts'

/** The core with its real account adapter on an account server; stores and secrets are in memory. */
export type DndOffice = {
  readonly core: Core
  readonly server: DemoSip2sip
  readonly accounts: readonly AccountId[]
  close(): Promise<void>
}

const DOMAIN = 'bench.test'

/** `answerDelayMs`: how long the server thinks about each request. */
export async function openDndOffice(count: number, answerDelayMs: number): Promise<DndOffice> {
  const pki = await createDemoPki()
  const clock = createSystemClock()
  const people = Array.from({ length: count }, (_, at) => ({
    username: `user${at}`,
    password: `secret-${at}`,
  }))
  const server = await startDemoSip2sip({ pki, domain: DOMAIN, users: people, clock, log: createMemoryLog() })
  const { core } = createFakeCore(noFlows, { clock, providers: [createSip2sipAdapter()] })
  const accounts: AccountId[] = []
  for (const { username, password } of people) {
    const values = { server: server.digestUrl, user: username, domain: DOMAIN, auth: 'digest', ca: pki.caPem }
    const added = await core.accounts.add(username, 'sip2sip', values, { password: secret(password) })
    if (!added.ok) throw new Error(`${username}: ${added.error.code}`)
    accounts.push(added.value.id)
  }
  server.behaviour.answerDelayMs = answerDelayMs
  return {
    core,
    server,
    accounts,
    async close() {
      await core.close()
      await server.stop()
    },
  }
}
