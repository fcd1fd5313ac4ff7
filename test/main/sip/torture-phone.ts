import { UserAgent } from 'sip.js'
import { createCredentialsGuard } from '../../../main/http/credentials-guard.ts'
import { createFlow } from '../../../main/sip/flow.ts'
import { createSipDigest } from '../../../main/sip/sip-digest.ts'
import { createTakenChallenges } from '../../../main/sip/taken-challenges.ts'
import { createTrace } from '../../../main/sip/trace.ts'
import type { SipTransport } from '../../../shared/domain/phone.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok } from '../../../shared/result.ts'
import { secret } from '../../../shared/secret.ts'
import { BridgeTransport } from '../../../renderer/phone/sip-transport.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createMemoryLog } from '../../support/memory.ts'
import { createFakeWire } from './fake-wire.ts'

export type TorturePhone = {
  /** Puts bytes in where a socket would; gives the first status that went back, or null. */
  arrive(bytes: Buffer): Promise<number | null>
  /** Calls that would have rung. */
  rang(): number
  /** What the phone window was given. */
  delivered(): number
  /** Time passes: rates and memories start anew. */
  rest(): void
  stop(): Promise<void>
}

/** Everything between a socket and a ringing phone, real but for the socket: main's flow, the bridge, sip.js. */
export async function createTorturePhone(
  user: string,
  transport: SipTransport = 'UDP',
): Promise<TorturePhone> {
  const clock = createFakeClock()
  const wire = createFakeWire(transport)
  const viaHost = 'token1.invalid'
  const now = (): number => clock.now().getTime()
  let deliver: (text: string) => void = () => undefined
  let delivered = 0
  let rang = 0
  const flow = createFlow(wire.start, {
    flowId: 'torture',
    candidate: { transport, host: 'example.com', address: '192.0.2.1', port: 5060, path: '/' },
    viaHost,
    domain: 'example.com',
    digest: createSipDigest({
      credentials: { user, password: secret('x') },
      guard: createCredentialsGuard(now),
      taken: createTakenChallenges(),
    }),
    trace: createTrace(clock),
    clock,
    log: createMemoryLog(),
    now,
    answersProbes: false,
    dialTcp: () => Promise.resolve(err(appError('unreachable'))),
    events: {
      received: (text) => {
        delivered += 1
        deliver(text)
      },
      closed: () => undefined,
      overloaded: () => undefined,
    },
  })
  const agent = new UserAgent({
    uri: UserAgent.makeURI(`sip:${user}@example.com`),
    transportConstructor: BridgeTransport,
    transportOptions: {
      accountId: 'torture',
      viaHost,
      flows: {
        open: async (_account: string, _viaHost: string, listener: { received(text: string): void }) => {
          deliver = (text) => {
            listener.received(text)
          }
          return ok({ transport, send: async (text: string) => flow.send(text), close: () => undefined })
        },
      },
    },
    viaHost,
    logBuiltinEnabled: false,
    delegate: {
      onInvite: (invitation) => {
        rang += 1
        void invitation.reject({ statusCode: 480 })
      },
    },
  })
  await agent.start()
  return {
    async arrive(bytes) {
      const before = wire.written.length
      wire.arrive(bytes)
      await new Promise((resolve) => setImmediate(resolve))
      const statuses = wire.written
        .slice(before)
        .map((text) => Number(/^SIP\/2\.0 (\d+)/.exec(text)?.[1] ?? 0))
      return statuses.find((status) => status >= 200) ?? statuses[0] ?? null
    },
    rang: () => rang,
    delivered: () => delivered,
    rest: () => {
      clock.advance(60_000)
    },
    async stop() {
      flow.close()
      await agent.stop()
    },
  }
}
