import { describe, expect, it } from 'vitest'
import {
  createRenegotiation,
  MAX_TRIES,
  type OfferOutcome,
  type Wish,
} from '../../../renderer/phone/renegotiation.ts'
import { createManualTimers } from '../../support/manual-timers.ts'

const hold: Wish = { hold: true, iceRestart: false }
const resume: Wish = { hold: false, iceRestart: false }

function setUp(ownsCallId = true) {
  const timers = createManualTimers()
  const offers: { readonly wish: Wish; readonly settle: (outcome: OfferOutcome) => void }[] = []
  const offer = (wish: Wish) => new Promise<OfferOutcome>((settle) => offers.push({ wish, settle }))
  const renegotiation = createRenegotiation(offer, ownsCallId, { random: () => 0, ...timers })
  const outcomes: string[] = []
  const ask = (wish: Wish) =>
    renegotiation.ask(wish, (outcome) =>
      outcomes.push(outcome.kind === 'agreed' ? 'agreed' : `refused ${outcome.status}`),
    )
  const settle = async (index: number, outcome: OfferOutcome) => {
    offers[index]?.settle(outcome)
    await Promise.resolve()
    await Promise.resolve()
  }
  return { timers, offers, renegotiation, outcomes, ask, settle }
}

describe('createRenegotiation', () => {
  it('sends one at a time, in order', async () => {
    const { offers, outcomes, ask, settle } = setUp()
    ask(hold)
    ask(resume)
    expect(offers.map(({ wish }) => wish)).toEqual([hold])
    await settle(0, { kind: 'agreed' })
    expect(offers.map(({ wish }) => wish)).toEqual([hold, resume])
    await settle(1, { kind: 'refused', status: 488 })
    expect(outcomes).toEqual(['agreed', 'refused 488'])
    ask(hold)
    expect(offers).toHaveLength(3)
  })

  it.each([
    [true, 2100],
    [false, 0],
  ])('waits before it tries again when both sides started (caller: %s)', async (ownsCallId, waitMs) => {
    const { timers, offers, outcomes, ask, settle } = setUp(ownsCallId)
    ask(hold)
    await settle(0, { kind: 'busy' })
    if (waitMs > 0) timers.advance(waitMs - 1)
    expect(offers).toHaveLength(1)
    timers.advance(waitMs === 0 ? 0 : 1)
    expect(offers).toHaveLength(2)
    await settle(1, { kind: 'agreed' })
    expect(outcomes).toEqual(['agreed'])
  })

  it('gives up after three tries', async () => {
    const { timers, offers, outcomes, ask, settle } = setUp()
    ask(hold)
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      await settle(tries, { kind: 'busy' })
      timers.advance(4000)
    }
    expect(offers).toHaveLength(MAX_TRIES)
    expect(outcomes).toEqual(['refused 491'])
  })

  it('is quiet after it was stopped', async () => {
    const { timers, offers, outcomes, renegotiation, ask, settle } = setUp()
    ask(hold)
    await settle(0, { kind: 'busy' })
    renegotiation.stop()
    timers.advance(10_000)
    ask(resume)
    expect(offers).toHaveLength(1)
    const other = setUp()
    other.ask(hold)
    other.renegotiation.stop()
    await other.settle(0, { kind: 'agreed' })
    expect([...outcomes, ...other.outcomes]).toEqual([])
  })
})
