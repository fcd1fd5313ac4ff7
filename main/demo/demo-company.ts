import { createHash, X509Certificate } from 'node:crypto'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { secret } from '../../shared/secret.ts'
import type { Clock, DemoAccount, Log } from '../core/ports.ts'
import { createDemoFiles, type DemoFiles } from './demo-files.ts'
import { startDemoIntercom, type DemoIntercom } from './demo-intercom.ts'
import { DEMO_EXTENSIONS, startDemoPortal, type DemoPortal } from './demo-portal.ts'
import { demoPolicy } from './demo-policy.ts'
import { createDemoPki, type DemoPki } from './pki.ts'
import { startDemoDirectory, type DemoDirectory } from './ldap/server.ts'
import {
  DEMO_DIRECTORY_BASE,
  DEMO_DOMAIN,
  DEMO_PEOPLE,
  demoBalance,
  demoDirectory,
  demoHistory,
} from './seed.ts'
import { startDemoSip, type DemoSip } from './sip/demo-sip.ts'
import { parseSipUri } from './sip/sip-uri.ts'
import { OPEN_POLICY } from './sip/route-policy.ts'
import type { ServiceTiming } from './sip/services/catalogue.ts'
import type { DemoCallEnd } from './sip/call-log.ts'
import { startDemoSip2sip, type DemoSip2sip } from './sip2sip/server.ts'
import type { DemoDevice } from './sip2sip/state.ts'

/** A phone company in a box, on loopback with random ports. */
export type DemoCompany = {
  /** Addresses and log-ins, as `sidetone demo` prints them. */
  readonly description: object
  /** How to add its first person as an account. */
  readonly account: DemoAccount
  readonly accounts: DemoSip2sip
  readonly phones: DemoSip
  readonly intercom: DemoIntercom
  readonly portal: DemoPortal
  readonly directory: DemoDirectory
  readonly pki: DemoPki
  stop(): Promise<void>
}

/** Starts every server of the company. Errors: unreachable when loopback sockets or files cannot be had. */
export async function startDemoCompany({
  clock,
  log,
  timing = {},
}: {
  readonly clock: Clock
  readonly log: Log
  /** How quick its built-in services are, where not as usual. */
  readonly timing?: Partial<ServiceTiming>
}): Promise<Result<DemoCompany>> {
  const stops: (() => void | Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const undo of stops.splice(0).toReversed()) await undo()
  }
  try {
    const pki = await createDemoPki({ names: [DEMO_DOMAIN] })
    const accounts = await startDemoSip2sip({
      pki,
      domain: DEMO_DOMAIN,
      users: DEMO_PEOPLE,
      clock,
      log,
      registered: (username) => registeredPhones(phones, username),
      onEnrolled: ({ username, password, seed }) =>
        phones.setUser({ user: username, password, displayName: seed.firstName ?? username }),
    })
    stops.push(() => accounts.stop())
    for (const call of demoHistory(clock.now())) accounts.addHistory('alice', call)
    const alice = accounts.users.get('alice')
    if (alice) alice.balanceHistory = demoBalance(clock.now())
    const phones: DemoSip = await startDemoSip({
      tls: pki.server,
      domain: DEMO_DOMAIN,
      users: DEMO_PEOPLE.map(({ username, password, firstName, lastName }) => ({
        user: username,
        password,
        displayName: `${firstName} ${lastName}`,
      })),
      policy: (user) => {
        const person = accounts.users.get(user)
        return person ? demoPolicy(person, clock) : OPEN_POLICY
      },
      aliasOf: (name) =>
        [...accounts.users.values()].find(({ aliases }) => aliases.includes(name))?.username ?? null,
      onCallEnded: (call) => noteCall(accounts, call),
      timing,
      clock,
      log,
    })
    stops.push(() => phones.stop())
    const intercom = await startDemoIntercom({ pki, clock, log })
    stops.push(() => intercom.stop())
    const portal = await startDemoPortal({ pki, clock, log })
    stops.push(() => portal.stop())
    // Extensions of the phone system are phones of the company too.
    for (const { userName: user, sipPassword: password, firstName, lastName } of DEMO_EXTENSIONS)
      phones.setUser({ user, password, displayName: `${firstName} ${lastName}` })
    const directory = await startDemoDirectory({
      tls: pki.server,
      base: DEMO_DIRECTORY_BASE,
      entries: () => demoDirectory(accounts.users.values()),
      mayBind: (name, password) => accounts.users.get(name)?.password === password,
      log,
    })
    stops.push(() => directory.stop())
    const files = createDemoFiles()
    stops.push(() => files.remove())
    const description = await describe({ pki, accounts, phones, directory, files })
    return ok({
      description: { ...description, twon: intercom.description, sipxcom: portal.description },
      account: demoAccount({ pki, accounts, phones, directory }),
      accounts,
      phones,
      intercom,
      portal,
      directory,
      pki,
      stop,
    })
  } catch (cause) {
    await stop()
    log.error('demo company did not start', { cause })
    return err(appError('unreachable', { host: '127.0.0.1', detail: 'demo' }))
  }
}

