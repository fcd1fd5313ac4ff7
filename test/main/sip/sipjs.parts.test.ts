import { Inviter, Registerer, RegistererState, SessionState, UserAgent } from 'sip.js'
import type { Invitation, Session, SessionDescriptionHandler } from 'sip.js'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createNodeDns } from '../../../main/sip/dns-port.ts'
import { createSipFlows } from '../../../main/sip/flows.ts'
import type { SipFlows } from '../../../main/sip/flows.ts'
import type { Flows } from '../../../renderer/phone/flows.ts'
import { BridgeTransport } from '../../../renderer/phone/sip-transport.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import { ok } from '../../../shared/result.ts'
import { hasBaresip, startBaresip } from '../../lab/baresip.ts'
import type { Baresip } from '../../lab/baresip.ts'
import { hasKamailio, startKamailio } from '../../lab/kamailio.ts'
import type { Kamailio } from '../../lab/kamailio.ts'
import { createSwitchboard } from '../../support/flow-phone.ts'
import { createMemoryLog } from '../../support/memory.ts'
import { realClock } from '../../support/real-clock.ts'
import { lineOf } from '../../support/sip-line.ts'
import { startLossyRelay } from './lossy-relay.ts'

const users = { alice: 'alice-pw', bob: 'bob-pw', carol: 'carol-pw' }
const accountId = AccountIdSchema.parse('work')
const sdp = [
  ...['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0'],
  ...['m=audio 40000 RTP/AVP 0', 'a=rtpmap:0 PCMU/8000', ''],
].join('\r\n')
/** Says the same SDP to everybody: only signalling is looked at here. */
const fixedDescription = (): SessionDescriptionHandler => ({
  getDescription: async () => ({ body: sdp, contentType: 'application/sdp' }),
  setDescription: async () => undefined,
  hasDescription: (type) => type === 'application/sdp',
  sendDtmf: () => false,
  close: () => undefined,
})
const reached = <S>(of: { addListener(run: (state: S) => void): void }, wanted: S): Promise<void> =>
  new Promise((resolve) => {
    of.addListener((state) => {
      if (state === wanted) resolve()
    })
  })

