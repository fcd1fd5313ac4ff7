import { startLab, PEER } from '../lab/lab-stage.ts'
import type { PhoneWindow } from '../support/phone-window.ts'
import { figureOf, type Measured, quantile } from './figure.ts'

const ROUNDS = 20
/** TEST-NET-1: nobody answers there. */
const SILENT_STUN = 'stun:192.0.2.1:3478'

/** From the wish to call to the INVITE that leaves the phone window: microphone, offer, candidates. */
export async function measureInvite(): Promise<readonly Measured[]> {
  const lab = await startLab({ forFigures: true, windows: ['alice'] })
  try {
    const measured: Measured[] = []
    for (const [name, flow, iceServers] of [
      ['click to INVITE', 'wss', []],
      ['click to INVITE, silent STUN server', 'wss', [SILENT_STUN]],
      ['click to INVITE, plain RTP over UDP', 'udp', []],
    ] as const) {
      const alice = await lab.phone(flow, 'alice', undefined, iceServers)
      await alice.until('registered', ({ lines }) => lines[0]?.state.kind === 'ready')
      const samples: number[] = []
      // The first calls of a page pay for what is made once.
      for (let round = -3; round < ROUNDS; round += 1) {
        const ms = await callBusy(alice, lab.uri(PEER.busy))
        if (round >= 0) samples.push(ms)
      }
      const asked = { unit: 'ms', against: 'limit', maxRatio: 1 } as const
      measured.push(
        figureOf({ ...asked, name: `${name}, median` }, quantile(samples, 0.5), 40, ROUNDS),
        figureOf({ ...asked, name: `${name}, p95` }, quantile(samples, 0.95), 60, ROUNDS),
      )
    }
    return measured
  } finally {
    await lab.stop()
  }
}

async function callBusy(alice: PhoneWindow, uri: string): Promise<number> {
  const id = await alice.dial('alice', uri)
  await alice.until('refused', ({ calls }) => calls.some((call) => call.id === id && call.phase === 'ended'))
  const [asked, sent] = [await alice.marked('dial-asked'), await alice.marked('invite-sent')]
  if (asked === null || sent === null) throw new Error('no marks')
  return sent - asked
}
