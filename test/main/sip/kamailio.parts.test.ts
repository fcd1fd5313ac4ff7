import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { TlsTrust } from '../../../main/http/trust.ts'
import { createNodeDns } from '../../../main/sip/dns-port.ts'
import { createSipFlows } from '../../../main/sip/flows.ts'
import type { SipFlows, SipLine } from '../../../main/sip/flows.ts'
import { headerOf } from '../../../main/sip/sip-text.ts'
import type { SipMessage } from '../../../main/sip/sip-text.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import { ok } from '../../../shared/result.ts'
import { secret } from '../../../shared/secret.ts'
import { hasBaresip, startBaresip } from '../../lab/baresip.ts'
import { hasKamailio, startKamailio } from '../../lab/kamailio.ts'
import type { Kamailio } from '../../lab/kamailio.ts'
import { waitUntil } from '../../lab/processes.ts'
import { createFlowPhone, createSwitchboard } from '../../support/flow-phone.ts'
import type { FlowPhone } from '../../support/flow-phone.ts'
import { createPki } from '../../support/pki.ts'
import { createMemoryLog } from '../../support/memory.ts'
import { realClock } from '../../support/real-clock.ts'
import { lineOf } from '../../support/sip-line.ts'

const users = { alice: 'alice-pw', bob: 'bob-pw' }
const accountId = AccountIdSchema.parse('work')

