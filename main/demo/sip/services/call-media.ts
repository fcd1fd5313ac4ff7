import type { Clock } from '../../../core/ports.ts'
import type { Result } from '../../../../shared/result.ts'
import type { DtlsIdentity } from '../../../media/dtls-identity.ts'
import { createReceiveStats } from '../../../media/receive-stats.ts'
import type { ReceiveStats } from '../../../media/receive-stats.ts'
import { parseRtcp, writeRtcp } from '../../../media/rtcp.ts'
import type { LastReport } from '../../../media/rtcp.ts'
import type { RtpPacket } from '../../../media/rtp.ts'
import type { AudioCodec } from '../../../media/sdp-media.ts'
import { openWebLeg } from '../../../media/web-leg.ts'
import type { WebLeg } from '../../../media/web-leg.ts'
import type { DemoCallMedia } from '../call-log.ts'
import { createDtmfDetector } from './dtmf-detector.ts'
import { g711Encoder } from './tone.ts'
import type { Note } from './tone.ts'
import { playTone } from './tone-player.ts'

/** The sound of one service call: a leg, what is played or echoed on it, its reports and its counters. */
export type CallMedia = {
  answer(offerSdp: string): Result<string>
  offer(): string
  acceptAnswer(answerSdp: string): Result<undefined>
  /** Plays a melody, then calls `onEnd`; nothing is heard when the codec is not G.711, `onEnd` comes all the same. */
  play(notes: readonly Note[], onEnd: () => void): void
  /** Sends back whatever comes in, digits included. */
  echo(): void
  addDigits(digits: string): void
  stats(): DemoCallMedia
  close(): Promise<void>
}

export type CallMediaOptions = {
  readonly identity: DtlsIdentity
  readonly clock: Clock
  /** Speech codecs that may be chosen, empty = any. */
  readonly codecs: readonly string[]
  /** The page is gone or is not who it said. */
  readonly onLost: () => void
}

/** What our own offers list: G.711, because tones are made in it, and digits. */
const OFFERED: readonly AudioCodec[] = [
  { payloadType: 0, name: 'PCMU', clockRate: 8000, channels: 1, parameters: null },
  { payloadType: 8, name: 'PCMA', clockRate: 8000, channels: 1, parameters: null },
  { payloadType: 101, name: 'telephone-event', clockRate: 8000, channels: 1, parameters: '0-16' },
]
const FIRST_REPORT_MS = 1_000
const REPORT_MS = 5_000
const BYE_GRACE_MS = 1_000

export async function openCallMedia(options: CallMediaOptions): Promise<CallMedia> {
  const { clock } = options
  const dtmf = createDtmfDetector()
  let digits = ''
  let isEcho = false
  let received: ReceiveStats | null = null
  let lastReport: LastReport | null = null
  let stopTone = (): void => undefined
  let stopReports = (): void => undefined

  const onRtp = (packet: RtpPacket): void => {
    if (packet.payloadType === leg.events()?.payloadType) digits += dtmf.add(packet) ?? ''
    received ??= createReceiveStats(leg.codec()?.clockRate ?? 8000)
    received.add(packet, performance.now())
    if (isEcho) leg.sendRtp(packet)
  }
  const leg: WebLeg = await openWebLeg({
    identity: options.identity,
    codecs: options.codecs,
    offered: OFFERED,
    onRtp,
    onRtcp(compound) {
      const middleNtp = parseRtcp(compound)?.senderReport?.middleNtp
      if (middleNtp !== undefined) lastReport = { middleNtp, arrivedMs: clock.now().getTime() }
    },
    onState(state) {
      if (state.kind === 'connected') stopReports = clock.after(FIRST_REPORT_MS, report)
      if (state.kind === 'lost' || state.kind === 'failed') options.onLost()
      // A page closes its connection about when it sends BYE: that one should come first.
      if (state.kind === 'closed' && state.by === 'peer') {
        stopReports()
        stopReports = clock.after(BYE_GRACE_MS, options.onLost)
      }
    },
  })

  const sendReport = (bye: boolean): void => {
    const stream = leg.stream()
    const sent = stream?.sent(performance.now()) ?? null
    const nowMs = clock.now().getTime()
    const sender = sent && { nowMs, ...sent }
    const reception = received?.report() ?? null
    if (stream)
      leg.sendRtcp(
        writeRtcp({ ssrc: stream.ssrc, cname: leg.cname, sender, reception, lastReport, bye, nowMs }),
      )
  }
  const report = (): void => {
    sendReport(false)
    stopReports()
    stopReports = clock.after(REPORT_MS, report)
  }

  return {
    answer: (offerSdp) => leg.answer(offerSdp),
    offer: () => leg.offer(),
    acceptAnswer: (answerSdp) => leg.acceptAnswer(answerSdp),
    play(notes, onEnd) {
      stopTone()
      isEcho = false
      leg.cut()
      const codec = leg.codec()
      const encode = codec && g711Encoder(codec.name)
      if (!encode) {
        const totalMs = notes.reduce((sum, note) => sum + note.ms, 0)
        stopTone = clock.after(totalMs, onEnd)
        return
      }
      const send = (packet: RtpPacket): void => void leg.sendRtp(packet)
      stopTone = playTone(notes, { clock, payloadType: codec.payloadType, encode, send }, onEnd)
    },
    echo() {
      stopTone()
      leg.cut()
      isEcho = true
    },
    addDigits(more) {
      digits += more
    },
    stats() {
      const { packetsIn, packetsOut } = leg.stats()
      return { codec: leg.codec()?.name ?? null, packetsIn, packetsOut, digits }
    },
    async close() {
      stopTone()
      stopReports()
      if (leg.stats().state === 'connected') sendReport(true)
      await leg.close()
    },
  }
}
