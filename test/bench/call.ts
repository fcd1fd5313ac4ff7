import type { BenchStage } from './bench-stage.ts'
import { figureOf, figureOfSamples, type Measured, quantile } from './figure.ts'
import { inPage, within } from './in-page.ts'
import type { RawScript } from './raw-script.ts'

const ROUNDS = 15
const LIMIT_MS = 15_000

/** From the click on Call to the ACK: screens, core, phone window with microphone, ICE and DTLS certificate, main's socket,
 *  against a script that has its SDP ready and sends the same messages. The service answers as soon as it can. */
export async function measureCall(stage: BenchStage, script: RawScript): Promise<readonly Measured[]> {
  const ours: Times[] = []
  const raw: number[] = []
  for (let round = -1; round < ROUNDS; round += 1) {
    const our = await callOnce(stage)
    const rawMs = await within('script', LIMIT_MS, script.call())
    if (round >= 0) {
      ours.push(our)
      raw.push(rawMs)
    }
  }
  const asked = {
    name: 'call set-up, click to ACK',
    unit: 'ms',
    against: 'raw script',
    maxRatio: null,
  } as const
  const invites = ours.map(({ invite }) => invite)
  const limit = { unit: 'ms', against: 'limit', maxRatio: 1 } as const
  return [
    figureOfSamples(
      asked,
      ours.map(({ ack }) => ack),
      raw,
    ),
    figureOf({ ...limit, name: 'click in the window to INVITE, median' }, quantile(invites, 0.5), 40, ROUNDS),
    figureOf({ ...limit, name: 'click in the window to INVITE, p95' }, quantile(invites, 0.95), 60, ROUNDS),
  ]
}

/** Since the click, ms. */
type Times = { readonly invite: number; readonly ack: number }

async function callOnce({ app, until }: BenchStage): Promise<Times> {
  const clicked = await inPage(app, 'app', dial)
  const { calls } = await until('in a call', (seen) => seen.calls.some(({ phase }) => phase === 'active'))
  const at = await inPage(app, 'phone', () => {
    const since = (name: string) =>
      performance.timeOrigin +
      (performance.getEntriesByName(`sidetone:${name}`).at(-1)?.startTime ?? Number.NaN)
    return { invite: since('invite-sent'), ack: since('call-active') }
  })
  const callId = calls.find(({ phase }) => phase === 'active')?.id ?? ''
  await inPage(app, 'app', hangUp, callId)
  await until('idle', (seen) => seen.calls.every(({ phase }) => phase === 'ended'))
  return { invite: at.invite - clicked, ack: at.ack - clicked }
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