describe.skipIf(!hasKamailio())('flows to a real Kamailio', () => {
  let server: Kamailio
  let flows: SipFlows | null = null
  const log = createMemoryLog()

  beforeAll(async () => {
    server = await startKamailio({ users })
  })
  afterAll(async () => {
    await server.stop()
  })
  afterEach(() => {
    flows?.closeAll()
  })

  const phoneOn = (line: SipLine): FlowPhone => {
    const board = createSwitchboard()
    flows = createSipFlows({
      lines: async () => ok(line),
      events: board.events,
      clock: realClock,
      log,
      dns: createNodeDns(),
    })
    return createFlowPhone({ flows, board, accountId, user: 'alice', domain: server.domain })
  }
  const serverOn = (transport: string): string => {
    const trusted: Record<string, string> = {
      WS: server.ws,
      WSS: server.wss,
      UDP: `sip:127.0.0.1:${server.udp};transport=udp`,
      TCP: `sip:127.0.0.1:${server.tcp};transport=tcp`,
      TLS: `sips:127.0.0.1:${server.tls}`,
    }
    return trusted[transport] ?? ''
  }
  const line = (transport: string, password?: string): SipLine =>
    lineOf('alice', {
      domain: server.domain,
      server: serverOn(transport),
      ...(password !== undefined && { password }),
      config: { trust: { caPem: server.caPem } },
    })
  const statusOf = (message: SipMessage): number =>
    message.start.kind === 'response' ? message.start.status : 0

  it.each(['UDP', 'TCP', 'TLS', 'WS', 'WSS'])('registers with digest over %s', async (transport) => {
    const phone = phoneOn(line(transport))
    const opened = await phone.open()
    expect(opened).toMatchObject({ ok: true, value: { transport } })
    const answer = await phone.register()
    expect(statusOf(answer)).toBe(200)
    // The phone sees its own token in Via and Contact, whatever went over the network.
    expect(headerOf(answer, 'via')).toContain(phone.viaHost)
    expect(headerOf(answer, 'contact')).toContain(phone.viaHost)
    const [contact] = await server.contacts('alice')
    expect(contact).toContain(transport.startsWith('WS') ? phone.viaHost : '@127.0.0.1:')
    expect(contact).toContain(`;transport=${transport.toLowerCase().replace('wss', 'ws')}`)
    expect(statusOf(await phone.register(0))).toBe(200)
    expect(await server.contacts('alice')).toHaveLength(0)
  })

  it('answers the strongest digest that a server knows', async () => {
    const modern = await startKamailio({ users, transports: ['udp'], algorithm: 'SHA-256' })
    try {
      const phone = phoneOn(lineOf('alice', { domain: modern.domain, server: `sip:127.0.0.1:${modern.udp}` }))
      await phone.open()
      expect(statusOf(await phone.register())).toBe(200)
    } finally {
      await modern.stop()
    }
  })

  it('tells a wrong password once, and stops answering after the second', async () => {
    const phone = phoneOn(line('UDP', 'not-it'))
    await phone.open()
    const first = await phone.register()
    expect(statusOf(first)).toBe(401)
    expect(headerOf(first, 'www-authenticate')).toBeNull()
    await phone.register()
    const before = log.lines.length
    await phone.register()
    expect(log.lines.slice(before).join()).toContain('"reason":"locked"')
    expect(await server.contacts('alice')).toHaveLength(0)
  })

  it.each(['UDP', 'TCP', 'TLS', 'WS'])('hears a call come in over %s and refuses it', async (transport) => {
    const phone = phoneOn(line(transport))
    await phone.open()
    await phone.register()
    const board = createSwitchboard()
    const others = createSipFlows({
      lines: async () => ok(lineOf('bob', { domain: server.domain, server: serverOn('TCP') })),
      events: board.events,
      clock: realClock,
      log,
      dns: createNodeDns(),
    })
    const bob = createFlowPhone({ flows: others, board, accountId, user: 'bob', domain: server.domain })
    try {
      await bob.open()
      const called = bob.transact('INVITE', `sip:alice@${server.domain}`)
      const invite = await phone.nextRequest('INVITE')
      phone.send(phone.answer(invite, 180))
      phone.send(phone.answer(invite, 486))
      expect(statusOf(await called)).toBe(486)
      const ack = await phone.nextRequest('ACK')
      expect(headerOf(ack, 'call-id')).toBe(headerOf(invite, 'call-id'))
    } finally {
      others.closeAll()
      await phone.register(0)
    }
  })

  it('sends a call that is too long for UDP by TCP, and its end too', async () => {
    const phone = phoneOn(line('UDP'))
    await phone.open()
    await phone.register()
    const sdp = `v=0\r\n${'a=candidate:1 1 udp 1 192.0.2.1 9 typ host\r\n'.repeat(40)}`
    const answer = await phone.transact('INVITE', `sip:nobody@${server.domain}`, {
      extra: ['Content-Type: application/sdp'],
      body: sdp,
    })
    expect(statusOf(answer)).toBe(404)
    const sent = flows?.trace(accountId).filter((one) => one.direction === 'out' && /^INVITE /.test(one.text))
    expect(sent?.length).toBe(2)
    for (const one of sent ?? []) {
      expect(one.text).toContain('Via: SIP/2.0/TCP 127.0.0.1:')
      expect(one.text).toMatch(/Contact: .*transport=udp/)
    }
    await phone.register(0)
  })

  it('shows its certificate to a server that wants one, and says so when it has none', async () => {
    const pki = createPki()
    const strict = await startKamailio({ users, transports: ['tls'], clientCaPem: pki.rootPem })
    try {
      const mine = pki.issue({ name: 'alice' })
      const clientCertificate = {
        certPem: secret(mine.certPem),
        keyPem: secret(mine.keyPem),
        onlyTo: '127.0.0.1',
      }
      const lineWith = (trust: TlsTrust): SipLine =>
        lineOf('alice', { domain: strict.domain, server: `sips:127.0.0.1:${strict.tls}`, config: { trust } })
      const phone = phoneOn(lineWith({ caPem: strict.caPem, clientCertificate }))
      await phone.open()
      expect(statusOf(await phone.register())).toBe(200)
      const stranger = phoneOn(lineWith({ caPem: strict.caPem }))
      // With TLS 1.3 the refusal comes only after the handshake.
      const opened = await stranger.open()
      const error = opened.ok ? await stranger.closed() : opened.error
      expect(error).toMatchObject({ code: 'client-certificate-required' })
    } finally {
      await strict.stop()
      pki.remove()
    }
  })

  it('says so when the server is stopped', async () => {
    const doomed = await startKamailio({ users, transports: ['tcp', 'ws'] })
    const phone = phoneOn(
      lineOf('alice', { domain: doomed.domain, server: `sip:127.0.0.1:${doomed.tcp};transport=tcp` }),
    )
    await phone.open()
    expect(statusOf(await phone.register())).toBe(200)
    await doomed.stop()
    expect(await phone.closed()).toMatchObject({ code: 'unreachable' })
    expect(await phone.open()).toMatchObject({ ok: false, error: { code: 'unreachable', accountId } })
  })

  it('keeps passwords out of trace and log', () => {
    const seen = [...log.lines, ...(flows?.trace(accountId) ?? []).map((one) => one.text)].join('\n')
    for (const password of [...Object.values(users), 'not-it']) expect(seen).not.toContain(password)
    expect(seen).not.toMatch(/response="[0-9a-f]{8}/)
  })

  it.skipIf(!hasBaresip())('reaches a real phone and hears it hang up', async () => {
    const bob = await startBaresip({
      user: 'bob',
      password: users.bob,
      domain: server.domain,
      proxy: `127.0.0.1:${server.udp}`,
    })
    try {
      await server.registered('bob')
      const phone = phoneOn(line('UDP'))
      await phone.open()
      await phone.register()
      const sdp = [
        ...['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0'],
        ...['m=audio 40000 RTP/AVP 0', 'a=rtpmap:0 PCMU/8000', ''],
      ].join('\r\n')
      const callId = 'to-bob'
      const answer = await phone.transact('INVITE', `sip:bob@${server.domain}`, {
        callId,
        extra: ['Content-Type: application/sdp'],
        body: sdp,
      })
      expect(statusOf(answer)).toBe(200)
      const toTag = /tag=([^;]+)/.exec(headerOf(answer, 'to') ?? '')?.[1] ?? ''
      const route = `Route: ${headerOf(answer, 'record-route') ?? ''}`
      const target = /<([^>]+)>/.exec(headerOf(answer, 'contact') ?? '')?.[1] ?? ''
      phone.send(phone.request('ACK', target, { callId, cseq: 2, toTag, extra: [route] }))
      await waitUntil('baresip in a call', async () =>
        /established|Call/i.test(await bob.control('listcalls')),
      )
      await bob.control('hangup')
      const bye = await phone.nextRequest('BYE')
      phone.send(phone.answer(bye, 200))
      await phone.register(0)
    } finally {
      await bob.stop()
    }
  })
})
