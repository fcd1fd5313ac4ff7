import { describe, expect, it } from 'vitest'
import { shownCalls } from '../../../renderer/incoming/shown-calls.ts'
import { CallIdSchema } from '../../../shared/ids.ts'
import { RINGING, TALKING } from '../../ui/scenarios.ts'

const second = { ...RINGING, id: CallIdSchema.parse('second') }
const third = { ...RINGING, id: CallIdSchema.parse('third') }
const missed = { ...RINGING, phase: 'ended', end: 'missed' } as const

describe('shownCalls', () => {
  it('shows what rings, two at most, and counts the rest', () => {
    expect(shownCalls([TALKING, RINGING], [])).toEqual({ calls: [RINGING], more: 0, current: true })
    expect(shownCalls([RINGING, second, third], [])).toEqual({
      calls: [RINGING, second],
      more: 1,
      current: true,
    })
  })
  it('keeps a call that was just answered here until it is up', () => {
    const connecting = { ...RINGING, phase: 'connecting' } as const
    expect(shownCalls([connecting], []).calls).toEqual([connecting])
  })
  it('shows how the last one ended when none rings any more', () => {
    expect(shownCalls([missed], [RINGING]).calls).toEqual([missed])
    expect(shownCalls([missed, second], [RINGING]).calls).toEqual([second])
  })
  it('keeps the end in sight when the snapshot has already forgotten the call', () => {
    expect(shownCalls([], [missed])).toEqual({ calls: [missed], more: 0, current: false })
    expect(shownCalls([], [RINGING]).calls).toEqual([{ ...RINGING, phase: 'ended' }])
    expect(shownCalls([], [])).toEqual({ calls: [], more: 0, current: false })
  })
  it('does not show outgoing calls', () => {
    expect(shownCalls([TALKING, { ...TALKING, phase: 'ended' }], [])).toEqual({
      calls: [],
      more: 0,
      current: false,
    })
  })
})
