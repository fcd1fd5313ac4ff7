import { secret } from '../../shared/secret.ts'
import type { Clock, DemoAccount, Log } from '../core/ports.ts'
import type { DemoPki } from './pki.ts'
import { DEMO_DOMAIN } from './seed.ts'
import type { DemoCdr } from './sipxcom/calls.ts'
import { startDemoSipx, type DemoSipx } from './sipxcom/server.ts'
import type { DemoSipxSeed } from './sipxcom/state.ts'

/** The demo company's sipXcom-like phone system, and how to add its users. The passwords are no secret: loopback only. */
export type DemoPortal = DemoSipx & {
  /** The extension that a click on the demo brings: its user may administer the system too. */
  readonly account: DemoAccount
  readonly description: {
    readonly server: string
    readonly domain: string
    readonly pin: string
    readonly users: readonly {
      readonly user: string
      readonly password: string
      readonly admin: boolean
    }[]
  }
}

const ADMINISTRATOR: DemoSipxSeed = {
  userName: '200',
  aliases: ['annika'],
  password: 'demo-annika',
  sipPassword: 'sip-demo-200',
  firstName: 'Annika',
  lastName: 'Switch',
  email: 'annika@demo.example',
  imId: 'annika',
  admin: true,
}

/** The extensions of the demo company. 200 may administer the system, 202 has no mailbox. */
export const DEMO_EXTENSIONS: readonly DemoSipxSeed[] = [
  ADMINISTRATOR,
  {
    userName: '201',
    aliases: ['boris'],
    password: 'demo-boris',
    sipPassword: 'sip-demo-201',
    firstName: 'Boris',
    lastName: 'Ring',
    email: 'boris@demo.example',
  },
  {
    userName: '202',
    password: 'demo-chloe',
    sipPassword: 'sip-demo-202',
    firstName: 'Chloé',
    lastName: 'Hold',
    voicemail: false,
  },
]

/** Starts the sipXcom-like portal of the demo company; its users belong to the company's own domain. */
export async function startDemoPortal(deps: {
  readonly pki: DemoPki
  readonly clock: Clock
  readonly log: Log
}): Promise<DemoPortal> {
  const { pki, clock, log } = deps
  const portal = await startDemoSipx({
    tls: pki.server,
    domain: DEMO_DOMAIN,
    users: DEMO_EXTENSIONS,
    clock,
    log,
  })
  const { url: server, pin } = portal
  const users = DEMO_EXTENSIONS.map(({ userName, password, admin = false }) => ({
    user: userName,
    password,
    admin,
  }))
  portal.calls.history = demoExtensionHistory(clock.now())
  const account = {
    name: 'Phone system',
    provider: 'sipxcom',
    values: { server, user: ADMINISTRATOR.userName, domain: DEMO_DOMAIN, pin },
    secrets: { password: secret(ADMINISTRATOR.password) },
  }
  return { ...portal, account, description: { server, domain: DEMO_DOMAIN, pin, users } }
}

/** What the extensions did lately, newest first. */
function demoExtensionHistory(now: Date): readonly DemoCdr[] {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  const answered = { termination: 'C' } as const
  return [
    { caller: '201', callee: '200', startedAt: ago(70), duration: 'null', termination: 'F' },
    { caller: '200', callee: '202', startedAt: ago(60 * 4), duration: '00:02:31.4', ...answered },
    { caller: '202', callee: '201', startedAt: ago(60 * 25), duration: '00:00:48', ...answered },
  ]
}
