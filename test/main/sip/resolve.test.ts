import { describe, expect, it } from 'vitest'
import { isLocalName } from '../../../main/sip/dns-port.ts'
import { MAX_CANDIDATES, resolveServer } from '../../../main/sip/resolve.ts'
import { parseServer } from '../../../main/sip/server-address.ts'
import { naptr, stubDns } from './stub-dns.ts'
import type { Zone } from './stub-dns.ts'

async function resolve(server: string | null, zone: Zone, random = 0) {
  const dns = stubDns(zone)
  const parsed = parseServer(server, 'example.org')
  if (!parsed.ok) throw new Error('not a server')
  const result = await resolveServer(parsed.value, dns, () => random)
  const places = result.ok
    ? result.value.candidates.map((one) => `${one.transport} ${one.address}:${one.port}`)
    : [result.error.code]
  return { asked: dns.asked, places, result }
}

const both = [
  naptr(50, 50, 'SIPS+D2T', '_sips._tcp.example.org'),
  naptr(90, 50, 'SIP+D2U', '_sip._udp.example.org'),
]
const srvs = {
  '_sips._tcp.example.org': ['10 0 5061 edge.example.org'],
  '_sip._udp.example.org': ['10 0 5060 edge.example.org'],
}
const a = { 'edge.example.org': ['192.0.2.1'], 'example.org': ['192.0.2.9'] }

