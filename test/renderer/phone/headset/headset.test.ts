import { describe, expect, it } from 'vitest'
import { createHeadsets, type HidDevice, type HidInput } from '../../../../renderer/phone/headset/headset.ts'
import { lightsOf, pressed } from '../../../../renderer/phone/headset/headset-calls.ts'
import type { HeadsetPress } from '../../../../renderer/phone/headset/headset-calls.ts'
import {
  headsetLayout,
  type HidCollection,
  readButtons,
  writeLights,
} from '../../../../renderer/phone/headset/hid-layout.ts'
import { EMPTY_PHONE } from '../../../../renderer/phone/phone-state.ts'
import { dialledCall, incomingCall } from '../../../../renderer/phone/call-state.ts'
import { newCallId } from '../../../support/test-phone.ts'

/** As a common USB headset describes itself: hook, line, mute after a byte of volume keys; lights of one report. */
const HEADSET: readonly HidCollection[] = [
  {
    usagePage: 0x0c,
    inputReports: [{ reportId: 1, items: [{ usages: [0x0c00e9, 0x0c00ea], reportSize: 1, reportCount: 2 }] }],
  },
  {
    usagePage: 0x0b,
    inputReports: [
      {
        reportId: 2,
        items: [
          { reportSize: 8, reportCount: 1, usages: [] },
          { usages: [0x0b0020, 0x0b0097, 0x0b002f], reportSize: 1, reportCount: 3 },
          { reportSize: 5, reportCount: 1 },
        ],
      },
    ],
    outputReports: [
      {
        reportId: 3,
        items: [
          { isRange: true, usageMinimum: 0x080017, usageMaximum: 0x080018, reportSize: 1, reportCount: 2 },
          { usages: [0x080009], reportSize: 1, reportCount: 1 },
          { reportSize: 13, reportCount: 1 },
        ],
      },
    ],
  },
]

describe('where a headset has its buttons', () => {
  const layout = headsetLayout(HEADSET)
  it('is found by usage, behind whatever stands before it', () => {
    expect(layout).toMatchObject({ hook: { reportId: 2, at: 8 }, mute: { reportId: 2, at: 10 } })
    expect(layout?.lights).toEqual({
      offHook: { reportId: 3, at: 0 },
      ring: { reportId: 3, at: 1 },
      mute: { reportId: 3, at: 2 },
    })
  })

  it('reads and writes single bits', () => {
    if (!layout) throw new Error('no layout')
    expect(readButtons(layout, 2, new Uint8Array([0xff, 0b001]))).toEqual({ hook: true, mute: false })
    expect(readButtons(layout, 2, new Uint8Array([0, 0b100]))).toEqual({ hook: false, mute: true })
    expect(readButtons(layout, 1, new Uint8Array([0xff, 0xff]))).toEqual({})
    expect(readButtons(layout, 2, new Uint8Array([]))).toEqual({ hook: false, mute: false })
    expect(writeLights(layout, { offHook: true, mute: true, ring: false })).toEqual([
      { reportId: 3, data: new Uint8Array([0b101, 0]) },
    ])
  })

  it.each([
    ['a keyboard', [{ usagePage: 0x01, inputReports: HEADSET[1]?.inputReports ?? [] }]],
    ['a telephone without buttons', [{ usagePage: 0x0b }]],
    [
      'selectors instead of bits',
      [
        {
          usagePage: 0x0b,
          inputReports: [{ items: [{ usages: [0x0b0020], reportSize: 8, reportCount: 1 }] }],
        },
      ],
    ],
    [
      'a report without end',
      [
        {
          usagePage: 0x0b,
          inputReports: [
            {
              items: [
                { reportSize: 32, reportCount: 9999 },
                { usages: [0x0b0020], reportSize: 1, reportCount: 1 },
              ],
            },
          ],
        },
      ],
    ],
  ])('is nothing for %s', (_what, collections) => {
    expect(headsetLayout(collections)).toBeNull()
  })
})

describe('what a button means', () => {
  const at = { nowMs: 0, random: 0 }
  const remote = { address: 'bob@x', displayName: null }
  const ringing = incomingCall(
    'a',
    { callId: newCallId(), remote, calledAddress: null, sipCallId: 's', replaces: null },
    at,
  )
  const talking = {
    ...dialledCall({ callId: newCallId(), accountId: 'a', remote, consultFor: null, requestId: null }, at),
    phase: 'active' as const,
  }

  it('answers what rings, hangs up and mutes what is talked in', () => {
    const rings = { ...EMPTY_PHONE, calls: [ringing] }
    const talks = { ...EMPTY_PHONE, calls: [talking], focusId: talking.id }
    expect(pressed(rings, { kind: 'hook', off: true })).toMatchObject({
      callId: ringing.id,
      event: { kind: 'answer' },
    })
    expect(pressed(talks, { kind: 'hook', off: false })).toMatchObject({
      callId: talking.id,
      event: { kind: 'hang-up' },
    })
    expect(pressed(talks, { kind: 'mute' })).toMatchObject({ event: { kind: 'mute', on: true } })
    expect(lightsOf(rings)).toEqual({ offHook: false, mute: false, ring: true })
    expect(lightsOf({ ...talks, calls: [{ ...talking, muted: true }] })).toEqual({
      offHook: true,
      mute: true,
      ring: false,
    })
  })

  it('means nothing where a headset only repeats what it was told', () => {
    const talks = { ...EMPTY_PHONE, calls: [talking], focusId: talking.id }
    expect(pressed(talks, { kind: 'hook', off: true })).toBeNull()
    expect(pressed(EMPTY_PHONE, { kind: 'hook', off: false })).toBeNull()
    expect(pressed(EMPTY_PHONE, { kind: 'mute' })).toBeNull()
  })
})

describe('headsets', () => {
  function device() {
    let heard: (event: HidInput) => void = () => undefined
    const sent: number[][] = []
    const one: HidDevice & { state: string } = {
      state: 'closed',
      opened: false,
      collections: HEADSET,
      open: async () => void (one.state = 'open'),
      close: async () => void (one.state = 'closed'),
      sendReport: async (_id, data) => void sent.push([...new Uint8Array(data as ArrayBuffer)]),
      addEventListener: (_type, listener) => void (heard = listener),
    }
    const press = (bits: number) =>
      heard({ reportId: 2, data: new DataView(new Uint8Array([0, bits]).buffer) })
    return { one, sent, press }
  }

  it('are opened when a person wants it, tell their buttons, and are let go', async () => {
    const { one, sent, press } = device()
    const presses: HeadsetPress[] = []
    const headsets = createHeadsets({ getDevices: async () => [one], addEventListener: () => undefined })
    headsets.onPress((pressedOne) => presses.push(pressedOne))
    expect(one.state).toBe('closed')
    headsets.enable(true)
    await expect.poll(() => one.state).toBe('open')
    headsets.show({ offHook: true, mute: false, ring: false })
    await expect.poll(() => sent.at(-1)).toEqual([1, 0])
    press(0b001)
    press(0b101)
    press(0b101)
    press(0b001)
    expect(presses.filter(({ kind }) => kind === 'mute')).toHaveLength(1)
    expect(presses[0]).toEqual({ kind: 'hook', off: true })
    headsets.enable(false)
    await expect.poll(() => one.state).toBe('closed')
    press(0b100)
    expect(presses.filter(({ kind }) => kind === 'mute')).toHaveLength(1)
  })
})
