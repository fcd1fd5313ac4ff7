import { describe, expect, it } from 'vitest'
import { dndDurations } from '../../../shared/domain/dnd-durations.ts'
import { dndSummary } from '../../../renderer/stores/dnd-summary.ts'
import type { DndState } from '../../../shared/domain/availability.ts'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { DOOR, OFFICE } from '../../ui/scenarios.ts'

const offers = (time: string) =>
  Object.fromEntries(dndDurations(new Date(`2026-11-24T${time}:00`)).map(({ id, minutes }) => [id, minutes]))

describe('dndDurations', () => {
  it('offers the afternoon and tomorrow morning during the day', () => {
    expect(offers('10:24')).toEqual({
      'half-hour': 30,
      hour: 60,
      'until-17': 396,
      'until-8-tomorrow': 1296,
      manual: null,
    })
  })
  it('drops 17:00 in the evening and shortly before', () => {
    expect(offers('16:46')).not.toHaveProperty('until-17')
    expect(offers('16:45')).toHaveProperty('until-17', 15)
    expect(offers('22:00')).toMatchObject({ 'until-8-tomorrow': 600 })
  })
  it('means this morning at night', () => {
    expect(offers('00:30')).toMatchObject({ 'until-8-today': 450 })
    expect(offers('00:30')).not.toHaveProperty('until-8-tomorrow')
  })
  it('offers no 8:00 at all in the minutes before it, for the contract ends at a day', () => {
    expect(Object.keys(offers('07:50'))).toEqual(['half-hour', 'hour', 'until-17', 'manual'])
    expect(offers('08:00')).toMatchObject({ 'until-8-tomorrow': 1440 })
  })
  it('never asks for more than a day or less than a minute', () => {
    for (let minute = 0; minute < 1440; minute += 7) {
      const now = new Date(2026, 10, 24, 0, minute, 30)
      for (const { minutes } of dndDurations(now)) {
        if (minutes === null) continue
        expect(minutes).toBeGreaterThanOrEqual(1)
        expect(minutes).toBeLessThanOrEqual(1440)
      }
    }
  })
})

describe('dndSummary', () => {
  const put = (view: AccountView, value: DndState, pending: DndState | null = null): AccountView => ({
    ...view,
    dnd: { ...view.dnd, state: { ...view.dnd.state, value }, pending },
  })
  const until = '2026-11-24T16:00:00.000Z'
  it('has one end when the accounts agree to the minute, none when they differ', () => {
    const almost = '2026-11-24T16:00:12.000Z'
    const same = [
      put(OFFICE, { kind: 'on', until, scheduled: false }),
      put(DOOR, { kind: 'on', until: almost, scheduled: false }),
    ]
    expect(dndSummary(same)).toMatchObject({ until, unknown: false, timed: true, scheduled: false })
    const other = [same[0] ?? OFFICE, put(DOOR, { kind: 'on', until: null, scheduled: false })]
    expect(dndSummary(other).until).toBeNull()
  })
  it('counts who is on, who is asked and who never said', () => {
    const mixed = dndSummary([
      put(OFFICE, { kind: 'off' }, { kind: 'on', until: null, scheduled: false }),
      put(DOOR, { kind: 'on', until: null, scheduled: true }),
    ])
    expect(mixed).toMatchObject({ pending: true, scheduled: true })
    expect(mixed.on).toHaveLength(1)
    expect(dndSummary([put(OFFICE, { kind: 'unknown' })]).unknown).toBe(true)
  })
  it('leaves out accounts that cannot', () => {
    const unable = { ...OFFICE, info: { ...OFFICE.info, capabilities: [] } }
    expect(dndSummary([unable]).able).toEqual([])
  })
})
