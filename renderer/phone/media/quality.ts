import type { CallQuality } from '../../../shared/domain/call.ts'
import { estimateMos } from '../../../shared/domain/call-mos.ts'

/** The counters of one connection at one moment, as far as we show them (W3C webrtc-stats). Running totals. */
export type MediaCounters = {
  readonly packetsIn: number
  readonly packetsLost: number
  readonly packetsOut: number
  readonly jitterMs: number | null
  readonly rttMs: number | null
  /** 0..1, of the far side's last report. */
  readonly lossOut: number | null
  /** Squared level times seconds, and the seconds. */
  readonly energyIn: number
  readonly secondsIn: number
  readonly energyOut: number
  readonly secondsOut: number
}

type Entry = Readonly<Record<string, unknown>> & { readonly type: string }

const EVERY_MS = 1_000

/** Reads the counters every second and tells how the second went, until the function it gives is called. */
export function watchQuality(
  connection: Pick<RTCPeerConnection, 'getStats'>,
  told: (quality: CallQuality) => void,
  after: (delayMs: number, run: () => void) => () => void,
): () => void {
  let before = countersOf([])
  let stopped = false
  let cancel = after(EVERY_MS, read)
  function read(): void {
    void connection.getStats().then((stats) => {
      if (stopped) return
      const now = countersOf(stats.values() as Iterable<Entry>)
      told(qualityBetween(before, now))
      before = now
      cancel = after(EVERY_MS, read)
    })
  }
  return () => {
    stopped = true
    cancel()
  }
}

/** Picks the audio counters out of `RTCPeerConnection.getStats()`. */
export function countersOf(entries: Iterable<Entry>): MediaCounters {
  const list = [...entries]
  const one = (type: string) =>
    list.find((entry) => entry.type === type && (entry.kind ?? 'audio') === 'audio')
  const inbound = one('inbound-rtp')
  const outbound = one('outbound-rtp')
  const source = one('media-source')
  const remote = one('remote-inbound-rtp')
  const pair = list.find((entry) => entry.type === 'candidate-pair' && entry.nominated === true)
  // The round trip of RTCP reports goes through to the far media end, that of the pair only to the next hop.
  const rttSec = optional(remote?.roundTripTime) ?? optional(pair?.currentRoundTripTime)
  const jitterSec = optional(inbound?.jitter)
  return {
    packetsIn: number(inbound?.packetsReceived),
    packetsLost: number(inbound?.packetsLost),
    packetsOut: number(outbound?.packetsSent),
    jitterMs: jitterSec === null ? null : round(jitterSec * 1000, 1),
    rttMs: rttSec === null ? null : round(rttSec * 1000, 1),
    lossOut: optional(remote?.fractionLost),
    energyIn: number(inbound?.totalAudioEnergy),
    secondsIn: number(inbound?.totalSamplesDuration),
    energyOut: number(source?.totalAudioEnergy),
    secondsOut: number(source?.totalSamplesDuration),
  }
}

/** What happened between two readings: loss and levels of this period, not of the whole call. */
export function qualityBetween(before: MediaCounters, after: MediaCounters): CallQuality {
  const received = after.packetsIn - before.packetsIn
  const lost = Math.max(after.packetsLost - before.packetsLost, 0)
  const lossIn = received + lost > 0 ? round(lost / (received + lost), 4) : null
  const { rttMs, jitterMs, lossOut } = after
  return {
    rttMs,
    jitterMs,
    lossIn,
    lossOut: lossOut === null ? null : round(Math.min(Math.max(lossOut, 0), 1), 4),
    mos: lossIn === null ? null : estimateMos({ rttMs, jitterMs, loss: lossIn }),
    packetsIn: after.packetsIn,
    packetsOut: after.packetsOut,
    levelIn: level(after.energyIn - before.energyIn, after.secondsIn - before.secondsIn),
    levelOut: level(after.energyOut - before.energyOut, after.secondsOut - before.secondsOut),
  }
}

/** RMS of a period from its energy (W3C webrtc-stats, totalAudioEnergy). Null when no sound was measured. */
function level(energy: number, seconds: number): number | null {
  return seconds > 0 && energy >= 0 ? round(Math.min(Math.sqrt(energy / seconds), 1), 4) : null
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

function optional(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
