import { describe, expect, it } from 'vitest'
import { announcementsBetween, changedLines } from '../../../renderer/app/announcements.ts'
import { windowTitle } from '../../../renderer/app/window-title.ts'
import type { CallView } from '../../../shared/domain/call.ts'
import { BASE, HELD, OFFICE, RINGING, TALKING } from '../../ui/scenarios.ts'

const between = (before: readonly CallView[] | null, after: readonly CallView[]): readonly string[] =>
  announcementsBetween(before && { ...BASE, calls: before }, { ...BASE, calls: after }).map(
    ({ kind }) => kind,
  )

describe('announcementsBetween', () => {
  it('says an incoming call once, also the one that was there at the start', () => {
    expect(between([], [RINGING])).toEqual(['incoming'])
    expect(between(null, [RINGING])).toEqual(['incoming'])
    expect(between([RINGING], [{ ...RINGING, silenced: true }])).toEqual([])
  })
  it('says when it is connected, held, resumed, held by them, muted and over', () => {
    const dialing = { ...TALKING, phase: 'dialing' } as const
    expect(between([dialing], [TALKING])).toEqual(['connected'])
    expect(between([TALKING], [{ ...TALKING, hold: 'holding' }])).toEqual([])
    expect(between([{ ...TALKING, hold: 'holding' }], [{ ...TALKING, hold: 'held' }])).toEqual(['onHold'])
    expect(between([{ ...TALKING, hold: 'resuming' }], [TALKING])).toEqual(['resumed'])
    expect(between([TALKING], [{ ...TALKING, remoteHold: true }])).toEqual(['heldByThem'])
    expect(between([TALKING], [{ ...TALKING, muted: true }])).toEqual(['muted'])
    expect(between([{ ...TALKING, muted: true }], [TALKING])).toEqual(['unmuted'])
    expect(between([TALKING], [{ ...TALKING, phase: 'ended', end: 'hung-up-there' }])).toEqual(['ended'])
  })
  it('says nothing of calls that did not change, of running figures, or of calls long over', () => {
    const figures = { ...TALKING, quality: { ...HELD.quality, rttMs: 90 } } as CallView
    expect(between([TALKING], [TALKING])).toEqual([])
    expect(between([TALKING], [figures])).toEqual([])
    expect(between(null, [{ ...TALKING, phase: 'ended' }])).toEqual([])
  })
})

describe('changedLines', () => {
  const down = { ...BASE, accounts: [{ ...OFFICE, line: { kind: 'off' } as const }] }
  it('names lines whose state is another kind', () => {
    expect(changedLines(BASE, down)).toEqual(['office'])
    expect(changedLines(down, down)).toEqual([])
  })
  it('is silent at the start, for new accounts and for accounts without a line', () => {
    expect(changedLines(null, BASE)).toEqual([])
    expect(changedLines({ ...BASE, accounts: [] }, BASE)).toEqual([])
    const managed = { ...OFFICE, info: { ...OFFICE.info, hasLine: false } }
    expect(
      changedLines(
        { ...BASE, accounts: [managed] },
        { ...BASE, accounts: [{ ...managed, line: { kind: 'off' } }] },
      ),
    ).toEqual([])
  })
})

describe('windowTitle', () => {
  const of = (calls: readonly CallView[]) => windowTitle({ ...BASE, calls })
  it('tells a muted call first, then a ringing one, then the call', () => {
    expect(of([])).toEqual({ kind: 'plain' })
    expect(of([TALKING])).toEqual({ kind: 'call', name: 'Echo test' })
    expect(of([TALKING, RINGING])).toEqual({ kind: 'ringing', name: 'Ann van der Berg' })
    expect(of([{ ...TALKING, muted: true }, RINGING])).toEqual({ kind: 'muted', name: 'Echo test' })
  })
})
