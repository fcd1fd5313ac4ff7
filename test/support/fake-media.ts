import type { CallSound } from '../../renderer/phone/engine.ts'
import type { CallMedia, MediaEvents, MediaPort } from '../../renderer/phone/media/media.ts'
import {
  answerDirection,
  audioDirection,
  type Direction,
  offerDirection,
  remoteHoldOf,
} from '../../renderer/phone/media/sdp-direction.ts'
import type { AppError } from '../../shared/errors.ts'

/** Media without sound: it makes and takes descriptions by the rules of RFC 3264 and remembers what was asked of it. */
export type FakeMedia = MediaPort & {
  /** One for each call, oldest first. */
  readonly calls: readonly FakeCallMedia[]
  /** The next `prepare` fails with this. */
  refuseMicrophone: AppError | null
  /** `prepare` waits for this. */
  gate: Promise<void>
  /** `accept` waits for this: what a description costs in a real browser. */
  acceptGate: Promise<void>
  /** The next description cannot be made. */
  failDescribe: boolean
  /** False: the far side agreed to no telephone events. */
  takesTones: boolean
  /** The next description is another phone's than the one that was heard early. */
  unheard: boolean
  /** Descriptions containing this text cannot be used. */
  refuseSdp: string | null
}

export type FakeCallMedia = {
  readonly sound: CallSound
  readonly tones: string
  readonly closed: boolean
  readonly restarts: number
  /** Early answers, oldest first. */
  readonly early: readonly string[]
  /** The last answer or offer of the far side. */
  readonly accepted: string | null
  readonly state: 'stable' | 'have-local-offer' | 'have-remote-offer'
  readonly events: MediaEvents
}

export function createFakeMedia(): FakeMedia {
  const calls: FakeCallMedia[] = []
  const port: FakeMedia = {
    calls,
    refuseMicrophone: null,
    gate: Promise.resolve(),
    acceptGate: Promise.resolve(),
    failDescribe: false,
    takesTones: true,
    unheard: false,
    refuseSdp: null,
    open(_options, events) {
      const { media, seen } = fakeCall(events, port)
      calls.push(seen)
      return media
    },
  }
  return port
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function fakeCall(
  events: MediaEvents,
  port: FakeMedia,
): { readonly media: CallMedia; readonly seen: FakeCallMedia } {
  const seen: Mutable<FakeCallMedia> = {
    sound: { send: false, play: false, mix: false },
    tones: '',
    closed: false,
    restarts: 0,
    early: [],
    accepted: null,
    state: 'stable',
    events,
  }
  let offered: Direction | null = null
  let theirOffer: Direction = 'sendrecv'
  let remoteHold = false
  let version = 0
  const media: CallMedia = {
    async prepare() {
      await port.gate
      const error = port.refuseMicrophone
      port.refuseMicrophone = null
      return error ? { ok: false, error } : { ok: true, value: undefined }
    },
    async describe({ hold, iceRestart }) {
      if (seen.closed) throw new Error('closed')
      if (port.failDescribe) {
        port.failDescribe = false
        throw new Error('failed by the test')
      }
      if (seen.state === 'have-local-offer') throw new Error('offer is out')
      const answering = seen.state === 'have-remote-offer'
      const direction = answering ? answerDirection(theirOffer, hold) : offerDirection(hold, remoteHold)
      offered = answering ? null : direction
      seen.state = answering ? 'stable' : 'have-local-offer'
      if (iceRestart) seen.restarts += 1
      version += 1
      return fakeSdp(direction, version)
    },
    async acceptEarly(sdp) {
      if (port.refuseSdp !== null && sdp.includes(port.refuseSdp)) throw new Error('refused by the test')
      seen.early = [...seen.early, sdp]
    },
    async accept(sdp) {
      await port.acceptGate
      if (port.refuseSdp !== null && sdp.includes(port.refuseSdp)) throw new Error('refused by the test')
      seen.accepted = sdp
      const theirs = audioDirection(sdp)
      const answer = seen.state === 'have-local-offer'
      const held = remoteHoldOf(theirs, answer ? offered : null)
      seen.state = answer ? 'stable' : 'have-remote-offer'
      if (!answer) theirOffer = theirs
      const outcome = port.unheard ? 'unheard' : 'taken'
      port.unheard = false
      if (held === null || held === remoteHold) return outcome
      remoteHold = held
      events.remoteHold(held)
      return outcome
    },
    async rollback() {
      seen.state = 'stable'
    },
    setSound(sound) {
      seen.sound = sound
    },
    sendDtmf(tones) {
      if (!port.takesTones) return false
      seen.tones += tones
      return true
    },
    close() {
      seen.closed = true
    },
  }
  return { media, seen }
}

export function fakeSdp(direction: Direction, version = 1): string {
  return [
    'v=0',
    `o=- 1 ${version} IN IP4 127.0.0.1`,
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    'm=audio 40000 RTP/AVP 0',
    `a=${direction}`,
    '',
  ].join('\r\n')
}
