import { createServer } from 'node:http'
import { once } from 'node:events'
import { build } from 'vite'
import { type Lab, startLab } from '../lab/lab-stage.ts'
import type { PhoneWindow } from '../support/phone-window.ts'
import { figureOfSamples, type Measured } from './figure.ts'
import type { JsSipTimes } from './jssip-page.ts'

const ROUNDS = 15
const WARM_UP = 2

/** Registering at a real server over a WebSocket: our phone window, with main's sockets behind it, against JsSIP in a page of
 *  the same browser. Both start from nothing each time; both answer the server's challenge. */
export async function measureRegisterAgainstJsSip(): Promise<readonly Measured[]> {
  const lab = await startLab()
  const page = await serveJsSip()
  try {
    const alice = await lab.phone('wss', 'alice')
    const other = await alice.page.context().newPage()
    await other.goto(page.url)
    const ours: JsSipTimes[] = []
    const theirs: JsSipTimes[] = []
    await lab.leave('alice')
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const our = await registerOurs(lab)
      await lab.leave('alice')
      const their = await other.evaluate(
        ([url, uri, password]) => globalThis.registerWithJsSip(url, uri, password),
        [lab.server.ws, `sip:anna@${lab.server.domain}`, 'anna-pw'] as const,
      )
      if (round >= 0) {
        ours.push(our)
        theirs.push(their)
      }
    }
    await other.close()
    const figure = (name: string, of: keyof JsSipTimes, maxRatio: number): Measured =>
      figureOfSamples(
        { name, unit: 'ms', against: 'JsSIP', maxRatio },
        ours.map((times) => times[of]),
        theirs.map((times) => times[of]),
      )
    return [
      figure('REGISTER', 'register', 0.5),
      figure('connect and first REGISTER', 'connectAndRegister', 1),
    ]
  } finally {
    await page.close()
    await lab.stop()
  }
}

async function registerOurs(lab: Lab): Promise<JsSipTimes> {
  const alice = await lab.phone('wss', 'alice')
  await alice.until('registered', ({ lines }) => lines[0]?.state.kind === 'ready')
  const [asked, opened, registered] = await Promise.all(
    (['flow-asked', 'flow-opened', 'registered'] as const).map((name) => markOf(alice, name)),
  )
  if (asked === undefined || opened === undefined || registered === undefined) throw new Error('no marks')
  return { connectAndRegister: registered - asked, register: registered - opened }
}

async function markOf(phone: PhoneWindow, name: string): Promise<number> {
  const at = await phone.marked(name)
  if (at === null) throw new Error(`no mark ${name}`)
  return at
}

/** A page with nothing but JsSIP, on an origin of its own: the phone's policy lets no page open a socket. */
async function serveJsSip() {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome150',
      rolldownOptions: { input: `${import.meta.dirname}/jssip-page.ts`, output: { format: 'iife' } },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first && 'output' in first ? first.output.find((one) => one.type === 'chunk') : undefined
  if (!chunk) throw new Error('JsSIP was not bundled')
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? chunk.code : '<!doctype html><script src="/page.js"></script>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}
