import { assertNever } from '../../../shared/never.ts'
import type { ConnectionStock } from './connection-stock.ts'
import { createEarlyOffer } from './early-offer.ts'
import { waitForCandidates } from './gathering.ts'
import type { CallMedia, DescriptionWish, MediaEvents, MediaOptions, MediaPort } from './media.ts'
import type { Microphone, MicrophoneLease } from './microphone.ts'
import { watchQuality } from './quality.ts'
import {
  answerDirection,
  audioDirection,
  type Direction,
  offerDirection,
  remoteHoldOf,
} from './sdp-direction.ts'
import type { MixSeat, Mixer } from './mixer.ts'
import type { Speaker } from './speaker.ts'

/** RFC 4733 tones: long enough for old gateways (RFC 4733 2.5.1.1 asks for 40 ms at least), with a clear gap. */
const TONE_MS = 160
const TONE_GAP_MS = 70

export type RtcMediaDeps = {
  readonly microphone: Microphone
  readonly speaker: Speaker
  readonly mixer: Mixer
  readonly connections: ConnectionStock
  /** Returns the function that cancels. */
  readonly after: (delayMs: number, run: () => void) => () => void
}

/** WebRTC media: one RTCPeerConnection a call. */
export function createRtcMediaPort(deps: RtcMediaDeps): MediaPort {
  return { open: (options, events) => createRtcMedia(options, events, deps) }
}

