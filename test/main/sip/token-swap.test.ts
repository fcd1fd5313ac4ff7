import { describe, expect, it } from 'vitest'
import { headerOf } from '../../../main/sip/sip-text.ts'
import { createNoSwap, createTokenSwap, markReceived } from '../../../main/sip/token-swap.ts'
import { request, response } from './messages.ts'

const token = 'abc123.invalid'
const local = { address: '192.0.2.7', port: 40_123 }
const via = (transport: string, rest = ';branch=z9hG4bKmine') => `SIP/2.0/${transport} ${token}${rest}`
const contact = `Contact: <sip:x@${token};transport=udp>;expires=300;+sip.instance="<urn:uuid:1>"`

describe('createTokenSwap', () => {
  it('writes the socket into Via and Contact of a request', () => {
    const swap = createTokenSwap(token)
    const sent = swap.out(request({ via: via('WS'), extra: [contact] }), { transport: 'TLS', local })
    expect(headerOf(sent, 'via')).toBe('SIP/2.0/TLS 192.0.2.7:40123;rport;branch=z9hG4bKmine')
    expect(headerOf(sent, 'contact')).toBe(
      '<sip:x@192.0.2.7:40123;transport=tls>;expires=300;+sip.instance="<urn:uuid:1>"',
    )
  })

  it.each(['UDP', 'TCP', 'TLS'] as const)(
    'says in Contact that it is reached by %s, not by WebSocket',
    (transport) => {
      const swap = createTokenSwap(token)
      const list = `Contact: <sip:x@${token};transport=ws;ob>;expires=60, <sip:y@other.example;transport=ws>, <sip:z@${token}>`
      const sent = swap.out(request({ via: via('WSS'), extra: [list] }), { transport, local })
      expect(headerOf(sent, 'contact')).toBe(
        `<sip:x@192.0.2.7:40123;transport=${transport.toLowerCase()};ob>;expires=60, <sip:y@other.example;transport=ws>, <sip:z@192.0.2.7:40123>`,
      )
    },
  )

  it('keeps an rport that is there, and writes IPv6 in brackets', () => {
    const swap = createTokenSwap(token)
    const six = { address: '2001:db8::7', port: 5 }
    const sent = swap.out(request({ via: via('UDP', ';branch=b;rport'), extra: [contact] }), {
      transport: 'UDP',
      local: six,
    })
    expect(headerOf(sent, 'via')).toBe('SIP/2.0/UDP [2001:db8::7]:5;branch=b;rport')
    expect(headerOf(sent, 'contact')).toContain('<sip:x@[2001:db8::7]:5;transport=udp>')
  })

  it('writes Contact, but never Via, in an answer of ours', () => {
    const swap = createTokenSwap(token)
    const sent = swap.out(response(200, { extra: [contact] }), { transport: 'UDP', local })
    expect(headerOf(sent, 'via')).toBe('SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKone')
    expect(headerOf(sent, 'contact')).toContain('@192.0.2.7:40123;')
  })

  it('gives the token back in the Via of an answer, without a port', () => {
    const swap = createTokenSwap(token)
    swap.out(request({ via: via('UDP') }), { transport: 'UDP', local })
    const answer = response(180, { via: 'SIP/2.0/UDP 192.0.2.7:40123;rport=40123;branch=z9hG4bKmine' })
    const back = swap.in(answer)
    expect(back && headerOf(back, 'via')).toBe(`SIP/2.0/UDP ${token};rport=40123;branch=z9hG4bKmine`)
  })

  it('refuses an answer to somebody else, and leaves requests alone', () => {
    const swap = createTokenSwap(token)
    swap.out(request({ via: via('UDP') }), { transport: 'UDP', local })
    expect(swap.in(response(200, { via: 'SIP/2.0/UDP 192.0.2.8:40123;branch=z9hG4bKmine' }))).toBeNull()
    const incoming = request()
    expect(swap.in(incoming)).toBe(incoming)
  })

  it('takes answers to both sockets of a UDP flow, with Contact on UDP', () => {
    const swap = createTokenSwap(token)
    const side = { address: '192.0.2.7', port: 50_000 }
    const sent = swap.out(
      request({ via: via('UDP'), extra: [contact] }),
      { transport: 'TCP', local: side },
      { transport: 'UDP', local },
    )
    expect(headerOf(sent, 'via')).toContain('SIP/2.0/TCP 192.0.2.7:50000;')
    expect(headerOf(sent, 'contact')).toContain('@192.0.2.7:40123;')
    expect(swap.in(response(200, { via: 'SIP/2.0/TCP 192.0.2.7:50000;branch=b' }))).not.toBeNull()
  })

  it('learns the outer address from REGISTER and calls back there', () => {
    const swap = createTokenSwap(token)
    const register = request({ method: 'REGISTER', via: via('UDP'), extra: [contact] })
    swap.out(register, { transport: 'UDP', local })
    const mapped = ';rport=61000;received=203.0.113.9;branch=z9hG4bKmine'
    swap.in(response(401, { method: 'REGISTER', via: `SIP/2.0/UDP 192.0.2.7:40123${mapped}` }))
    expect(swap.mapped()).toEqual({ address: '203.0.113.9', port: 61_000 })
    const again = swap.out(register, { transport: 'UDP', local })
    expect(headerOf(again, 'via')).toContain('192.0.2.7:40123')
    expect(headerOf(again, 'contact')).toContain('@203.0.113.9:61000;')
  })

  it.each([
    ['another method', 'OPTIONS', ';rport=61000;received=203.0.113.9'],
    ['no received', 'REGISTER', ';rport=61000'],
    ['a name for an address', 'REGISTER', ';rport=61000;received=evil.example'],
    ['a port that is none', 'REGISTER', ';rport=0;received=203.0.113.9'],
  ])('learns nothing from %s', (_what, method, params) => {
    const swap = createTokenSwap(token)
    swap.out(request({ method, via: via('UDP') }), { transport: 'UDP', local })
    swap.in(response(200, { method, via: `SIP/2.0/UDP 192.0.2.7:40123${params}` }))
    expect(swap.mapped()).toBeNull()
  })

  it('gives the token back in the Contacts of a registration only, and only in our own', () => {
    const swap = createTokenSwap(token)
    const near = { address: '192.0.2.7', port: 4012 }
    swap.out(request({ method: 'REGISTER', via: via('UDP'), extra: [contact] }), {
      transport: 'UDP',
      local: near,
    })
    const own = 'SIP/2.0/UDP 192.0.2.7:4012;branch=b'
    const list = '<sip:x@192.0.2.7:4012;transport=udp>;expires=60, <sip:x@192.0.2.7:40123>'
    const registered = swap.in(response(200, { method: 'REGISTER', via: own, extra: [`Contact: ${list}`] }))
    expect(registered && headerOf(registered, 'contact')).toBe(
      `<sip:x@${token};transport=udp>;expires=60, <sip:x@192.0.2.7:40123>`,
    )
    const called = swap.in(response(200, { via: own, extra: ['Contact: <sip:x@192.0.2.7:4012>'] }))
    expect(called && headerOf(called, 'contact')).toBe('<sip:x@192.0.2.7:4012>')
  })
})

