import { randomBytes } from 'node:crypto'
import type { Clock } from '../../core/ports.ts'
import type { DemoPki } from '../pki.ts'
import type { DemoBehaviour } from './action.ts'
import { createDigestDoor } from './digest-door.ts'
import { createFaults } from './faults.ts'
import { createDemoUser, type DemoDevice, type DemoUser, type DemoUserSeed } from './state.ts'

/** What a server saw, without passwords. `user` null = not logged in. */
export type DemoSeenRequest = {
  readonly method: string
  readonly path: string
  readonly action: string
  readonly params: Readonly<Record<string, string>>
  readonly door: 'digest' | 'certificate' | 'enrollment' | 'none'
  readonly user: string | null
}

const KEPT_REQUESTS = 1000

/** Accounts, behaviour, faults and the book of requests: what both ports of the account server share. */
export type DemoCompanyState = ReturnType<typeof createCompanyState>

export function createCompanyState(options: {
  readonly pki: DemoPki
  readonly domain: string
  readonly users: readonly DemoUserSeed[]
  readonly clock: Clock
  readonly dialect?: DemoBehaviour['dialect']
  readonly registered?: (username: string) => readonly DemoDevice[]
  readonly onEnrolled?: (user: DemoUser) => void
}) {
  const { pki, domain, clock } = options
  const users = new Map<string, DemoUser>()
  let seen: readonly DemoSeenRequest[] = []

  const find = (username: string, of: string): DemoUser | undefined =>
    of.toLowerCase() === domain ? users.get(username.toLowerCase()) : undefined

  function addUser(seed: DemoUserSeed): DemoUser {
    const user = createDemoUser(seed, domain, 1001 + users.size)
    users.set(user.username, user)
    return user
  }
  for (const seed of options.users) addUser(seed)

  const behaviour: DemoBehaviour = {
    dialect: options.dialect ?? '2012',
    weeklyRules: 'keep',
    lastDiversion: 'clear',
    zone: 'Europe/Amsterdam',
    usage: 'works',
    absoluteMailbox: false,
    journalPage: 5000,
    journalBackend: 'mysql',
    enrollment: 'plain',
    weakCertificates: false,
    answerDelayMs: 0,
  }
  return {
    pki,
    domain,
    clock,
    users,
    behaviour,
    faults: createFaults(),
    digestDoor: createDigestDoor({ clock, key: randomBytes(16).toString('hex'), find }),
    find,
    registered: options.registered ?? (() => []),
    enrol: (seed: DemoUserSeed): DemoUser => {
      const user = addUser(seed)
      options.onEnrolled?.(user)
      return user
    },
    requests: (): readonly DemoSeenRequest[] => seen,
    note(entry: DemoSeenRequest): void {
      seen = [...seen, entry].slice(-KEPT_REQUESTS)
    },
  }
}
