import { secret } from '../../shared/secret.ts'
import type { Clock, DemoAccount, Log } from '../core/ports.ts'
import type { DemoPki } from './pki.ts'
import { DEMO_DOMAIN } from './seed.ts'
import { startDemoTwon, type DemoTwon } from './twon/server.ts'

/** The demo company's front door, and how to add it as an account. The password is no secret: it is on loopback only. */
export type DemoIntercom = DemoTwon & {
  readonly account: DemoAccount
  readonly description: {
    readonly server: string
    readonly httpServer: string
    readonly user: string
    readonly password: string
    readonly pin: string
  }
}

const ACCOUNT = { user: 'sidetone', password: 'demo-door' }

/** Starts the 2N-like intercom of the demo company, which belongs to the company's own domain. */
export async function startDemoIntercom(deps: {
  readonly pki: DemoPki
  readonly clock: Clock
  readonly log: Log
}): Promise<DemoIntercom> {
  const { pki, clock, log } = deps
  const front = {
    enabled: true,
    displayName: 'Front door',
    sipNumber: '1010',
    domain: DEMO_DOMAIN,
    registrationEnabled: true,
  }
  const twon = await startDemoTwon({ tls: pki.server, ...ACCOUNT, sipAccounts: [front, {}], clock, log })
  twon.behaviour.registers = ({ domain, sipNumber }) => domain === DEMO_DOMAIN && sipNumber !== ''
  const { httpsUrl: server, httpUrl: httpServer, pin } = twon
  const { user, password } = ACCOUNT
  const account = {
    name: 'Front door',
    provider: 'twon',
    values: { server, user, pin },
    secrets: { password: secret(password) },
  }
  return { ...twon, account, description: { server, httpServer, ...ACCOUNT, pin } }
}
