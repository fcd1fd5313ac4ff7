import { describe, expect, it } from 'vitest'
import type { CallState } from '../../../renderer/phone/call-state.ts'
import { incomingCall } from '../../../renderer/phone/call-state.ts'
import { newLine } from '../../../renderer/phone/line-state.ts'
import { phoneReport } from '../../../renderer/phone/report.ts'
import { createReporter } from '../../../renderer/phone/reporter.ts'
import { EMPTY_PHONE } from '../../../renderer/phone/phone-state.ts'
import { type PhoneReport, PhoneReportSchema } from '../../../shared/domain/phone.ts'
import { newCallId } from '../../support/test-phone.ts'

const hardware = { soundDevices: [], microphone: 'granted' } as const
const at = { nowMs: 1_700_000_000_000, random: 0 }
const ringing = (): CallState =>
  incomingCall(
    'alice',
    {
      callId: newCallId(),
      remote: { address: 'x@y', displayName: null },
      calledAddress: null,
      sipCallId: 'z',
      replaces: null,
    },
    at,
  )
const ended = (): CallState => ({ ...ringing(), phase: 'ended', end: 'missed', endedMs: at.nowMs })

describe('phoneReport', () => {
  it('is what the contract says', () => {
    const report = phoneReport(
      { ...EMPTY_PHONE, lines: { alice: newLine() }, calls: [ringing(), ended()] },
      hardware,
      null,
    )
    expect(PhoneReportSchema.parse(report)).toMatchObject({
      lines: [{ accountId: 'alice', state: { kind: 'off' } }],
      calls: [{ phase: 'incoming' }, { phase: 'ended' }],
      microphone: 'granted',
    })
  })

  it('keeps every live call and the newest ended ones when a flood makes too many', () => {
    const old = Array.from({ length: 80 }, ended)
    const live = ringing()
    const newest = ended()
    const { calls } = PhoneReportSchema.parse(
      phoneReport({ ...EMPTY_PHONE, calls: [live, ...old, newest] }, hardware, null),
    )
    expect(calls).toHaveLength(64)
    expect(calls[0]?.id).toBe(live.id)
    expect(calls.at(-1)?.id).toBe(newest.id)
  })
})

describe('createReporter', () => {
  function setUp() {
    let microphone: PhoneReport['microphone'] = 'unknown'
    const sent: string[] = []
    const due: (() => void)[] = []
    const reporter = createReporter(
      () => phoneReport(EMPTY_PHONE, { soundDevices: [], microphone }, null),
      (report) => sent.push(report.microphone),
      (run) => due.push(run),
    )
    const change = (next: PhoneReport['microphone'], urgent = false) => {
      microphone = next
      reporter.changed(urgent)
    }
    const turn = () => {
      for (const run of due.splice(0)) run()
    }
    return { sent, due, reporter, change, turn }
  }

  it('sends once per turn what has changed', () => {
    const { sent, due, change, turn } = setUp()
    change('denied')
    change('granted')
    expect(sent).toEqual([])
    expect(due).toHaveLength(1)
    turn()
    expect(sent).toEqual(['granted'])
    change('granted')
    turn()
    expect(sent).toEqual(['granted'])
  })

  it('sends a call that comes in at once, and not again at the end of the turn', () => {
    const { sent, change, turn } = setUp()
    change('denied')
    change('granted', true)
    expect(sent).toEqual(['granted'])
    turn()
    expect(sent).toEqual(['granted'])
  })

  it('sends before an answer that rests on it', () => {
    const { sent, change, reporter, turn } = setUp()
    change('granted')
    reporter.flush()
    expect(sent).toEqual(['granted'])
    turn()
    expect(sent).toEqual(['granted'])
  })
})
