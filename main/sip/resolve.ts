import { isIP } from 'node:net'
import type { SipTransport } from '../../shared/domain/phone.ts'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { isLocalName } from './dns-port.ts'
import type { DnsAnswer, DnsPort } from './dns-port.ts'
import { readServices } from './naptr.ts'
import type { SipServer } from './server-address.ts'
import { orderSrv } from './srv-order.ts'

/** One place to try, ready to be dialled. */
export type Candidate = {
  readonly transport: SipTransport
  /** The name the look-up started from: what a TLS certificate must show (RFC 5922 7.1), never the SRV target. */
  readonly host: string
  readonly address: string
  readonly port: number
  /** Path of a WebSocket. */
  readonly path: string
}

/** One question and what came of it, for the diagnostics screen. */
export type ResolveStep = {
  readonly ask: 'NAPTR' | 'SRV' | 'A/AAAA'
  readonly name: string
  /** What was found, in the order it will be used; empty for none. */
  readonly found: readonly string[]
  /** Short code when the question itself failed. */
  readonly failed?: string
}

export type Resolution = { readonly candidates: readonly Candidate[]; readonly steps: readonly ResolveStep[] }

/** Everything after the tenth would be tried too late to matter, and bounds what a hostile zone can make us do. */
export const MAX_CANDIDATES = 10
const MAX_SRV = 16

type Service = 'udp' | 'tcp' | 'tls' | 'ws' | 'wss'
type Place = { readonly service: Service; readonly name: string; readonly port: number }

const PORT: Record<Service, number> = { udp: 5060, tcp: 5060, tls: 5061, ws: 80, wss: 443 }
const SHOWN = { udp: 'UDP', tcp: 'TCP', tls: 'TLS', ws: 'WS', wss: 'WSS' } as const
const SRV_PREFIX: Record<'udp' | 'tcp' | 'tls', string> = {
  udp: '_sip._udp',
  tcp: '_sip._tcp',
  tls: '_sips._tcp',
}

/**
 * Finds the places of a server in the order to try them (RFC 3263 4): a WebSocket URL, a numeric host and an explicit port
 * need no records but addresses; else NAPTR chooses the transport, SRV the hosts, A/AAAA the addresses. Without NAPTR
 * every SRV is asked, TLS first; without SRV a name is used as it is, TLS before TCP before UDP. `random` gives 0..1 for SRV weights.
 * Errors: name-not-found, timeout (the resolver did not answer).
 */
export async function resolveServer(
  server: SipServer,
  dns: DnsPort,
  random: () => number = Math.random,
): Promise<Result<Resolution>> {
  const steps: ResolveStep[] = []
  const places = await findPlaces(server, dns, random, steps)
  const known = new Map<string, DnsAnswer<string>>()
  const candidates: Candidate[] = []
  for (const { service, name, port } of places) {
    if (candidates.length >= MAX_CANDIDATES) break
    const answer = known.get(name) ?? (await addressesOf(name, dns, steps))
    known.set(name, answer)
    const addresses = answer.kind === 'found' ? answer.records : []
    const rest = { transport: SHOWN[service], host: server.host, port, path: server.path }
    candidates.push(...addresses.map((address) => ({ ...rest, address })))
  }
  if (candidates.length > 0) return ok({ candidates: candidates.slice(0, MAX_CANDIDATES), steps })
  const failed = steps.find((step) => step.failed !== undefined)
  return failed === undefined
    ? err(appError('name-not-found', { host: server.host }))
    : err(appError('timeout', { host: server.host, detail: `dns-${failed.failed ?? ''}` }))
}

async function findPlaces(
  server: SipServer,
  dns: DnsPort,
  random: () => number,
  steps: ResolveStep[],
): Promise<readonly Place[]> {
  const { host, port, transport } = server
  if (transport === 'ws' || transport === 'wss') return plainPlaces(server)
  if (isIP(host) !== 0 || port !== null || isLocalName(host)) return plainPlaces(server)
  const chosen = transport === null ? await askNaptr(server, dns, steps) : []
  const services = transport === null ? defaultServices(server) : [transport]
  const owners =
    chosen.length > 0
      ? chosen
      : services.map((service) => ({ service, owner: `${SRV_PREFIX[service]}.${host}` }))
  const found: Place[] = []
  const answers = await Promise.all(owners.map(({ owner }) => dns.srv(owner)))
  for (const [at, { service, owner }] of owners.entries()) {
    const answer = answers[at] ?? { kind: 'none' }
    const ordered = answer.kind === 'found' ? orderSrv(answer.records, random).slice(0, MAX_SRV) : []
    // The one target `.` says: decidedly not offered here (RFC 2782).
    const targets = ordered.filter((record) => record.name !== '.' && record.name !== '')
    steps.push({
      ask: 'SRV',
      name: owner,
      found: targets.map((one) => `${one.name}:${one.port}`),
      ...(answer.kind === 'failed' && { failed: answer.code }),
    })
    found.push(...targets.map((one) => ({ service, name: one.name.replace(/\.$/, ''), port: one.port })))
  }
  return found.length > 0 ? found : plainPlaces(server)
}

/**
 * No records to choose by: the transport asked for, else each is tried, the safest first. RFC 3263 4.1 would take UDP alone,
 * which says nothing where nobody listens; a place with a port or a number keeps to it, and to TCP should it be silent.
 */
function plainPlaces({ host, port, transport, secure }: SipServer): readonly Place[] {
  const isOpen = port === null && isIP(host) === 0
  const probed: readonly Service[] = isOpen ? ['tls', 'tcp', 'udp'] : ['udp', 'tcp']
  const services: readonly Service[] = transport !== null ? [transport] : secure ? ['tls'] : probed
  return services.map((service) => ({ service, name: host, port: port ?? PORT[service] }))
}

function defaultServices(server: SipServer): readonly ('udp' | 'tcp' | 'tls')[] {
  return server.secure ? ['tls'] : ['tls', 'tcp', 'udp']
}

async function askNaptr(server: SipServer, dns: DnsPort, steps: ResolveStep[]) {
  const answer = await dns.naptr(server.host)
  const services = answer.kind === 'found' ? readServices(answer.records, server.secure) : []
  steps.push({
    ask: 'NAPTR',
    name: server.host,
    found: services.map((one) => `${SHOWN[one.service]} ${one.owner}`),
    ...(answer.kind === 'failed' && { failed: answer.code }),
  })
  return services
}

async function addressesOf(name: string, dns: DnsPort, steps: ResolveStep[]): Promise<DnsAnswer<string>> {
  if (isIP(name) !== 0) return { kind: 'found', records: [name] }
  const answer = await dns.addresses(name)
  steps.push({
    ask: 'A/AAAA',
    name,
    found: answer.kind === 'found' ? answer.records : [],
    ...(answer.kind === 'failed' && { failed: answer.code }),
  })
  return answer
}
