import { describe, expect, it } from 'vitest'
import { countersOf, qualityBetween } from '../../../../renderer/phone/media/quality.ts'
import { CallQualitySchema } from '../../../../shared/domain/call.ts'

const report = (packets: number, lost: number, energy: number, seconds: number) => [
  { type: 'inbound-rtp', kind: 'video', packetsReceived: 999 },
  {
    type: 'inbound-rtp',
    kind: 'audio',
    packetsReceived: packets,
    packetsLost: lost,
    jitter: 0.0021,
    totalAudioEnergy: energy,
    totalSamplesDuration: seconds,
  },
  { type: 'outbound-rtp', kind: 'audio', packetsSent: packets },
  { type: 'media-source', kind: 'audio', totalAudioEnergy: 0, totalSamplesDuration: seconds },
  { type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.0123 },
  { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.5 },
]

describe('countersOf', () => {
  it('reads the audio of a report', () => {
    expect(countersOf(report(50, 2, 0.04, 1))).toEqual({
      packetsIn: 50,
      packetsLost: 2,
      packetsOut: 50,
      jitterMs: 2.1,
      rttMs: 12.3,
      lossOut: null,
      energyIn: 0.04,
      secondsIn: 1,
      energyOut: 0,
      secondsOut: 1,
    })
  })

  it('takes the round trip of the candidate pair when no report came from the far end', () => {
    expect(countersOf([{ type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.004 }]).rttMs).toBe(
      4,
    )
    expect(
      countersOf([{ type: 'candidate-pair', nominated: false, currentRoundTripTime: 0.004 }]).rttMs,
    ).toBeNull()
  })

  it('says nothing about what is not there', () => {
    expect(countersOf([])).toMatchObject({ packetsIn: 0, jitterMs: null, rttMs: null })
    expect(countersOf([{ type: 'inbound-rtp', packetsReceived: Number.NaN, jitter: 'x' }])).toMatchObject({
      packetsIn: 0,
      jitterMs: null,
    })
  })
})

describe('qualityBetween', () => {
  it('tells loss and levels of the period, totals of packets', () => {
    const quality = qualityBetween(countersOf(report(100, 0, 0.01, 1)), countersOf(report(145, 5, 0.05, 2)))
    expect(CallQualitySchema.parse(quality)).toEqual({
      rttMs: 12.3,
      jitterMs: 2.1,
      lossIn: 0.1,
      lossOut: null,
      mos: 3.37,
      packetsIn: 145,
      packetsOut: 145,
      levelIn: 0.2,
      levelOut: 0,
    })
  })

  it('does not make up numbers', () => {
    const nothing = countersOf([])
    expect(qualityBetween(nothing, nothing)).toMatchObject({ lossIn: null, levelIn: null, levelOut: null })
    // Counters that run backwards (packetsLost may, RFC 3550 6.4.1) are no loss.
    expect(qualityBetween(countersOf(report(10, 4, 0, 1)), countersOf(report(20, 1, 0, 2))).lossIn).toBe(0)
    expect(qualityBetween(countersOf(report(0, 0, 0, 1)), countersOf(report(1, 0, 9, 2))).levelIn).toBe(1)
  })
})
