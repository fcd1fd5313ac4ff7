import { describe, expect, it } from 'vitest'
import { parseServer, requireSecure } from '../../../main/sip/server-address.ts'

describe('parseServer', () => {
  it.each([
    [null, 'example.org', null, null, false, '/'],
    ['sip:Proxy.Example.ORG', 'proxy.example.org', null, null, false, '/'],
    ['sip:user@proxy.example.org;lr', 'proxy.example.org', null, null, false, '/'],
    ['sip:proxy.example.org:5070', 'proxy.example.org', 5070, null, false, '/'],
    ['sip:proxy.example.org;transport=udp', 'proxy.example.org', null, 'udp', false, '/'],
    ['sip:proxy.example.org;transport=TCP;lr', 'proxy.example.org', null, 'tcp', false, '/'],
    ['sip:proxy.example.org;transport=tls', 'proxy.example.org', null, 'tls', true, '/'],
    ['sips:proxy.example.org', 'proxy.example.org', null, null, true, '/'],
    ['sips:proxy.example.org:5071;transport=tcp', 'proxy.example.org', 5071, 'tls', true, '/'],
    ['sip:[2001:db8::1]:5060', '2001:db8::1', 5060, null, false, '/'],
    ['sip:192.0.2.1', '192.0.2.1', null, null, false, '/'],
    ['sip:proxy.example.org;transport=ws', 'proxy.example.org', null, 'ws', false, '/'],
    ['sips:proxy.example.org;transport=ws', 'proxy.example.org', null, 'wss', true, '/'],
    ['wss://edge.example.org/sip?x=1', 'edge.example.org', null, 'wss', true, '/sip?x=1'],
    ['wss://edge.example.org:8443', 'edge.example.org', 8443, 'wss', true, '/'],
    ['ws://127.0.0.1:8080/ws', '127.0.0.1', 8080, 'ws', false, '/ws'],
    ['wss://[2001:db8::1]/', '2001:db8::1', null, 'wss', true, '/'],
  ])('reads %s', (server, host, port, transport, secure, path) => {
    expect(parseServer(server, 'example.org')).toEqual({
      ok: true,
      value: { host, port, transport, secure, path },
    })
  })

  it.each([
    'https://example.org',
    'example.org',
    'sip:',
    'sip:exa mple.org',
    'sip:example.org:0',
    'sip:example.org:65536',
    'sips:example.org;transport=udp',
    'sip:example.org;transport=sctp',
    'wss://user:word@example.org/',
    'wss://example.org/#part',
    'wss://',
  ])('refuses %s', (server) => {
    expect(parseServer(server, 'example.org')).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', field: 'server' },
    })
  })

  it('takes a domain that is an address', () => {
    expect(parseServer(null, '2001:db8::1')).toMatchObject({ ok: true, value: { host: '2001:db8::1' } })
  })
})

describe('requireSecure', () => {
  const of = (server: string) => {
    const read = parseServer(server, 'example.org')
    if (!read.ok) throw new Error(server)
    return requireSecure(read.value)
  }

  it('asks the look-up for TLS where no transport is named', () => {
    expect(of('sip:example.org')).toMatchObject({ ok: true, value: { transport: null, secure: true } })
    expect(of('sip:example.org;transport=tls')).toMatchObject({ ok: true, value: { transport: 'tls' } })
    expect(of('wss://example.org/')).toMatchObject({ ok: true })
  })

  it.each(['udp', 'tcp', 'ws'])('refuses keys in clear over %s', (transport) => {
    expect(of(`sip:example.org;transport=${transport}`)).toMatchObject({
      ok: false,
      error: { code: 'insecure-transport', detail: `srtp-over-${transport}` },
    })
  })
})
