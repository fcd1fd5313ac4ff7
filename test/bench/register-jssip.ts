import { type Lab, startLab } from '../lab/lab-stage.ts'
import type { PhoneWindow } from '../support/phone-window.ts'
import { between, registerAlice } from './bench-line.ts'
import { figureOfSamples, type Measured } from './figure.ts'
import type { JsSipTimes } from './jssip-page.ts'
import { openJsSip } from './jssip-window.ts'

const ROUNDS = 15
const WARM_UP = 2

/**
 * Registering at a real server over a WebSocket: our phone window, with main's sockets behind it, against JsSIP in a page of
 * the same browser. JsSIP is challenged each time, as it is for every REGISTER of its life. Ours is once as an account that
 * starts from nothing and is challenged, too (`connect and first REGISTER`, also over TLS, which JsSIP is spared here), and
 * once as one that knows the nonce of its last registration, as for every REGISTER but the first (`REGISTER`).
 */
export async function measureRegisterAgainstJsSip(): Promise<readonly Measured[]> {
  const lab = await startLab({ forFigures: true, windows: ['alice'] })
  try {
    const alice = await lab.phone('wss', 'alice')
    await lab.leave('alice')
    const { page, close } = await openJsSip(alice.page.context())
    const account = { url: lab.server.ws, uri: `sip:anna@${lab.server.domain}`, password: 'anna-pw' }
    const first: JsSipTimes[] = []
    const secure: JsSipTimes[] = []
    const known: JsSipTimes[] = []
    const theirs: JsSipTimes[] = []
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const taken = [
        await registerOurs(lab, alice, `first${round + WARM_UP}`, lab.server.ws),
        await registerOurs(lab, alice, `secure${round + WARM_UP}`, lab.server.wss),
        await registerOurs(lab, alice, 'known', lab.server.ws),
        await page.evaluate((with_) => globalThis.registerWithJsSip(with_), account),
      ] as const
      if (round < 0) continue
      for (const [at, list] of [first, secure, known, theirs].entries()) list.push(taken[at] ?? taken[3])
    }
    await close()
    const figure = (
      name: string,
      ours: readonly JsSipTimes[],
      of: keyof JsSipTimes,
      maxRatio: number | null,
    ): Measured =>
      figureOfSamples(
        { name, unit: 'ms', against: 'JsSIP', maxRatio },
        ours.map((times) => times[of]),
        theirs.map((times) => times[of]),
      )
    return [
      figure('REGISTER', known, 'register', 0.5),
      figure('REGISTER, the first, challenged', first, 'register', null),
      figure('connect and first REGISTER', first, 'connectAndRegister', 1),
      figure('connect and first REGISTER, ours over TLS', secure, 'connectAndRegister', null),
    ]
  } finally {
    await lab.stop()
  }
}

async function registerOurs(
  lab: Lab,
  alice: PhoneWindow,
  accountId: string,
  server: string,
): Promise<JsSipTimes> {
  await registerAlice(lab, alice, { accountId, server })
  const times = {
    connectAndRegister: await between(alice, 'flow-asked', 'registered'),
    register: await between(alice, 'flow-opened', 'registered'),
  }
  await lab.leave('alice')
  return times
}
