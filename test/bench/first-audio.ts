import { type Lab, startLab } from '../lab/lab-stage.ts'
import type { PhoneWindow } from '../support/phone-window.ts'
import { between, registerAlice } from './bench-line.ts'
import { figureOfSamples, type Measured } from './figure.ts'
import { within } from './in-page.ts'
import type { CallTimes } from './jssip-page.ts'
import { openJsSip } from './jssip-window.ts'

const ROUNDS = 15
const WARM_UP = 3
const LIMIT_MS = 15_000

/**
 * From the wish to call to the first sound of a phone that answers at once (baresip behind rtpengine): our phone window
 * against JsSIP in a page of the same browser, both over a WebSocket to the same server, both asking no server for
 * candidates, both sending as soon as the interfaces are known, both opening the microphone for the call.
 */
export async function measureFirstAudio(): Promise<readonly Measured[]> {
  const lab = await startLab({ forFigures: true, windows: ['alice'] })
  try {
    const alice = await lab.phone('wss', 'alice')
    await lab.leave('alice')
    await registerAlice(lab, alice, { accountId: 'alice', server: lab.server.ws })
    await watchForSound(alice)
    const { page, close } = await openJsSip(alice.page.context())
    const account = { url: lab.server.ws, uri: `sip:anna@${lab.server.domain}`, password: 'anna-pw' }
    const ours: CallTimes[] = []
    const theirs: CallTimes[] = []
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const our = await callOurs(lab, alice)
      const their = await within(
        'JsSIP’s call',
        LIMIT_MS,
        page.evaluate(([as, target]) => globalThis.callWithJsSip(as, target), [
          account,
          lab.uri('bob'),
        ] as const),
      )
      if (round < 0) continue
      ours.push(our)
      theirs.push(their)
    }
    await close()
    const figure = (name: string, of: keyof CallTimes, maxRatio: number | null): Measured =>
      figureOfSamples(
        { name, unit: 'ms', against: 'JsSIP tuned the same', maxRatio },
        ours.map((times) => times[of]),
        theirs.map((times) => times[of]),
      )
    return [
      figure('click to INVITE against JsSIP', 'invite', null),
      figure('click to first audio', 'heard', 1),
    ]
  } finally {
    await lab.stop()
  }
}

async function callOurs(lab: Lab, alice: PhoneWindow): Promise<CallTimes> {
  await alice.page.evaluate(() => performance.clearMarks('sidetone:heard'))
  const id = await alice.dial('alice', lab.uri('bob'))
  await alice.call(id, 'active')
  const limit = performance.now() + LIMIT_MS
  while ((await alice.marked('heard')) === null) {
    if (performance.now() > limit) throw new Error('our call: nothing was heard')
    await alice.page.waitForTimeout(5)
  }
  const times = {
    // The newest INVITE: after the first round the only one, because its answer to a challenge goes with it.
    invite: await between(alice, 'dial-asked', 'invite-sent'),
    heard: await between(alice, 'dial-asked', 'heard'),
  }
  await alice.command({ kind: 'hang-up', callId: id })
  await alice.call(id, 'ended')
  return times
}

/** Marks when the browser takes the first packet of a far side's sound, as the JsSIP page does. */
async function watchForSound(alice: PhoneWindow): Promise<void> {
  await alice.page.evaluate(() => {
    const watch = (connection: RTCPeerConnection): void =>
      connection.addEventListener('track', ({ track }) => {
        track.addEventListener('unmute', () => performance.mark('sidetone:heard'))
      })
    const made = window.__connections
    for (const connection of made) watch(connection)
    made.push = (...more) => {
      for (const connection of more) watch(connection)
      return Array.prototype.push.apply(made, more)
    }
  })
}
