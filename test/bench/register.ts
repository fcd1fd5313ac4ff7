import { EVENT_CHANNEL } from '../../shared/channels.ts'
import type { PhoneCommand } from '../../shared/domain/phone.ts'
import type { BenchStage } from './bench-stage.ts'
import { figureOfSamples, type Measured } from './figure.ts'
import { inPage, within } from './in-page.ts'
import type { RawScript } from './raw-script.ts'

const ROUNDS = 15
const LIMIT_MS = 15_000

/** From the wish to be connected to the registrar's 200: sip.js in the phone window, the bridge, main's sockets and digest,
 *  against a script with one WebSocket. Both connect anew each time: TCP, TLS, upgrade, REGISTER, challenge, REGISTER. */
export async function measureRegister(stage: BenchStage, script: RawScript): Promise<Measured> {
  const ours: number[] = []
  const raw: number[] = []
  for (let round = -1; round < ROUNDS; round += 1) {
    const ourMs = await registerAnew(stage)
    const rawMs = await within('script', LIMIT_MS, script.register())
    if (round >= 0) {
      ours.push(ourMs)
      raw.push(rawMs)
    }
  }
  const asked = { name: 'connect and register', unit: 'ms', against: 'raw script', maxRatio: null } as const
  return figureOfSamples(asked, ours, raw)
}

/** Sleep, a cut connection, wake: told to the phone window alone, since main would refresh everything else with it. */
async function registerAnew({ app, company, until }: BenchStage): Promise<number> {
  const before = await lastRegistered(app)
  await tellPhone(app, { kind: 'suspend' })
  await until('asleep', ({ accounts }) => accounts[0]?.line.kind !== 'ready')
  company.phones.dropLinks('alice')
  await tellPhone(app, { kind: 'resume' })
  await until('registered', ({ accounts }) => accounts[0]?.line.kind === 'ready')
  const after = await within('registered', LIMIT_MS, lastRegistered(app))
  if (!before || !after || after.at <= before.at) throw new Error('the line did not register anew')
  return after.tookMs
}

function lastRegistered(app: BenchStage['app']): Promise<{ at: number; tookMs: number } | null> {
  return inPage(app, 'phone', () => {
    const at = (name: string) => performance.getEntriesByName(`sidetone:${name}`).at(-1)?.startTime
    const [asked, registered] = [at('flow-asked'), at('registered')]
    if (asked === undefined || registered === undefined) return null
    return { at: registered, tookMs: registered - asked }
  })
}

function tellPhone(app: BenchStage['app'], command: PhoneCommand): Promise<void> {
  return app.evaluate(
    ({ BrowserWindow }, asked) => {
      const phone = BrowserWindow.getAllWindows().find((window) =>
        window.webContents.getURL().includes('/phone/'),
      )
      // The answer names a request nobody waits for, and is dropped.
      phone?.webContents.send(asked.channel, 'phone.commanded', {
        requestId: 'bench',
        command: asked.command,
      })
    },
    { channel: EVENT_CHANNEL, command },
  )
}
