import { describe, expect, it } from 'vitest'
import { popupHeight } from '../../../main/shell/popup-height.ts'
import { NO_RINGS, shownRings } from '../../../renderer/incoming/shown-rings.ts'
import { doorbellsOf, doorOfCall, ringsOf } from '../../../shared/domain/doorbell.ts'
import { BELL, DOOR_CALL, DOORS, NO_CAMERA_BELL, RINGING_DOOR } from '../../ui/scenarios-intercom.ts'
import { RINGING } from '../../ui/scenarios.ts'

describe('the bells that ring', () => {
  it('are the intercoms at which somebody stands', () => {
    expect(doorbellsOf(DOORS)).toEqual([])
    expect(doorbellsOf(BELL)).toMatchObject([
      { accountId: 'front', name: 'Front door', session: 7, doorSwitch: 1, hasCamera: true, call: null },
    ])
    expect(doorbellsOf(NO_CAMERA_BELL)).toMatchObject([{ hasCamera: false }])
  })

  it('take along the call that comes from the same door, and no other', () => {
    const calls = [RINGING, DOOR_CALL]
    const { bells, others } = ringsOf({ ...BELL, calls })
    expect(bells).toMatchObject([{ call: { id: DOOR_CALL.id } }])
    expect(others).toEqual([RINGING])
    expect(ringsOf({ ...DOORS, calls }).others).toEqual(calls)
  })

  it('know the door of a call by the numbers it uses', () => {
    expect(doorOfCall(BELL.accounts, DOOR_CALL)?.info.id).toBe('front')
    expect(doorOfCall(BELL.accounts, RINGING)).toBeUndefined()
    const nameless = { ...DOOR_CALL, remote: { ...DOOR_CALL.remote, address: '@pbx.example' } }
    expect(doorOfCall([RINGING_DOOR], nameless)).toBeUndefined()
  })
})

describe('what the popup shows', () => {
  const ringing = shownRings(BELL, NO_RINGS)

  it('is a bell before calls, two at most, and the number of the rest', () => {
    const three = [RINGING, { ...RINGING, id: DOOR_CALL.id }, { ...DOOR_CALL, id: RINGING.id }]
    expect(shownRings({ ...BELL, calls: [RINGING] }, NO_RINGS)).toMatchObject({ more: 0, bellsRing: true })
    expect(shownRings({ ...BELL, calls: three.slice(0, 2) }, NO_RINGS)).toMatchObject({
      bells: [{ name: 'Front door' }],
      calls: [RINGING],
      more: 1,
    })
  })

  it('keeps the bell that has stopped, until something else rings', () => {
    const stopped = shownRings(DOORS, ringing)
    expect(stopped).toMatchObject({ bells: [{ session: 7 }], bellsRing: false, current: false })
    const missed = { ...DOOR_CALL, phase: 'ended', end: 'missed' } as const
    expect(shownRings({ ...DOORS, calls: [missed] }, ringing).bells).toHaveLength(1)
    expect(shownRings({ ...DOORS, calls: [RINGING] }, ringing)).toMatchObject({
      bells: [],
      calls: [RINGING],
    })
  })

  it('has a height that fits it', () => {
    const camera = { hasCamera: true }
    expect([popupHeight([], 1), popupHeight([], 2), popupHeight([], 3)]).toEqual([128, 220, 220])
    expect([popupHeight([camera], 0), popupHeight([camera], 1)]).toEqual([212, 322])
    expect([popupHeight([{ hasCamera: false }], 0), popupHeight([camera, camera], 1)]).toEqual([128, 424])
  })
})
