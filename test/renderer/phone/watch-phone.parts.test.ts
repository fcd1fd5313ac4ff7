import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNodeDns } from '../../../main/sip/dns-port.ts'
import { createSipFlows } from '../../../main/sip/flows.ts'
import type { FlowBridge } from '../../../renderer/phone/flows.ts'
import type { EventPayload } from '../../../shared/bridge.ts'
import type { IncomingText } from '../../../shared/domain/text-message.ts'
import { AccountIdSchema } from '../../../shared/ids.ts'
import { ok } from '../../../shared/result.ts'
import { type Baresip, hasBaresip, startBaresip } from '../../lab/baresip.ts'
import { hasKamailio, type Kamailio, startKamailio } from '../../lab/kamailio.ts'
import { createFakeMedia } from '../../support/fake-media.ts'
import { createMemoryLog } from '../../support/memory.ts'
import { realClock as mainClock } from '../../support/real-clock.ts'
import { lineOf } from '../../support/sip-line.ts'
import { createTestPhone, lineSetup, realClock, type TestPhone } from '../../support/test-phone.ts'

const users = { alice: 'alice-pw', anna: 'anna-pw', bob: 'bob-pw', carol: 'carol-pw' }

describe.skipIf(!hasKamailio() || !hasBaresip())('phones of others at a real server', () => {
  let server: Kamailio
  let bob: Baresip
  let carol: Baresip
  const ends: (() => void)[] = []

  beforeAll(async () => {
    server = await startKamailio({ users, transports: ['udp', 'tcp'], presence: true })
    const shared = { domain: server.domain, proxy: `127.0.0.1:${server.udp}` }
    bob = await startBaresip({ ...shared, user: 'bob', password: users.bob, answer: 'manual' })
    carol = await startBaresip({ ...shared, user: 'carol', password: users.carol })
    await server.registered('bob')
    await server.registered('carol')
  })
  afterAll(async () => {
    for (const end of ends) end()
    await bob?.stop()
    await carol?.stop()
    await server?.stop()
  })

  /** The phone's own core on main's own flows, without a page. */
  async function phoneOf(user: 'alice' | 'anna', transport: 'udp' | 'tcp', texts: IncomingText[] = []) {
    const received = new Set<(payload: EventPayload<'sip.received'>) => void>()
    const closed = new Set<(payload: EventPayload<'sip.closed'>) => void>()
    const line = lineOf(user, {
      domain: server.domain,
      password: users[user],
      server: `sip:127.0.0.1:${server[transport]};transport=${transport}`,
    })
    const flows = createSipFlows({
      lines: async () => ok(line),
      events: {
        received: (flowId, text) => {
          for (const listener of received) listener({ flowId, text })
        },
        closed: (flowId, error) => {
          for (const listener of closed) listener({ flowId, error })
        },
      },
      clock: mainClock,
      log: createMemoryLog(),
      dns: createNodeDns(),
    })
    ends.push(() => flows.closeAll())
    const bridge: FlowBridge = {
      commands: {
        'sip.open': ({ viaHost, first }) => flows.open(AccountIdSchema.parse(user), viaHost, first),
        'sip.send': async ({ flowId, text }) => flows.send(flowId, text),
        'sip.close': async ({ flowId }) => {
          flows.close(flowId)
          return ok()
        },
      },
      events: {
        'sip.received': (listener) => {
          received.add(listener)
          return () => received.delete(listener)
        },
        'sip.closed': (listener) => {
          closed.add(listener)
          return () => closed.delete(listener)
        },
      },
    }
    const phone = createTestPhone(bridge, createFakeMedia(), realClock, 20_000, (text) => texts.push(text))
    await phone.register(lineSetup(user, { address: `${user}@${server.domain}` }))
    return phone
  }
  const stateOf = (phone: TestPhone, user: string, kind: string) =>
    phone.until(
      `${user} ${kind}`,
      ({ phones }) => phones['alice']?.[`${user}@${server.domain}`]?.kind === kind,
    )

  it.each(['udp', 'tcp'] as const)(
    'are seen free, ringing, busy and free again, over %s',
    async (transport) => {
      const alice = await phoneOf('alice', transport)
      const phones = ['bob', 'carol'].map((user) => ({
        accountId: 'alice',
        address: `${user}@${server.domain}`,
      }))
      alice.runner.dispatch({ kind: 'set-watched', phones })
      await stateOf(alice, 'bob', 'free')
      await stateOf(alice, 'carol', 'free')
      await carol.control('dial', `sip:bob@${server.domain}`)
      await stateOf(alice, 'bob', 'ringing')
      await stateOf(alice, 'carol', 'busy')
      await bob.control('accept')
      await stateOf(alice, 'bob', 'busy')
      await carol.control('hangup')
      await stateOf(alice, 'bob', 'free')
      await stateOf(alice, 'carol', 'free')
      alice.runner.dispatch({ kind: 'set-lines', setups: [] })
    },
    60_000,
  )

  it('take short texts, and the server says when nobody is there', async () => {
    const texts: IncomingText[] = []
    const anna = await phoneOf('anna', 'tcp', texts)
    const alice = await phoneOf('alice', 'udp')
    const send = (user: string) =>
      alice.request((requestId) =>
        alice.runner.dispatch({
          kind: 'send-text',
          accountId: 'alice',
          uri: `sip:${user}@${server.domain}`,
          text: 'Grüße',
          requestId,
        }),
      )
    expect(await send('anna')).toBeNull()
    expect(texts).toMatchObject([{ address: `alice@${server.domain}`, text: 'Grüße' }])
    expect(await send('nobody')).toMatchObject({ code: 'call-failed', status: 404, detail: 'text-refused' })
    for (const phone of [anna, alice]) phone.runner.dispatch({ kind: 'set-lines', setups: [] })
  }, 60_000)
})