function createRtcMedia(options: MediaOptions, events: MediaEvents, deps: RtcMediaDeps): CallMedia {
  // STUN only: a TURN server needs a secret, and none comes to this window.
  const urls = options.iceServers.filter((url) => /^stuns?:/i.test(url))
  const speaker = deps.speaker.lease()
  let connection: RTCPeerConnection | null = null
  /** Whose sound this connection carries before the call is answered. */
  let heard: string | null = null
  let lease: MicrophoneLease | null = null
  let audio: RTCRtpTransceiver | null = null
  let sender: RTCRtpSender | null = null
  let remote: MediaStreamTrack | null = null
  let seat: MixSeat | null = null
  let mixing = false
  let sending = false
  let closed = false
  let stopQuality: (() => void) | null = null
  /** Rises with each description, so that an offer which a far offer overtook finds out. */
  let turn = 0
  let offering = false
  let offered: Direction | null = null
  let theirOffer: Direction = 'sendrecv'
  let remoteHold = false

  function open(offers = false): RTCPeerConnection {
    if (closed) throw new Error('media is closed')
    if (connection) return connection
    // Not max-bundle: gateways answer without a BUNDLE group, which Chromium then refuses.
    const configuration = { iceServers: urls.length > 0 ? [{ urls: [...urls] }] : [] }
    const { connection: made, audio: line } = deps.connections.take(configuration, offers)
    audio = line
    made.addEventListener('track', (event) => {
      if (event.track.kind !== 'audio') return
      remote = event.track
      speaker.play(new MediaStream([event.track]))
      applyMix(mixing)
    })
    made.addEventListener('connectionstatechange', () => onState(made))
    connection = made
    return made
  }

  /** A connection that is bound to one phone cannot be bound to another: DTLS has keys with the first. */
  function renew(): void {
    seat?.leave()
    seat = null
    connection?.close()
    connection = null
    heard = null
    const media = open()
    if (lease) sender = media.addTrack(lease.track, new MediaStream([lease.track]))
  }

  function onState(of: RTCPeerConnection): void {
    const { connectionState: state } = of
    switch (state) {
      case 'connected':
        events.health('ok')
        stopQuality ??= watchQuality(of, (quality) => events.quality(quality), deps.after)
        return
      case 'disconnected':
        return events.health('interrupted')
      case 'failed':
        return events.health('failed')
      case 'new':
      case 'connecting':
      case 'closed':
        return
      default:
        return assertNever(state)
    }
  }

  /** The one audio line; whatever else the far side offers (video, text) is turned down. */
  function setDirection(direction: Direction): void {
    const [audio, ...others] = [...open().getTransceivers()].sort((a, b) => rank(a) - rank(b))
    if (audio && audio.direction !== direction) audio.direction = direction
    for (const other of others) if (other.direction !== 'stopped') other.stop()
  }

  function rank(transceiver: RTCRtpTransceiver): number {
    return transceiver.receiver.track.kind === 'audio' && transceiver.direction !== 'stopped' ? 0 : 1
  }

  function applySending(): void {
    if (lease) lease.track.enabled = sending
  }

  /** In a conference the far side gets the mix in place of the microphone alone; that needs no negotiation. */
  function applyMix(wanted: boolean): void {
    if (wanted && !seat && remote && lease) {
      seat = deps.mixer.join(remote, lease.track)
      void sender?.replaceTrack(seat.track)
    } else if (!wanted && seat) {
      seat.leave()
      seat = null
      if (lease) void sender?.replaceTrack(lease.track)
    }
  }

  async function describe(wish: DescriptionWish): Promise<string> {
    const media = open()
    const mine = ++turn
    const answering = media.signalingState === 'have-remote-offer'
    if (!answering && media.signalingState !== 'stable')
      throw new Error(`cannot offer in ${media.signalingState}`)
    const direction = answering
      ? answerDirection(theirOffer, wish.hold)
      : offerDirection(wish.hold, remoteHold)
    setDirection(direction)
    offered = answering ? null : direction
    offering = !answering
    try {
      await media.setLocalDescription(
        answering ? await media.createAnswer() : await media.createOffer({ iceRestart: wish.iceRestart }),
      )
      await waitForCandidates(media, deps.after)
    } finally {
      if (mine === turn) offering = false
    }
    if (mine !== turn) throw new Error('overtaken by an offer of the far side')
    const sdp = media.localDescription?.sdp
    if (sdp === undefined) throw new Error('no local description')
    return sdp
  }

  const early = createEarlyOffer(describe)

  return {
    async prepare({ offers }) {
      const media = open(offers)
      if (offers) early.make()
      const acquired = await deps.microphone.acquire()
      if (!acquired.ok) return acquired
      if (closed) {
        acquired.value.release()
        return { ok: true, value: undefined }
      }
      lease = acquired.value
      applySending()
      sender = audio?.sender ?? media.addTrack(lease.track, new MediaStream([lease.track]))
      // Fails only on a connection that was closed meanwhile.
      if (audio) void sender.replaceTrack(lease.track).catch(() => undefined)
      lease.onReplaced((track) => {
        if (seat) seat.setMicrophone(track)
        else void sender?.replaceTrack(track)
      })
      return { ok: true, value: undefined }
    },

    describe: (wish) => early.describe(wish),

    async acceptEarly(sdp) {
      const from = transportOf(sdp)
      if (heard !== null && heard !== from) throw new Error('another phone is heard')
      await open().setRemoteDescription({ type: 'pranswer', sdp })
      heard = from
    },

    async accept(sdp) {
      const media = open()
      if (offering) {
        // sip.js has not sent our offer yet, so this is theirs, not an answer: ours steps back.
        turn += 1
        offering = false
        await rollback(media)
      }
      const type = isAsking(media) ? 'answer' : 'offer'
      if (type === 'answer' && heard !== null && heard !== transportOf(sdp)) {
        renew()
        return 'unheard'
      }
      heard = null
      await media.setRemoteDescription({ type, sdp })
      const theirs = audioDirection(sdp)
      if (type === 'offer') theirOffer = theirs
      const held = remoteHoldOf(theirs, type === 'offer' ? null : offered)
      if (held === null || held === remoteHold) return 'taken'
      remoteHold = held
      events.remoteHold(held)
      return 'taken'
    },

    rollback: async () => {
      if (connection && !closed) await rollback(connection)
    },

    setSound({ send, play, mix }) {
      sending = send
      applySending()
      mixing = mix
      applyMix(mix)
      speaker.setOn(play)
    },

    sendDtmf(tones) {
      const dtmf = connection?.getSenders().find((sender) => sender.track?.kind === 'audio')?.dtmf
      if (!dtmf?.canInsertDTMF) return false
      // insertDTMF replaces what is still waiting: keep it in front.
      dtmf.insertDTMF(dtmf.toneBuffer + tones, TONE_MS, TONE_GAP_MS)
      return true
    },

    close() {
      if (closed) return
      closed = true
      stopQuality?.()
      seat?.leave()
      connection?.close()
      lease?.release()
      speaker.stop()
    },
  }
}

/** What tells one far connection from another: the names and the certificate it shows. */
function transportOf(sdp: string): string {
  return [...sdp.matchAll(/^a=(?:ice-ufrag|fingerprint):.*$/gm)].map(([line]) => line.trim()).join(' ')
}

/** An offer of ours waits for its answer, or for the last one. */
function isAsking({ signalingState }: RTCPeerConnection): boolean {
  return signalingState === 'have-local-offer' || signalingState === 'have-remote-pranswer'
}

async function rollback(connection: RTCPeerConnection): Promise<void> {
  if (connection.signalingState === 'have-local-offer')
    await connection.setLocalDescription({ type: 'rollback' })
  if (connection.signalingState === 'have-remote-offer')
    await connection.setRemoteDescription({ type: 'rollback' })
}
