import type { Clock, Log } from '../core/ports.ts'
import type { DemoPki } from './pki.ts'
import { DEMO_DOMAIN } from './seed.ts'
import { startDemoSipx, type DemoSipx } from './sipxcom/server.ts'
import type { DemoSipxSeed } from './sipxcom/state.ts'

/** The demo company's sipXcom-like phone system, and how to add its users. The passwords are no secret: loopback only. */
export type DemoPortal = DemoSipx & {
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

/** The extensions of the demo company. 200 may administer the system, 202 has no mailbox. */
export const DEMO_EXTENSIONS: readonly DemoSipxSeed[] = [
  {
    userName: '200',
    aliases: ['annika'],
    password: 'demo-annika',
    sipPassword: 'sip-demo-200',
    firstName: 'Annika',
    lastName: 'Switch',
    email: 'annika@demo.example',
    imId: 'annika',
    admin: true,
  },
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
  return { ...portal, description: { server, domain: DEMO_DOMAIN, pin, users } }
}