type Servers = Pick<DemoCompany, 'pki' | 'accounts' | 'phones' | 'directory'>

function demoAccount({ pki, accounts, phones, directory }: Servers): DemoAccount {
  const [person] = DEMO_PEOPLE
  if (!person) throw new Error('the demo company has no people')
  return {
    name: 'Demo company',
    provider: 'sip2sip',
    values: {
      server: accounts.digestUrl,
      user: person.username,
      domain: DEMO_DOMAIN,
      auth: 'digest',
      sipServer: phones.wssUrl,
      ca: pki.caPem,
      displayName: `${person.firstName} ${person.lastName}`,
      ldapServer: directory.url,
      ldapBase: directory.base,
    },
    secrets: { password: secret(person.password) },
  }
}

/** Both sides of an ended call get it into their server-side history, as on the real system. */
function noteCall(accounts: DemoSip2sip, call: DemoCallEnd): void {
  const { callId, fromTag, startedAt, answeredAt, endedAt, status } = call
  const durationSec = answeredAt ? Math.round((Date.parse(endedAt) - Date.parse(answeredAt)) / 1000) : 0
  const seen = {
    startedAt: new Date(startedAt),
    durationSec,
    status,
    callId,
    fromTag,
    toTag: call.toTag ?? '',
    media: ['audio'],
  }
  const personAt = (address: string) => accounts.users.get(address.split('@')[0] ?? '')
  const from = personAt(call.from)
  const to = personAt(call.to)
  if (from) accounts.addHistory(from.username, { ...seen, direction: 'placed', remoteParty: call.to })
  if (to) {
    const named = call.fromDisplayName ? { displayName: call.fromDisplayName } : {}
    accounts.addHistory(to.username, { ...seen, ...named, direction: 'received', remoteParty: call.from })
  }
}

/** Registered phones as the account page lists them: the Contact as the phone wrote it, and where it really is. */
function registeredPhones(phones: DemoSip, username: string): readonly DemoDevice[] {
  return phones.phones(username).map(({ contact, address, port, transport, userAgent, expiresAt }) => {
    const uri = parseSipUri(contact)
    return {
      contact: uri === null ? `${address}:${port}` : `${uri.host}:${uri.port ?? port}`,
      address,
      port,
      transport,
      userAgent: userAgent ?? '',
      expiresAt,
    }
  })
}

async function describe({
  pki,
  accounts,
  phones,
  directory,
  files,
}: Servers & { readonly files: DemoFiles }): Promise<object> {
  const certificate = new X509Certificate(pki.server.certPem)
  const people = await Promise.all(
    [...accounts.users.values()].map(async (user) => {
      const credential = await pki.issue({ commonName: String(user.ownerId), email: user.email })
      return {
        user: user.username,
        password: user.password,
        address: user.address,
        p12File: files.put(`${user.username}.p12`, pki.toP12(credential, user.password)),
        crtFile: files.put(`${user.username}.crt`, `${credential.certPem}\n${credential.keyPem}`),
      }
    }),
  )
  return {
    demo: 'ready',
    domain: DEMO_DOMAIN,
    caFile: files.put('ca.pem', pki.caPem),
    pin: createHash('sha256').update(certificate.raw).digest('hex'),
    sip2sip: {
      server: accounts.digestUrl,
      certificateServer: accounts.certificateUrl,
      enrollment: accounts.enrollmentUrl,
    },
    directory: { server: directory.url, base: directory.base },
    sip: { server: phones.wssUrl, services: ['echo', 'robot', 'busy', 'decline', 'noanswer', '1233'] },
    people,
  }
}
