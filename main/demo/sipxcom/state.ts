import { randomBytes } from 'node:crypto'
import type { Clock } from '../../core/ports.ts'
import { createRooms, type DemoRoom } from './conference-state.ts'
import { createMailboxState, type DemoMailbox } from './mailbox-state.ts'
import { createPeopleState, type DemoPeople } from './people-state.ts'
import { createDemoAdmin, type DemoAdmin } from './admin-state.ts'
import { createCallsState, type DemoSipxCalls } from './calls.ts'
import { createForwardingState, type DemoForwarding } from './forwarding.ts'
import { createScheduleState, type DemoSchedule } from './schedules.ts'

/** How a demo user starts. */
export type DemoSipxSeed = {
  readonly userName: string
  readonly aliases?: readonly string[]
  /** Of the portal; at least eight characters. */
  readonly password: string
  readonly sipPassword: string
  readonly firstName: string
  readonly lastName: string
  readonly email?: string
  readonly imId?: string
  readonly admin?: boolean
  /** Default true. */
  readonly voicemail?: boolean
}

/** A user as the server keeps it. Each noun has its own part, made in its own file. */
export type DemoSipxUser = {
  readonly seed: DemoSipxSeed
  readonly userName: string
  password: string
  readonly sipPassword: string
  readonly admin: boolean
  /** Stands in links of feeds, and opens the account. */
  readonly privateKey: string
  readonly mailbox: DemoMailbox
  readonly people: DemoPeople
  readonly rooms: DemoRoom[]
  readonly forwarding: DemoForwarding
  schedules: readonly DemoSchedule[]
}

export type DemoSipxCompany = {
  /** Also the realm of the portal's sign-in. */
  readonly domain: string
  readonly users: ReadonlyMap<string, DemoSipxUser>
  readonly clock: Clock
  readonly behaviour: DemoSipxBehaviour
  /** What its administrators look after. */
  readonly admin: DemoAdmin
  readonly calls: DemoSipxCalls
  /** By user name or alias. */
  find(login: string): DemoSipxUser | undefined
}

/** What a test turns while the server runs. */
export type DemoSipxBehaviour = {
  /** `old`: as release 4.4, without the services of 14.10. */
  release: 'new' | 'old'
  /** Basic is refused with a digest challenge, as a picky installation may. */
  basic: boolean
  /** A machine in front of it takes the Accept header away. */
  ignoresAccept: boolean
  /** One vendor's own modules are installed. */
  uniteme: boolean
}

export function createDemoSipxCompany(options: {
  readonly domain: string
  readonly users: readonly DemoSipxSeed[]
  readonly clock: Clock
}): DemoSipxCompany {
  const { domain, clock } = options
  const users = new Map(options.users.map((seed) => [seed.userName, createUser(seed, clock)]))
  return {
    domain,
    users,
    clock,
    behaviour: { release: 'new', basic: true, ignoresAccept: false, uniteme: false },
    admin: createDemoAdmin(options.users, clock),
    calls: createCallsState(),
    find: (login) =>
      users.get(login) ?? [...users.values()].find(({ seed }) => seed.aliases?.includes(login) === true),
  }
}

function createUser(seed: DemoSipxSeed, clock: Clock): DemoSipxUser {
  return {
    seed,
    userName: seed.userName,
    password: seed.password,
    sipPassword: seed.sipPassword,
    admin: seed.admin ?? false,
    privateKey: randomBytes(16).toString('hex'),
    mailbox: createMailboxState(seed, clock.now()),
    people: createPeopleState(seed),
    rooms: createRooms(seed),
    forwarding: createForwardingState(),
    schedules: createScheduleState(),
  }
}
