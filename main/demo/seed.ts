import type { DirectoryEntry } from './ldap/entry.ts'
import type { DemoBalanceEntry, DemoCall, DemoUser, DemoUserSeed } from './sip2sip/state.ts'

/** The demo company's domain; `.test` never resolves (RFC 6761). */
export const DEMO_DOMAIN = 'demo.sidetone.test'

/** The people of the demo company. The passwords are no secret: the company lives on loopback, for as long as it runs. */
export const DEMO_PEOPLE: readonly DemoUserSeed[] = [
  {
    username: 'alice',
    password: 'demo-alice',
    firstName: 'Alice',
    lastName: 'Demo',
    mobileNumber: '+31612345678',
    aliases: ['a.demo'],
    enumNumbers: ['+31201234567'],
    mailbox: { number: '1001', pin: '4711' },
    balance: 12.5,
    rejectRules: ['sip:spam@carrier.test'],
  },
  {
    username: 'bob',
    password: 'demo-bob',
    firstName: 'Bob',
    lastName: 'Example',
    mailbox: { number: '1002', pin: '0815' },
  },
]

const MINUTE = 60_000

/** A few calls of the last days, so that the list is not empty on the first look. */
export function demoHistory(now: Date): readonly DemoCall[] {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE)
  const call = (index: number, rest: Omit<DemoCall, 'callId' | 'fromTag' | 'toTag'>): DemoCall => ({
    ...rest,
    callId: `demo-${index}@${DEMO_DOMAIN}`,
    fromTag: `f${index}`,
    toTag: `t${index}`,
    media: ['audio'],
  })
  return [
    call(1, {
      direction: 'received',
      remoteParty: `bob@${DEMO_DOMAIN}`,
      displayName: 'Bob Example',
      startedAt: ago(42),
      durationSec: 0,
      status: 487,
    }),
    call(2, {
      direction: 'placed',
      remoteParty: `echo@${DEMO_DOMAIN}`,
      startedAt: ago(95),
      durationSec: 34,
      status: 200,
      price: 0,
    }),
    call(3, {
      direction: 'received',
      remoteParty: '0031208005160@carrier.test',
      displayName: 'Front desk',
      startedAt: ago(60 * 5),
      durationSec: 312,
      status: 200,
    }),
    call(4, {
      direction: 'placed',
      remoteParty: '0031612345678@carrier.test',
      startedAt: ago(60 * 26),
      durationSec: 128,
      status: 200,
      price: 0.12,
    }),
    call(5, {
      direction: 'placed',
      remoteParty: `bob@${DEMO_DOMAIN}`,
      startedAt: ago(60 * 27),
      durationSec: 0,
      status: 486,
    }),
    call(6, {
      direction: 'received',
      remoteParty: `robot@${DEMO_DOMAIN}`,
      displayName: 'Robot',
      startedAt: ago(60 * 50),
      durationSec: 15,
      status: 200,
    }),
  ]
}

/** What went in and out of alice's prepaid account, newest first. */
export function demoBalance(now: Date): readonly DemoBalanceEntry[] {
  const at = (minutes: number) => new Date(now.getTime() - minutes * MINUTE)
  return [
    { at: at(60 * 26), action: 'Debit', description: 'Session 0031612345678', value: -0.12, balance: 12.5 },
    { at: at(60 * 27), action: 'Debit', description: 'Session bob', value: 0, balance: 12.62 },
    { at: at(60 * 48), action: 'Credit', description: 'Voucher', value: 10, balance: 12.62 },
  ]
}

export const DEMO_DIRECTORY_BASE = 'ou=addressbook, dc=demo, dc=sidetone, dc=test'

/** The directory: everybody with an account, and a few who only have a telephone. */
export function demoDirectory(users: Iterable<DemoUser>): readonly DirectoryEntry[] {
  const people = [...users].map(({ username, address, seed }): DirectoryEntry => {
    const name = [seed.firstName, seed.lastName].filter(Boolean).join(' ') || username
    const numbers = seed.enumNumbers ?? []
    return {
      dn: `cn=${name}, ${DEMO_DIRECTORY_BASE}`,
      attributes: {
        cn: [name],
        SIPIdentitySIPURI: [`sip:${address}`],
        ...(numbers.length > 0 && { telephoneNumber: numbers }),
        ...(seed.mobileNumber !== undefined && { mobile: [seed.mobileNumber] }),
      },
    }
  })
  const others = [
    ['Carla Contoso', '+31201112233'],
    ['Zoë (Front Desk) *', '+31208005160'],
  ].map(([name = '', number = '']) => ({
    dn: `cn=${name}, ${DEMO_DIRECTORY_BASE}`,
    attributes: { cn: [name], workNumber: [number] },
  }))
  return [...people, ...others]
}
