import type { CallView } from '../../shared/domain/call.ts'
import type { CallId } from '../../shared/ids.ts'
import type { PhoneWindow } from '../support/phone-window.ts'
import type { Baresip } from './baresip.ts'
import { EARLY, FORK, type Lab, type LabFlow, PEER, VOICE } from './lab-stage.ts'
import { hearsTone } from './page-sound.ts'
import { waitUntil } from './processes.ts'

export type Cell = { readonly lab: Lab; readonly flow: LabFlow; readonly alice: PhoneWindow }
export type Scenario = { readonly name: string; run(cell: Cell): Promise<void> }

const CALL_MS = 15_000
/** Least level of a tone that has to share the line with another. */
const SHARED = 0.03

const idle = (phone: PhoneWindow) =>
  phone.until('no call', ({ calls }) => calls.every((call) => call.phase === 'ended'))
const ready = (phone: PhoneWindow, limitMs = CALL_MS) =>
  phone.until('registered', ({ lines }) => lines[0]?.state.kind === 'ready', limitMs)
const done = async (what: Promise<unknown>): Promise<void> => {
  const error = await what
  if (error !== null) throw new Error(JSON.stringify(error))
}
const incoming = (phone: PhoneWindow) =>
  phone.until('ringing', ({ calls }) => calls.find((call) => call.phase === 'incoming'))
/** The call ended for this reason; anything else is the failure. */
async function endsAs(phone: PhoneWindow, id: CallId, end: CallView['end']): Promise<void> {
  const call = await phone.until('over', ({ calls }) =>
    calls.find((one) => one.id === id && one.phase === 'ended'),
  )
  if (call.end !== end)
    throw new Error(`ended as ${String(call.end)} ${String(call.status)}, not ${String(end)}`)
}

/** Tones at both ends, of what is said now: what a recording heard earlier does not count. */
async function bothHear(alice: PhoneWindow, baresip: Baresip, voice: number): Promise<void> {
  await waitUntil(`alice hears ${voice} Hz`, () => hearsTone(alice, voice), { limitMs: CALL_MS })
  await phoneHears(baresip, VOICE.alice)
}
/** The tone in what is recorded from now on: a recording that stands still proves nothing. */
async function phoneHears(baresip: Baresip, hz: number, least = 0.1): Promise<void> {
  const before = baresip.heard()?.seconds ?? 0
  await waitUntil(
    `${hz} Hz over there`,
    () => {
      const heard = baresip.heard()
      if (heard === null || (heard.seconds >= before && heard.seconds < before + 0.5)) return false
      return heard.lately(hz, 0.5) > least
    },
    { limitMs: CALL_MS },
  )
}

async function callBob({ lab, alice }: Cell): Promise<CallId> {
  await ready(alice)
  const id = await alice.dial('alice', lab.uri('bob'))
  await alice.call(id, 'active')
  await bothHear(alice, lab.bob, VOICE.bob)
  return id
}

async function hangUp(alice: PhoneWindow, id: CallId): Promise<void> {
  await done(alice.command({ kind: 'hang-up', callId: id }))
  await endsAs(alice, id, 'hung-up-here')
}

