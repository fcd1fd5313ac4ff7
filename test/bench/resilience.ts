import { setTimeout as pause } from 'node:timers/promises'
import { type Lab, type LabFlow, startLab, VOICE } from '../lab/lab-stage.ts'
import { hearsTone } from '../lab/page-sound.ts'
import { waitUntil } from '../lab/processes.ts'
import type { PhoneWindow } from '../support/phone-window.ts'
import { figureOf, type Measured, quantile } from './figure.ts'

const REGISTERED_LIMIT_MS = 5000
const AUDIO_LIMIT_MS = 6000
const OUTAGE_MS = 10_000
const ROUNDS = { restart: 5, wake: 5, outage: 3 }
const FLOWS: readonly LabFlow[] = ['wss', 'tls', 'udp']

/** The phone window on real servers that go away and come back. Takes some minutes: outages last what they last. */
export async function measureResilience(tell: (text: string) => void): Promise<readonly Measured[]> {
  const lab = await startLab()
  try {
    const measured: Measured[] = []
    for (const flow of FLOWS) {
      const alice = await lab.phone(flow, 'alice')
      await ready(alice)
      tell(`${flow}: outages of ${OUTAGE_MS / 1000} s in a call ...`)
      measured.push(await audioBack(lab, alice, flow))
      tell(`${flow}: waking with a dead connection ...`)
      measured.push(await wake(lab, alice, flow))
      // Over UDP nothing tells that a server was restarted; the next question to it does, up to half a minute later.
      if (flow !== 'udp') {
        tell(`${flow}: restarts of the server ...`)
        measured.push(await restart(lab, alice, flow))
      }
      await lab.leave('alice')
    }
    return measured
  } finally {
    await lab.stop()
  }
}

/** From the moment the network is back until the tone of the far side is heard again. */
async function audioBack(lab: Lab, alice: PhoneWindow, flow: LabFlow): Promise<Measured> {
  const samples: number[] = []
  for (let round = 0; round < ROUNDS.outage; round += 1) {
    const id = await alice.dial('alice', lab.uri('bob'))
    await alice.call(id, 'active')
    await hears(alice)
    samples.push(await outage(lab, alice, flow))
    await alice.command({ kind: 'hang-up', callId: id })
    await alice.until('idle', ({ calls }) => calls.every(({ phase }) => phase === 'ended'))
  }
  return limited(`sound back after an outage of 10 s, p95, ${flow}`, samples, AUDIO_LIMIT_MS)
}

async function outage(lab: Lab, alice: PhoneWindow, flow: LabFlow): Promise<number> {
  const mend = await lab.cut(flow, 'alice')
  try {
    await pause(OUTAGE_MS)
  } finally {
    await mend()
  }
  const from = performance.now()
  await hears(alice)
  return performance.now() - from
}

/** Asleep, the server restarts: the socket that the phone wakes with is dead, or belongs to nobody. */
async function wake(lab: Lab, alice: PhoneWindow, flow: LabFlow): Promise<Measured> {
  const samples: number[] = []
  for (let round = 0; round < ROUNDS.wake; round += 1) {
    await alice.command({ kind: 'suspend' })
    await lab.server.halt()
    await lab.server.revive()
    const from = performance.now()
    await alice.command({ kind: 'resume' })
    await lab.server.registered('alice')
    await ready(alice)
    samples.push(performance.now() - from)
  }
  return limited(`registered again after waking, p95, ${flow}`, samples, REGISTERED_LIMIT_MS)
}

async function restart(lab: Lab, alice: PhoneWindow, flow: LabFlow): Promise<Measured> {
  const samples: number[] = []
  for (let round = 0; round < ROUNDS.restart; round += 1) {
    await lab.server.halt()
    await alice.until('lost', ({ lines }) => lines[0]?.state.kind !== 'ready', 45_000)
    await pause(1000 + round * 1500)
    await lab.server.revive()
    const from = performance.now()
    await ready(alice)
    samples.push(performance.now() - from)
  }
  return limited(`registered again after a restart, p95, ${flow}`, samples, REGISTERED_LIMIT_MS)
}

function ready(alice: PhoneWindow): Promise<unknown> {
  return alice.until('registered', ({ lines }) => lines[0]?.state.kind === 'ready', 45_000)
}

function hears(alice: PhoneWindow): Promise<void> {
  return waitUntil('bob heard', () => hearsTone(alice, VOICE.bob), { limitMs: 40_000 })
}

function limited(name: string, samples: readonly number[], limitMs: number): Measured {
  const asked = { name, unit: 'ms', against: 'limit', maxRatio: 1 } as const
  return figureOf(asked, quantile(samples, 0.95), limitMs, samples.length)
}