describe('createNoSwap', () => {
  it('leaves everything as it is on a WebSocket, and still refuses the answers of others', () => {
    const swap = createNoSwap(token)
    const message = request({ via: via('WSS'), extra: [contact] })
    expect(swap.out(message, { transport: 'WSS', local })).toBe(message)
    const answer = response(200, { via: via('WSS') })
    expect(swap.in(answer)).toBe(answer)
    expect(swap.in(response(200))).toBeNull()
    expect(swap.in(request())).not.toBeNull()
    expect(swap.mapped()).toBeNull()
  })
})

describe('createNoSwap before the connection stood', () => {
  it('names the kind of WebSocket that is used', () => {
    const swap = createNoSwap(token)
    const sent = swap.out(request({ via: via('WSS'), extra: [contact] }), { transport: 'WS', local })
    expect(headerOf(sent, 'via')).toBe(via('WS'))
    expect(headerOf(sent, 'contact')).toBe(contact.slice('Contact: '.length))
  })
})

describe('markReceived', () => {
  it('notes where a request came from when it asks for that', () => {
    const marked = markReceived(request({ via: 'SIP/2.0/UDP 10.0.0.1;rport;branch=b' }), {
      address: '192.0.2.9',
      port: 7,
    })
    expect(headerOf(marked, 'via')).toBe('SIP/2.0/UDP 10.0.0.1;branch=b;rport=7;received=192.0.2.9')
  })

  it('leaves other messages alone', () => {
    for (const message of [
      request(),
      response(200),
      request({ via: 'SIP/2.0/UDP 10.0.0.1;rport=5;branch=b' }),
    ])
      expect(markReceived(message, { address: '192.0.2.9', port: 7 })).toBe(message)
  })
})