/** RFC 4733 events that an ordinary phone took, one sign each. */
const digits = (phone: Baresip): string =>
  [...phone.output().matchAll(/received event: '(.)' \(end=1\)/g)].map((match) => match[1]).join('')

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'register',
    async run({ lab, flow, alice }) {
      const line = await alice.until('registered', ({ lines }) =>
        lines[0]?.state.kind === 'ready' ? lines[0].state : null,
      )
      if (line.transport !== flow.toUpperCase()) throw new Error(`over ${line.transport}`)
      await lab.server.registered('alice', 1)
    },
  },
  {
    name: 'wrong password',
    async run({ lab, flow }) {
      const amir = await lab.phone(flow, 'amir', 'not-it')
      try {
        await amir.until('refused', ({ lines }) => lines[0]?.state.kind === 'rejected')
        if ((await lab.server.contacts('amir')).length > 0) throw new Error('the registrar took it')
      } finally {
        await lab.leave('amir')
      }
    },
  },
  {
    name: 'call out',
    async run(cell) {
      await hangUp(cell.alice, await callBob(cell))
    },
  },
  {
    name: 'call in',
    async run({ lab, alice }) {
      await lab.bob.control('dial', lab.uri('alice'))
      const { id } = await incoming(alice)
      await done(alice.command({ kind: 'answer', callId: id }))
      await bothHear(alice, lab.bob, VOICE.bob)
      await lab.bob.control('hangup')
      await endsAs(alice, id, 'hung-up-there')
    },
  },
  {
    name: 'hold',
    async run(cell) {
      const { alice, lab } = cell
      const id = await callBob(cell)
      await done(alice.command({ kind: 'hold', callId: id, on: true }))
      await alice.until('held', ({ calls }) => calls.find((call) => call.id === id)?.hold === 'held')
      await waitUntil('alice hears nothing of bob', async () => !(await hearsTone(alice, VOICE.bob)))
      await done(alice.command({ kind: 'hold', callId: id, on: false }))
      await bothHear(alice, lab.bob, VOICE.bob)
      await hangUp(alice, id)
    },
  },
  {
    name: 'dtmf',
    async run(cell) {
      const { alice, lab } = cell
      const id = await callBob(cell)
      const before = digits(lab.bob).length
      await done(alice.command({ kind: 'dtmf', callId: id, tones: '159#' }))
      await waitUntil('159# over there', () => digits(lab.bob).slice(before) === '159#')
      await hangUp(alice, id)
    },
  },
  {
    name: 'blind transfer',
    async run(cell) {
      const { alice, lab } = cell
      const id = await callBob(cell)
      await done(alice.command({ kind: 'transfer', callId: id, uri: lab.uri('carol') }))
      await endsAs(alice, id, 'transferred')
      await phoneHears(lab.bob, VOICE.carol)
      await phoneHears(lab.carol, VOICE.bob)
      await lab.bob.control('hangup')
    },
  },
  {
    name: 'attended transfer',
    async run({ alice, flow, lab }) {
      const [anna, amir] = [await lab.phone(flow, 'anna'), await lab.phone(flow, 'amir')]
      try {
        await Promise.all([ready(anna), ready(amir)])
        const first = await alice.dial('alice', lab.uri('anna'))
        await done(anna.command({ kind: 'answer', callId: (await incoming(anna)).id }))
        await alice.call(first, 'active')
        const second = await alice.dial('alice', lab.uri('amir'))
        await done(amir.command({ kind: 'answer', callId: (await incoming(amir)).id }))
        await alice.call(second, 'active')
        await done(alice.command({ kind: 'transfer-to', callId: first, otherId: second }))
        const referral = await anna.until('asked', ({ calls }) =>
          calls.find((call) => call.referral !== null),
        )
        await done(anna.command({ kind: 'follow', callId: referral.id, on: true }))
        await idle(alice)
        await waitUntil('anna hears amir', () => hearsTone(anna, VOICE.amir), { limitMs: CALL_MS })
        await waitUntil('amir hears anna', () => hearsTone(amir, VOICE.anna), { limitMs: CALL_MS })
      } finally {
        for (const phone of [anna, amir])
          for (const { id, phase } of phone.report().calls)
            if (phase !== 'ended') await phone.command({ kind: 'hang-up', callId: id })
        await lab.leave('anna')
        await lab.leave('amir')
      }
    },
  },
  {
    name: 'conference',
    async run(cell) {
      const { alice, lab } = cell
      const first = await callBob(cell)
      const second = await alice.dial('alice', lab.uri('carol'))
      await alice.call(second, 'active')
      await done(alice.command({ kind: 'merge', callIds: [first, second] }))
      for (const hz of [VOICE.alice, VOICE.carol]) await phoneHears(lab.bob, hz, SHARED)
      for (const hz of [VOICE.alice, VOICE.bob]) await phoneHears(lab.carol, hz, SHARED)
      for (const hz of [VOICE.bob, VOICE.carol])
        await waitUntil(`alice hears ${hz} Hz`, () => hearsTone(alice, hz), { limitMs: CALL_MS })
      await hangUp(alice, first)
      await hangUp(alice, second)
    },
  },
  {
    name: 'cancel',
    async run({ alice, lab }) {
      const id = await alice.dial('alice', lab.uri(PEER.ringer))
      await alice.call(id, 'ringing')
      await done(alice.command({ kind: 'hang-up', callId: id }))
      await endsAs(alice, id, 'cancelled')
    },
  },
  { name: 'busy', run: ({ alice, lab }) => refused(alice, lab.uri(PEER.busy), 'busy') },
  { name: 'no answer', run: ({ alice, lab }) => refused(alice, lab.uri(PEER['no-answer']), 'no-answer') },
  {
    name: 'reject',
    async run({ alice, lab }) {
      const before = lab.bob.output().length
      await lab.bob.control('dial', lab.uri('alice'))
      const { id } = await incoming(alice)
      await done(alice.command({ kind: 'decline', callId: id, how: 'busy' }))
      await endsAs(alice, id, 'declined-here')
      await waitUntil('bob is told', () => /486 Busy Here/i.test(lab.bob.output().slice(before)))
    },
  },
  {
    name: 'early media',
    async run({ alice, lab }) {
      const id = await alice.dial('alice', lab.uri(PEER.early))
      await alice.call(id, 'early')
      await waitUntil('1200 Hz before the answer', () => hearsTone(alice, EARLY.early))
      if (alice.report().calls.find((call) => call.id === id)?.phase !== 'early')
        throw new Error('the sound came with the answer, not before')
      await alice.call(id, 'active')
      await hangUp(alice, id)
    },
  },
  {
    name: 'forked early media',
    async run({ alice, flow, lab }) {
      const id = await alice.dial('alice', lab.uri(FORK))
      await waitUntil('the first to speak up', () => hearsTone(alice, EARLY.forked))
      // A WebRTC connection stays with the first until the call is answered: its keys are of that one.
      if (flow !== 'wss') await waitUntil('the second one', () => hearsTone(alice, EARLY.early))
      await alice.call(id, 'active')
      await waitUntil('the one that took the call', () => hearsTone(alice, EARLY.early))
      if (await hearsTone(alice, EARLY.forked)) throw new Error('the other one is still heard')
      await hangUp(alice, id)
    },
  },
  {
    name: 'message waiting',
    run: ({ alice }) =>
      alice
        .until('the message count', ({ lines }) => lines[0]?.messages)
        .then((messages) => {
          if (messages.newCount !== 2 || messages.oldCount !== 5)
            throw new Error(`counted ${JSON.stringify(messages)}`)
        }),
  },
  {
    name: 'restart',
    async run(cell) {
      const { alice, lab } = cell
      await lab.server.halt()
      await alice.until('lost', ({ lines }) => lines[0]?.state.kind !== 'ready', 45_000)
      await lab.server.revive()
      await ready(alice)
      await lab.server.registered('alice')
      await lab.server.registered('bob')
      await lab.server.registered('carol')
      await hangUp(alice, await callBob(cell))
    },
  },
  {
    name: 'cut',
    async run(cell) {
      const { alice, flow, lab } = cell
      const id = await callBob(cell)
      const mend = await lab.cut(flow, 'alice')
      try {
        await new Promise((resolve) => setTimeout(resolve, 10_000))
      } finally {
        await mend()
      }
      await bothHear(alice, lab.bob, VOICE.bob)
      await ready(alice)
      await hangUp(alice, id)
      await waitUntil('bob is told', () => /terminated|closed/i.test(lab.bob.output().slice(-400)))
    },
  },
]

async function refused(alice: PhoneWindow, uri: string, end: CallView['end']): Promise<void> {
  const id = await alice.dial('alice', uri)
  await endsAs(alice, id, end)
}
