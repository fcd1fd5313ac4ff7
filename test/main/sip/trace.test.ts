import { describe, expect, it } from 'vitest'
import { createTrace, redactSip } from '../../../main/sip/trace.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { request } from './messages.ts'

const shown = (extra: readonly string[], body = ''): string => redactSip({ ...request({ extra }), body })

describe('redactSip', () => {
  it.each([
    [
      'credentials',
      'Authorization: Digest username="alice", nonce="abc", response="5ec2e7"',
      ['alice', '5ec2e7', 'abc'],
    ],
    [
      'credentials for a proxy',
      'Proxy-Authorization: Digest username="alice", response="5ec2e7"',
      ['5ec2e7'],
    ],
    ['challenges', 'WWW-Authenticate: Digest realm="r", nonce="n0nce"', ['n0nce']],
    ['signed identities', 'Identity: eyJhbGciOi.secretpart.sig', ['secretpart']],
    ['names', 'P-Asserted-Identity: "Erika Example" <sip:erika@example.org>', ['Erika']],
    ['names without quotes', 'Referred-By: Erika Example <sip:erika@example.org>', ['Erika']],
    ['numbers', 'Diversion: <sip:+4989123456789@example.org>', ['4989123456']],
    ['subjects', 'Subject: our secret plan', ['plan']],
  ])('hides %s', (_what, line, gone) => {
    const text = shown([line])
    for (const word of gone) expect(text).not.toContain(word)
    expect(text).toContain(`${line.split(':')[0] ?? ''}: `)
  })

  it('keeps what a helper needs: hosts, branches, the last digits', () => {
    const text = shown(['Diversion: <sip:+4989123456789@example.org>'])
    expect(text).toContain('branch=z9hG4bKone')
    expect(text).toMatch(/789@example\.org/)
  })

  it('keeps SDP but for its keys', () => {
    const sdp =
      'v=0\r\nc=IN IP4 192.0.2.1\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2VjcmV0a2V5\r\na=ice-pwd:icesecret\r\n'
    const text = shown(['Content-Type: application/sdp'], sdp)
    expect(text).toContain('c=IN IP4 192.0.2.1')
    expect(text).not.toContain('c2VjcmV0a2V5')
    expect(text).not.toContain('icesecret')
  })

  it('hides what people write to each other', () => {
    const text = shown(['Content-Type: text/plain'], 'meet me at nine')
    expect(text).not.toContain('nine')
    expect(text).toContain('[15 bytes hidden]')
  })
})

describe('createTrace', () => {
  it('keeps the last 60 entries with time, flow and direction', () => {
    const clock = createFakeClock('2026-11-24T12:00:00.000Z')
    const trace = createTrace(clock)
    trace.note('flow-1', 'UDP 192.0.2.1:5060: answers')
    clock.advance(1000)
    for (let at = 0; at < 59; at += 1) trace.add('flow-1', 'out', request({ callId: `c${at}` }))
    expect(trace.entries()).toHaveLength(60)
    expect(trace.entries()[0]).toEqual({
      at: '2026-11-24T12:00:00.000Z',
      flowId: 'flow-1',
      direction: 'note',
      text: 'UDP 192.0.2.1:5060: answers',
    })
    trace.add('flow-2', 'in', request())
    expect(trace.entries()).toHaveLength(60)
    expect(trace.entries()[0]?.direction).toBe('out')
    expect(trace.entries().at(-1)).toMatchObject({ flowId: 'flow-2', direction: 'in' })
  })

  it('keeps at most 8 KiB of a message', () => {
    const trace = createTrace(createFakeClock())
    trace.add('f', 'in', {
      ...request({ extra: ['Content-Type: application/sdp'] }),
      body: 'a=x\r\n'.repeat(10_000),
    })
    expect(trace.entries()[0]?.text.length).toBe(8192)
  })
})
