import type { DemoCall, DemoUserSeed } from './sip2sip/state.ts'

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
