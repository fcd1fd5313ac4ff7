import type { BenchStage } from './bench-stage.ts'
import { figureOfSamples, type Measured } from './figure.ts'
import { inPage, within } from './in-page.ts'
import type { RawScript } from './raw-script.ts'

const ROUNDS = 15
const LIMIT_MS = 15_000

/** From the click on Call to the ACK: screens, core, phone window with microphone, ICE and DTLS certificate, main's socket,
 *  against a script that has its SDP ready and sends the same messages. The service answers as soon as it can. */
export async function measureCall(stage: BenchStage, script: RawScript): Promise<Measured> {
  const ours: number[] = []
  const raw: number[] = []
  for (let round = -1; round < ROUNDS; round += 1) {
    const ourMs = await callOnce(stage)
    const rawMs = await within('script', LIMIT_MS, script.call())
    if (round >= 0) {
      ours.push(ourMs)
      raw.push(rawMs)
    }
  }
  const asked = {
    name: 'call set-up, click to ACK',
    unit: 'ms',
    against: 'raw script',
    maxRatio: null,
  } as const
  return figureOfSamples(asked, ours, raw)
}

async function callOnce({ app, until }: BenchStage): Promise<number> {
  const clicked = await inPage(app, 'app', dial)
  const { calls } = await until('in a call', (seen) => seen.calls.some(({ phase }) => phase === 'active'))
  const active = await inPage(app, 'phone', () => {
    const [mark] = performance.getEntriesByName('sidetone:call-active').slice(-1)
    return performance.timeOrigin + (mark?.startTime ?? Number.NaN)
  })
  const callId = calls.find(({ phase }) => phase === 'active')?.id ?? ''
  await inPage(app, 'app', hangUp, callId)
  await until('idle', (seen) => seen.calls.every(({ phase }) => phase === 'ended'))
  return active - clicked
}

type Bridge = { commands: Record<string, (input: object) => Promise<{ ok: boolean }>> }

/** Gives the moment of the click, in ms since the epoch. */
async function dial(): Promise<number> {
  const { commands } = (window as unknown as { sidetone: Bridge }).sidetone
  const at = performance.timeOrigin + performance.now()
  const dialled = await commands['call.dial']?.({ target: 'echo', accountId: null })
  if (!dialled?.ok) throw new Error(JSON.stringify(dialled))
  return at
}

async function hangUp(callId: string): Promise<void> {
  const { commands } = (window as unknown as { sidetone: Bridge }).sidetone
  await commands['call.hangUp']?.({ callId })
}