describe('resolveServer (RFC 3263 4)', () => {
  it.each([
    ['a numeric host', 'sip:192.0.2.5', ['UDP 192.0.2.5:5060', 'TCP 192.0.2.5:5060']],
    ['a numeric host and transport', 'sip:192.0.2.5;transport=tcp', ['TCP 192.0.2.5:5060']],
    ['a numeric IPv6 host and port', 'sip:[2001:db8::1]:5070;transport=udp', ['UDP 2001:db8::1:5070']],
    ['a secure numeric host', 'sips:192.0.2.5', ['TLS 192.0.2.5:5061']],
  ])('asks nothing for %s', async (_what, server, places) => {
    const found = await resolve(server, {})
    expect(found.places).toEqual(places)
    expect(found.asked).toEqual([])
  })

  it('asks for addresses only when a port is written', async () => {
    const found = await resolve('sip:edge.example.org:5080', { a })
    expect(found.places).toEqual(['UDP 192.0.2.1:5080', 'TCP 192.0.2.1:5080'])
    expect(found.asked).toEqual(['A edge.example.org'])
  })

  it('follows NAPTR, then SRV, then addresses', async () => {
    const found = await resolve(null, { naptr: { 'example.org': both }, srv: srvs, a })
    expect(found.places).toEqual(['TLS 192.0.2.1:5061', 'UDP 192.0.2.1:5060'])
    expect(found.asked).toEqual([
      'NAPTR example.org',
      'SRV _sips._tcp.example.org',
      'SRV _sip._udp.example.org',
      'A edge.example.org',
    ])
  })

  it('orders NAPTR by order and preference and leaves out what it cannot speak', async () => {
    const records = [
      naptr(20, 10, 'SIP+D2T', '_sip._tcp.example.org'),
      naptr(10, 20, 'SIPS+D2T', '_sips._tcp.example.org'),
      naptr(10, 10, 'SIP+D2U', '_sip._udp.example.org.'),
      naptr(1, 1, 'SIP+D2S', '_sip._sctp.example.org'),
      naptr(1, 1, 'E2U+sip', 'x', 'u'),
    ]
    const found = await resolve(null, {
      naptr: { 'example.org': records },
      srv: { ...srvs, '_sip._tcp.example.org': ['1 1 5060 edge.example.org'] },
      a,
    })
    expect(found.places.map((place) => place.slice(0, 3))).toEqual(['UDP', 'TLS', 'TCP'])
  })

  it('takes only the secure service for a secure address', async () => {
    const found = await resolve('sip:example.org;transport=tls', { srv: srvs, a })
    expect(found.places).toEqual(['TLS 192.0.2.1:5061'])
    expect(found.asked).toEqual(['SRV _sips._tcp.example.org', 'A edge.example.org'])
  })

  it('follows NAPTR for a secure address to the secure service only', async () => {
    const elsewhere = naptr(50, 50, 'SIPS+D2T', '_sips._tcp.provider.example')
    const found = await resolve('sips:example.org', {
      naptr: { 'example.org': [naptr(10, 10, 'SIP+D2U', '_sip._udp.example.org'), elsewhere] },
      srv: { ...srvs, '_sips._tcp.provider.example': ['1 1 5062 edge.example.org'] },
      a,
    })
    expect(found.places).toEqual(['TLS 192.0.2.1:5062'])
    expect(found.asked).not.toContain('SRV _sip._udp.example.org')
  })

  it('asks every SRV without NAPTR, TLS first', async () => {
    const found = await resolve(null, { srv: srvs, a })
    expect(found.asked.slice(0, 4)).toEqual([
      'NAPTR example.org',
      'SRV _sips._tcp.example.org',
      'SRV _sip._tcp.example.org',
      'SRV _sip._udp.example.org',
    ])
    expect(found.places).toEqual(['TLS 192.0.2.1:5061', 'UDP 192.0.2.1:5060'])
  })

  it('goes on with SRV when the NAPTR question fails', async () => {
    const found = await resolve(null, { naptr: { 'example.org': 'eservfail' }, srv: srvs, a })
    expect(found.places).toHaveLength(2)
    expect(found.result).toMatchObject({
      value: { steps: [{ ask: 'NAPTR', failed: 'eservfail' }, {}, {}, {}, {}] },
    })
  })

  it('uses the name itself without SRV, the safest first', async () => {
    expect((await resolve(null, { a })).places).toEqual([
      'TLS 192.0.2.9:5061',
      'TCP 192.0.2.9:5060',
      'UDP 192.0.2.9:5060',
    ])
    expect((await resolve('sips:example.org', { a })).places).toEqual(['TLS 192.0.2.9:5061'])
  })

  it('uses the name itself when every SRV says that there is nothing', async () => {
    const found = await resolve(null, { srv: { '_sip._udp.example.org': ['0 0 0 .'] }, a })
    expect(found.places).toEqual(['TLS 192.0.2.9:5061', 'TCP 192.0.2.9:5060', 'UDP 192.0.2.9:5060'])
  })

  it('tries SRV targets by priority, each with all its addresses, and skips one without', async () => {
    const found = await resolve('sip:example.org;transport=udp', {
      srv: {
        '_sip._udp.example.org': [
          '20 0 5060 late.example.org',
          '10 0 5070 dead.example.org',
          '10 0 5080 two.example.org',
        ],
      },
      a: { 'two.example.org': ['2001:db8::2', '192.0.2.2'], 'late.example.org': ['192.0.2.3'] },
    })
    expect(found.places).toEqual(['UDP 2001:db8::2:5080', 'UDP 192.0.2.2:5080', 'UDP 192.0.2.3:5060'])
  })

  it('expects the name it started from in certificates, not the SRV target', async () => {
    const { result } = await resolve('sips:example.org', { srv: srvs, a })
    expect(result).toMatchObject({ value: { candidates: [{ host: 'example.org', address: '192.0.2.1' }] } })
  })

  it.each([
    ['wss://edge.example.org/sip', ['WSS 192.0.2.1:443']],
    ['ws://edge.example.org', ['WS 192.0.2.1:80']],
    ['wss://edge.example.org:8443', ['WSS 192.0.2.1:8443']],
  ])('asks for addresses only for %s', async (server, places) => {
    const found = await resolve(server, { a })
    expect(found.places).toEqual(places)
    expect(found.asked).toEqual(['A edge.example.org'])
  })

  it('keeps the path of a WebSocket', async () => {
    const { result } = await resolve('wss://edge.example.org/sip?a=1', { a })
    expect(result).toMatchObject({ value: { candidates: [{ path: '/sip?a=1' }] } })
  })

  it('does not ask the public DNS for local names', async () => {
    const found = await resolve('sip:pbx.local', { a: { 'pbx.local': ['192.0.2.4'] } })
    expect(found.asked).toEqual(['A pbx.local'])
    expect([isLocalName('pbx'), isLocalName('a.localhost'), isLocalName('example.org')]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('says that a name does not exist, or that nobody could be asked', async () => {
    expect((await resolve(null, {})).result).toMatchObject({
      error: { code: 'name-not-found', host: 'example.org' },
    })
    expect((await resolve(null, { a: { 'example.org': 'timeout' } })).result).toMatchObject({
      error: { code: 'timeout', detail: 'dns-timeout' },
    })
  })

  it('stops at ten places and asks each name once', async () => {
    const many = Array.from({ length: 30 }, (_, at) => `${at % 3} 1 ${5000 + at} edge.example.org`)
    const found = await resolve('sip:example.org;transport=udp', {
      srv: { '_sip._udp.example.org': many },
      a,
    })
    expect(found.places).toHaveLength(MAX_CANDIDATES)
    expect(found.asked.filter((one) => one === 'A edge.example.org')).toHaveLength(1)
  })

  it('stops at ten addresses of one name', async () => {
    const addresses = Array.from({ length: 30 }, (_, at) => `192.0.2.${at}`)
    const found = await resolve('sip:example.org;transport=udp', { a: { 'example.org': addresses } })
    expect(found.places).toHaveLength(MAX_CANDIDATES)
  })

  it('explains itself as data', async () => {
    const { result } = await resolve(null, { naptr: { 'example.org': both }, srv: srvs, a })
    expect(result).toMatchObject({
      value: {
        steps: [
          {
            ask: 'NAPTR',
            name: 'example.org',
            found: ['TLS _sips._tcp.example.org', 'UDP _sip._udp.example.org'],
          },
          { ask: 'SRV', name: '_sips._tcp.example.org', found: ['edge.example.org:5061'] },
          { ask: 'SRV', name: '_sip._udp.example.org', found: ['edge.example.org:5060'] },
          { ask: 'A/AAAA', name: 'edge.example.org', found: ['192.0.2.1'] },
        ],
      },
    })
  })
})
