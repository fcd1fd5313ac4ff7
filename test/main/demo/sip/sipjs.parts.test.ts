import { Inviter, Registerer, RegistererState, SessionState, UserAgent } from 'sip.js'
import type { Invitation, Session, SessionDescriptionHandler, SessionDescriptionHandlerFactory } from 'sip.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSystemClock } from '../../../../main/core/clock.ts'
import { DEMO_DOMAIN, DEMO_PASSWORD, startDemoSipBench } from '../../../support/demo-sip.ts'
import type { DemoSipBench } from '../../../support/demo-sip.ts'
import { openWebrtcPage } from '../../../support/webrtc-page.ts'
import type { WebrtcPage } from '../../../support/webrtc-page.ts'

let bench: DemoSipBench
let page: WebrtcPage
const agents: UserAgent[] = []

beforeAll(async () => {
  bench = await startDemoSipBench({
    plain: true,
    // sip.js looks at the first challenge only and knows MD5 only.
    algorithms: ['MD5'],
    clock: createSystemClock(),
    timing: { answerMs: 20, callBackMs: 50, toneMs: 300 },
  })
  page = await openWebrtcPage()
})
afterAll(async () => {
  await Promise.all(agents.map((agent) => agent.stop()))
  await page.close()
  await bench.stop()
})

/** Descriptions come from the page; the session's id names the connection there. */
const pageHandler: SessionDescriptionHandlerFactory = (session): SessionDescriptionHandler => {
  const name = session.id
  let phase: 'new' | 'offered' | 'asked' | 'settled' = 'new'
  return {
    async getDescription() {
      const isAnswer = phase === 'asked'
      const body = isAnswer
        ? await page.answer(name, remoteOffer)
        : phase === 'new'
          ? await page.offer(name)
          : await page.reoffer(name, { direction: wish })
      phase = isAnswer ? 'settled' : 'offered'
      return { body, contentType: 'application/sdp' }
    },
    async setDescription(sdp) {
      if (phase === 'offered') await page.accept(name, sdp)
      else remoteOffer = sdp
      phase = phase === 'offered' ? 'settled' : 'asked'
    },
    hasDescription: (contentType) => contentType === 'application/sdp',
    sendDtmf: () => false,
    close: () => undefined,
  }
}
let remoteOffer = ''
let wish: RTCRtpTransceiverDirection = 'sendrecv'

async function startAgent(
  password = DEMO_PASSWORD,
  onInvite?: (invitation: Invitation) => void,
): Promise<UserAgent> {
  const uri = UserAgent.makeURI(`sip:alice@${DEMO_DOMAIN}`)
  if (!uri) throw new Error('no uri')
  const agent = new UserAgent({
    uri,
    authorizationUsername: 'alice',
    authorizationPassword: password,
    transportOptions: { server: bench.demo.wsUrl },
    sessionDescriptionHandlerFactory: pageHandler,
    logBuiltinEnabled: false,
    ...(onInvite ? { delegate: { onInvite } } : {}),
  })
  agents.push(agent)
  await agent.start()
  return agent
}
const reached = <S>(emitter: { addListener(run: (state: S) => void): void }, wanted: S): Promise<void> =>
  new Promise((resolve) => emitter.addListener((state) => state === wanted && resolve()))
async function register(agent: UserAgent): Promise<Registerer> {
  const registerer = new Registerer(agent, { expires: 300 })
  const done = reached(registerer.stateChange, RegistererState.Registered)
  await registerer.register()
  await done
  return registerer
}
const end = async (session: Session): Promise<void> => {
  const done = reached(session.stateChange, SessionState.Terminated)
  await session.bye()
  await done
}

describe('sip.js against the demo', () => {
  it('registers, calls echo, holds, resumes, hangs up and signs off', async () => {
    const agent = await startAgent()
    const registerer = await register(agent)
    const target = UserAgent.makeURI(`sip:echo@${DEMO_DOMAIN}`)
    if (!target) throw new Error('no target')
    const call = new Inviter(agent, target)
    const established = reached(call.stateChange, SessionState.Established)
    await call.invite()
    await established
    await page.until(call.id, ({ packetsIn }) => packetsIn > 10)
    for (const direction of ['sendonly', 'sendrecv'] as const) {
      wish = direction
      const { promise, resolve } = Promise.withResolvers<number>()
      await call.invite({
        requestDelegate: { onAccept: ({ message }) => resolve(message.statusCode ?? 0) },
      })
      expect(await promise).toBe(200)
    }
    const { packetsIn } = await page.audio(call.id)
    await page.until(call.id, (audio) => audio.packetsIn > packetsIn + 5)
    await end(call)
    await expect.poll(() => bench.demo.calls()).toEqual([])
    await page.hangUp(call.id)
    const gone = reached(registerer.stateChange, RegistererState.Unregistered)
    await registerer.unregister()
    await gone
    await agent.stop()
  })

  it('is called by the robot, answers, hears it, and hangs up', async () => {
    const { promise, resolve } = Promise.withResolvers<Invitation>()
    const agent = await startAgent(DEMO_PASSWORD, resolve)
    await register(agent)
    const called = bench.demo.callUser('robot', 'alice')
    const invitation = await promise
    const established = reached(invitation.stateChange, SessionState.Established)
    await invitation.accept()
    await established
    expect((await called).ok).toBe(true)
    await page.until(invitation.id, ({ packetsIn }) => packetsIn > 10)
    await end(invitation)
    await page.hangUp(invitation.id)
    await agent.stop()
  })

  it('is told of a wrong password, and of a busy callee', async () => {
    const agent = await startAgent('wrong')
    const registerer = new Registerer(agent)
    const { promise, resolve } = Promise.withResolvers<number | undefined>()
    await registerer.register({ requestDelegate: { onReject: ({ message }) => resolve(message.statusCode) } })
    expect(await promise).toBe(401)
    const good = await startAgent()
    const target = UserAgent.makeURI(`sip:busy@${DEMO_DOMAIN}`)
    if (!target) throw new Error('no target')
    const call = new Inviter(good, target)
    const refused = Promise.withResolvers<number | undefined>()
    await call.invite({ requestDelegate: { onReject: ({ message }) => refused.resolve(message.statusCode) } })
    expect(await refused.promise).toBe(486)
    await page.hangUp(call.id)
  })
})