/** The phone's real sip.js and transport, in this process, on main's real flows. */
describe.skipIf(!hasKamailio() || !hasBaresip())('sip.js on flows to real servers', () => {
  let server: Kamailio
  let bob: Baresip
  /** Rings, and does not answer. */
  let carol: Baresip
  const ends: (() => Promise<void>)[] = []

  beforeAll(async () => {
    server = await startKamailio({ users, transports: ['udp', 'tcp', 'tls'] })
    const shared = { domain: server.domain, proxy: `127.0.0.1:${server.udp}` }
    bob = await startBaresip({ ...shared, user: 'bob', password: users.bob })
    carol = await startBaresip({ ...shared, user: 'carol', password: users.carol, answer: 'manual' })
    await server.registered('bob')
    await server.registered('carol')
  })
  afterAll(async () => {
    await bob.stop()
    await carol.stop()
    await server.stop()
  })
  afterEach(async () => {
    for (const end of ends.splice(0)) await end()
  })

  const agentOn = async (url: string, onInvite?: (invitation: Invitation) => void) => {
    const board = createSwitchboard()
    const line = lineOf('alice', {
      domain: server.domain,
      server: url,
      config: { trust: { caPem: server.caPem } },
    })
    const flows: SipFlows = createSipFlows({
      lines: async () => ok(line),
      events: board.events,
      clock: realClock,
      log: createMemoryLog(),
      dns: createNodeDns(),
    })
    const bridge: Flows = {
      open: async (_account, viaHost, listener) => {
        const opened = await flows.open(accountId, viaHost)
        if (!opened.ok) return opened
        const { flowId, transport } = opened.value
        board.onReceived.set(flowId, (text) => {
          listener.received(text)
        })
        board.onClosed.set(flowId, (error) => {
          listener.closed(error)
        })
        return ok({
          transport,
          send: async (text) => flows.send(flowId, text),
          close: () => {
            flows.close(flowId)
          },
        })
      },
    }
    const viaHost = 'abcdef123456.invalid'
    const agent = new UserAgent({
      uri: UserAgent.makeURI(`sip:alice@${server.domain}`),
      authorizationUsername: 'alice',
      authorizationPassword: 'not a secret',
      transportConstructor: BridgeTransport,
      transportOptions: { flows: bridge, accountId, viaHost },
      viaHost,
      forceRport: true,
      sessionDescriptionHandlerFactory: fixedDescription,
      logBuiltinEnabled: false,
      ...(onInvite && { delegate: { onInvite } }),
    })
    ends.push(async () => {
      await agent.stop()
      flows.closeAll()
    })
    await agent.start()
    const registerer = new Registerer(agent, { expires: 300 })
    const registered = reached(registerer.stateChange, RegistererState.Registered)
    await registerer.register()
    await registered
    return { agent, registerer }
  }
  const serverOn: Record<string, () => string> = {
    UDP: () => `sip:127.0.0.1:${server.udp};transport=udp`,
    TCP: () => `sip:127.0.0.1:${server.tcp};transport=tcp`,
    TLS: () => `sips:127.0.0.1:${server.tls}`,
  }
  const call = async (agent: UserAgent): Promise<Inviter> => {
    const target = UserAgent.makeURI(`sip:bob@${server.domain}`)
    if (target === undefined) throw new Error('no target')
    const inviter = new Inviter(agent, target)
    const established = reached(inviter.stateChange, SessionState.Established)
    await inviter.invite()
    await established
    return inviter
  }
  const hangUp = async (session: Session): Promise<void> => {
    const terminated = reached(session.stateChange, SessionState.Terminated)
    await session.bye()
    await terminated
  }
  const signOff = async (registerer: Registerer): Promise<void> => {
    const gone = reached(registerer.stateChange, RegistererState.Unregistered)
    await registerer.unregister()
    await gone
    expect(await server.contacts('alice')).toEqual([])
  }

  it.each(['UDP', 'TCP', 'TLS'])(
    'registers, calls, holds, is called and signs off over %s',
    async (transport) => {
      const invited = Promise.withResolvers<Invitation>()
      const { agent, registerer } = await agentOn(serverOn[transport]?.() ?? '', invited.resolve)
      const outgoing = await call(agent)
      const accepted = Promise.withResolvers<number>()
      await outgoing.invite({
        requestDelegate: {
          onAccept: ({ message }) => {
            accepted.resolve(message.statusCode ?? 0)
          },
        },
      })
      expect(await accepted.promise).toBe(200)
      await hangUp(outgoing)

      await bob.control('dial', `sip:alice@${server.domain}`)
      const incoming = await invited.promise
      const established = reached(incoming.stateChange, SessionState.Established)
      await incoming.accept()
      await established
      const ended = reached(incoming.stateChange, SessionState.Terminated)
      await bob.control('hangup')
      await ended
      await signOff(registerer)
    },
  )

  it('registers, calls and signs off though every third datagram is lost', async () => {
    const relay = await startLossyRelay(server.udp)
    try {
      const { agent, registerer } = await agentOn(`sip:127.0.0.1:${relay.port};transport=udp`)
      await hangUp(await call(agent))
      await signOff(registerer)
      expect(relay.lost()).toBeGreaterThan(3)
    } finally {
      relay.stop()
    }
  })

  it('cancels a call before it is answered', async () => {
    const { agent } = await agentOn(serverOn['UDP']?.() ?? '')
    const target = UserAgent.makeURI(`sip:carol@${server.domain}`)
    if (target === undefined) throw new Error('no target')
    const inviter = new Inviter(agent, target)
    const ringing = Promise.withResolvers<null>()
    const ended = Promise.withResolvers<number>()
    await inviter.invite({
      requestDelegate: {
        onProgress: ({ message }) => {
          if (message.statusCode === 180) ringing.resolve(null)
        },
        onReject: ({ message }) => {
          ended.resolve(message.statusCode ?? 0)
        },
      },
    })
    await ringing.promise
    await inviter.cancel()
    expect(await ended.promise).toBe(487)
  })
})
