import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CallMedia } from '../../../../renderer/phone/media/media.ts'
import type { Microphone, MicrophoneLease } from '../../../../renderer/phone/media/microphone.ts'
import { createConnectionStock } from '../../../../renderer/phone/media/connection-stock.ts'
import { createRtcMediaPort } from '../../../../renderer/phone/media/rtc-media.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { createManualTimers } from '../../../support/manual-timers.ts'

const HOST = 'a=candidate:1 1 udp 1 192.0.2.1 4000 typ host'

/** RTCPeerConnection by the signalling states of RFC 8829, without a network. */
class Connection extends EventTarget {
  signalingState: RTCSignalingState = 'stable'
  connectionState: RTCPeerConnectionState = 'new'
  iceGatheringState: RTCIceGatheringState = 'complete'
  localDescription: { readonly type: string; readonly sdp: string } | null = null
  readonly transceivers: Transceiver[] = []
  readonly log: string[] = []
  configuration: RTCConfiguration
  closed = false
  /** Holds `createOffer` back until the test lets it go. */
  gate: Promise<void> = Promise.resolve()
  constructor(configuration: RTCConfiguration) {
    super()
    this.configuration = configuration
  }
  setConfiguration(configuration: RTCConfiguration) {
    this.configuration = configuration
  }
  addTransceiver(kind: string) {
    const transceiver = new Transceiver(kind, null)
    this.transceivers.push(transceiver)
    return transceiver
  }
  addTrack(track: unknown) {
    const transceiver = new Transceiver('audio', track)
    this.transceivers.push(transceiver)
    return transceiver.sender
  }
  getTransceivers = () => this.transceivers
  getSenders = () => this.transceivers.map(({ sender }) => sender)
  async createOffer({ iceRestart }: { readonly iceRestart?: boolean } = {}) {
    await this.gate
    this.log.push(iceRestart ? 'offer with ICE restart' : 'offer')
    return { type: 'offer', sdp: this.#sdp() }
  }
  async createAnswer() {
    this.log.push('answer')
    return { type: 'answer', sdp: this.#sdp() }
  }
  async setLocalDescription({ type, sdp = '' }: { readonly type: string; readonly sdp?: string }) {
    const allowed = { offer: ['stable'], answer: ['have-remote-offer'], rollback: ['have-local-offer'] }[type]
    if (!allowed?.includes(this.signalingState)) throw new DOMException(`${type} in ${this.signalingState}`)
    this.signalingState = type === 'offer' ? 'have-local-offer' : 'stable'
    if (type === 'rollback') this.log.push('rollback')
    else this.localDescription = { type, sdp }
  }
  async setRemoteDescription({ type, sdp = '' }: { readonly type: string; readonly sdp?: string }) {
    if (type === 'rollback') {
      this.signalingState = 'stable'
      this.log.push('remote rollback')
      return
    }
    const wanted = type === 'offer' ? ['stable'] : ['have-local-offer', 'have-remote-pranswer']
    if (!wanted.includes(this.signalingState))
      throw new DOMException(`remote ${type} in ${this.signalingState}`)
    this.log.push(`remote ${type}`)
    this.signalingState =
      type === 'offer' ? 'have-remote-offer' : type === 'pranswer' ? 'have-remote-pranswer' : 'stable'
    if (/^m=video/m.test(sdp) && this.transceivers.length === 1)
      this.transceivers.push(new Transceiver('video', null))
  }
  getStats = async () => new Map([['in', { type: 'inbound-rtp', kind: 'audio', packetsReceived: 50 }]])
  close() {
    this.closed = true
    this.signalingState = 'closed'
  }
  become(state: RTCPeerConnectionState) {
    this.connectionState = state
    this.dispatchEvent(new Event('connectionstatechange'))
  }
  #sdp() {
    return `v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=${this.transceivers[0]?.direction ?? 'inactive'}\r\n${HOST}\r\n`
  }
}

class Transceiver {
  direction: RTCRtpTransceiverDirection = 'sendrecv'
  readonly receiver: { readonly track: { readonly kind: string } }
  readonly sender: {
    track: unknown
    readonly dtmf: {
      canInsertDTMF: boolean
      toneBuffer: string
      insertDTMF(tones: string, duration: number, gap: number): void
    }
    replaceTrack(track: unknown): Promise<void>
  }
  constructor(kind: string, track: unknown) {
    this.receiver = { track: { kind } }
    const sender = {
      track,
      dtmf: {
        canInsertDTMF: true,
        toneBuffer: '',
        insertDTMF(tones: string) {
          sender.dtmf.toneBuffer = tones
        },
      },
      replaceTrack: async (next: unknown) => {
        sender.track = next
      },
    }
    this.sender = sender
  }
  stop() {
    this.direction = 'stopped'
  }
}

beforeEach(() => {
  vi.stubGlobal('MediaStream', class {})
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const MIX = { kind: 'audio', id: 'mix' } as unknown as MediaStreamTrack

function setUp(iceServers: readonly string[] = []) {
  const timers = createManualTimers()
  const connections: Connection[] = []
  const told: string[] = []
  const track = { kind: 'audio', enabled: true }
  const state = {
    released: 0,
    replace: (_track: unknown): void => undefined,
    speakerOn: false,
    stopped: false,
    refuse: null as AppError | null,
  }
  const microphone: Microphone = {
    acquire: async () => {
      if (state.refuse) return { ok: false, error: state.refuse }
      const value: MicrophoneLease = {
        track: track as unknown as MediaStreamTrack,
        onReplaced: (listener) => {
          state.replace = (next) => listener(next as MediaStreamTrack)
        },
        release: () => {
          state.released += 1
        },
      }
      return { ok: true, value }
    },
    prefer: () => undefined,
  }
  const port = createRtcMediaPort({
    microphone,
    speaker: {
      lease: () => ({
        play: () => void told.push('play'),
        setOn: (on) => {
          state.speakerOn = on
        },
        stop: () => {
          state.stopped = true
        },
      }),
      use: () => undefined,
    },
    mixer: {
      join: (remote, microphone) => {
        told.push(`joins ${String(remote.id)} ${microphone === (track as unknown) ? 'microphone' : 'other'}`)
        return {
          track: MIX,
          setMicrophone: () => void told.push('new microphone in the mix'),
          leave: () => void told.push('leaves'),
        }
      },
    },
    connections: createConnectionStock(
      (configuration) => {
        const made = new Connection(configuration)
        connections.push(made)
        return made as unknown as RTCPeerConnection
      },
      { now: () => 0, after: timers.after },
    ),
    after: timers.after,
  })
  const media = port.open(
    { accountId: 'alice', iceServers, media: 'direct' },
    {
      remoteHold: (on) => told.push(`remote hold ${on}`),
      health: (health) => told.push(health),
      quality: ({ packetsIn }) => told.push(`quality ${packetsIn}`),
    },
  )
  const connection = () => {
    const [made] = connections
    if (!made) throw new Error('no connection')
    return made
  }
  return { media, connection, connections, told, track, state, timers }
}

const talk = { hold: false, iceRestart: false }
const hold = { hold: true, iceRestart: false }
const sdp = (direction: string, more = '') => `v=0\r\nm=audio 9 RTP/AVP 0\r\na=${direction}\r\n${more}`

async function agreed(media: CallMedia) {
  await media.prepare({ offers: false })
  await media.describe(talk)
  await media.accept(sdp('sendrecv'))
}

describe('createRtcMedia: descriptions', () => {
  it('asks no server unless one is configured, and never one that needs a secret', async () => {
    const plain = setUp()
    await plain.media.prepare({ offers: false })
    expect(plain.connection().configuration).toEqual({ iceServers: [] })
    const stun = setUp(['stun:stun.example.test', 'turn:turn.example.test'])
    await stun.media.prepare({ offers: false })
    expect(stun.connection().configuration.iceServers).toEqual([{ urls: ['stun:stun.example.test'] }])
  })

  it('offers and takes the answer', async () => {
    const { media, connection } = setUp()
    await media.prepare({ offers: false })
    expect(await media.describe(talk)).toContain('a=sendrecv')
    await media.accept(sdp('sendrecv'))
    expect(connection().signalingState).toBe('stable')
  })

  it('takes early answers until the last one, none of which it takes for an offer', async () => {
    const { media, connection } = setUp()
    await media.prepare({ offers: true })
    await media.describe(talk)
    await media.acceptEarly(sdp('sendrecv'))
    await media.acceptEarly(sdp('sendonly'))
    await media.accept(sdp('sendrecv'))
    expect(connection().log).toEqual(['offer', 'remote pranswer', 'remote pranswer', 'remote answer'])
    expect(connection().signalingState).toBe('stable')
  })

  it('starts anew when another phone takes the call than the one that was heard', async () => {
    const { media, connection, connections } = setUp()
    const at = (name: string) => sdp('sendrecv', `a=ice-ufrag:${name}\r\n`)
    await media.prepare({ offers: true })
    await media.describe(talk)
    await media.acceptEarly(at('desk'))
    await expect(media.acceptEarly(at('mobile'))).rejects.toThrow('another phone')
    expect(await media.accept(at('mobile'))).toBe('unheard')
    expect(connection().closed).toBe(true)
    expect(connections).toHaveLength(2)
    expect(await media.describe(talk)).toContain('a=sendrecv')
    expect(await media.accept(at('mobile'))).toBe('taken')
    expect(connections[1]?.log).toEqual(['offer', 'remote answer'])
  })

  it('answers an offer, and turns video down', async () => {
    const { media, connection } = setUp()
    await media.prepare({ offers: false })
    await media.accept(sdp('sendonly', 'm=video 9 RTP/AVP 96\r\n'))
    expect(await media.describe(talk)).toContain('a=recvonly')
    expect(connection().transceivers.map(({ direction }) => direction)).toEqual(['recvonly', 'stopped'])
  })

  it('holds, restarts ICE, and says so in the direction', async () => {
    const { media, connection } = setUp()
    await agreed(media)
    expect(await media.describe(hold)).toContain('a=sendonly')
    await media.accept(sdp('recvonly'))
    expect(await media.describe({ hold: true, iceRestart: true })).toContain('a=sendonly')
    expect(connection().log.at(-1)).toBe('offer with ICE restart')
  })

  it('goes back after a refused offer and can offer again', async () => {
    const { media, connection } = setUp()
    await agreed(media)
    await media.describe(hold)
    await media.rollback()
    expect(connection().signalingState).toBe('stable')
    await media.accept(sdp('sendrecv'))
    await media.rollback()
    expect(connection().log).toContain('remote rollback')
    expect(await media.describe(talk)).toContain('a=sendrecv')
  })

  it('steps back when a far offer comes while its own is being made', async () => {
    const { media, connection } = setUp()
    await agreed(media)
    let letGo: () => void = () => undefined
    connection().gate = new Promise((resolve) => {
      letGo = resolve
    })
    const overtaken = media.describe(hold)
    await media.accept(sdp('sendrecv'))
    letGo()
    await expect(overtaken).rejects.toThrow()
    connection().gate = Promise.resolve()
    expect(await media.describe(talk)).toContain('a=sendrecv')
    expect(connection().log.at(-1)).toBe('answer')
  })

  it('steps back also when its own is made already but not sent', async () => {
    const { media, connection, timers } = setUp()
    await agreed(media)
    connection().iceGatheringState = 'gathering'
    connection().localDescription = null
    const original = connection().setLocalDescription.bind(connection())
    connection().setLocalDescription = async (description) => {
      await original(description)
      connection().localDescription = { type: 'offer', sdp: 'v=0' }
    }
    const overtaken = media.describe(hold)
    await expect.poll(() => connection().signalingState).toBe('have-local-offer')
    await media.accept(sdp('sendrecv'))
    expect(connection().log).toContain('rollback')
    timers.advance(1000)
    await expect(overtaken).rejects.toThrow('overtaken')
  })

  it('refuses a second offer before the first is answered, and everything once it is closed', async () => {
    const { media } = setUp()
    await media.prepare({ offers: false })
    await media.describe(talk)
    await expect(media.describe(talk)).rejects.toThrow('have-local-offer')
    media.close()
    await expect(media.describe(talk)).rejects.toThrow('closed')
    await media.rollback()
  })
})

describe('createRtcMedia: the first offer of a call from here', () => {
  it('is made while the microphone opens, and asked for once', async () => {
    const { media, connection, track } = setUp(['stun:stun.example.test'])
    await media.prepare({ offers: true })
    expect(connection().log).toEqual(['offer'])
    expect(connection().configuration.iceServers).toEqual([{ urls: ['stun:stun.example.test'] }])
    expect(await media.describe(talk)).toContain('a=sendrecv')
    expect(connection().log).toEqual(['offer'])
    expect(connection().transceivers.map(({ sender }) => sender.track)).toEqual([track])
    await media.accept(sdp('sendrecv'))
    await media.describe(hold)
    expect(connection().log).toEqual(['offer', 'remote answer', 'offer'])
  })

  it('fails where it is asked for', async () => {
    const { media } = setUp()
    const preparing = media.prepare({ offers: true })
    media.close()
    await preparing
    await expect(media.describe(talk)).rejects.toThrow('offer in closed')
  })
})

describe('createRtcMedia: the far side', () => {
  it('is seen holding and resuming, but not when it only answers our hold', async () => {
    const { media, told } = setUp()
    await agreed(media)
    await media.accept(sdp('sendonly'))
    await media.describe(talk)
    await media.accept(sdp('sendonly'))
    await media.describe(talk)
    await media.accept(sdp('sendrecv'))
    await media.describe(talk)
    await media.describe(hold)
    await media.accept(sdp('inactive'))
    expect(told).toEqual(['remote hold true', 'remote hold false'])
  })

  it('is held with inactive when it holds already (RFC 3264 8.4)', async () => {
    const { media } = setUp()
    await agreed(media)
    await media.accept(sdp('sendonly'))
    await media.describe(talk)
    expect(await media.describe(hold)).toContain('a=inactive')
  })
})

describe('createRtcMedia: sound', () => {
  it('says so when there is no microphone', async () => {
    const { media, state } = setUp()
    state.refuse = { code: 'microphone-unavailable', detail: 'missing' }
    expect(await media.prepare({ offers: false })).toEqual({ ok: false, error: state.refuse })
  })

  it('sends and plays only when told to', async () => {
    const { media, track, state } = setUp()
    await media.prepare({ offers: false })
    expect(track.enabled).toBe(false)
    media.setSound({ send: true, play: true, mix: false })
    expect([track.enabled, state.speakerOn]).toEqual([true, true])
    media.setSound({ send: false, play: true, mix: false })
    expect(track.enabled).toBe(false)
  })

  it('gives the far side the mix in a conference, and the microphone again after it', async () => {
    const { media, connection, told, state } = setUp()
    await media.prepare({ offers: false })
    const sent: unknown[] = []
    const [sender] = connection().getSenders()
    if (!sender) throw new Error('no sender')
    sender.replaceTrack = async (next) => void sent.push((next as { id?: string } | null)?.id)
    media.setSound({ send: true, play: true, mix: true })
    expect(told).not.toContain('joins far microphone')
    connection().dispatchEvent(Object.assign(new Event('track'), { track: { kind: 'audio', id: 'far' } }))
    media.setSound({ send: true, play: true, mix: true })
    media.setSound({ send: false, play: true, mix: true })
    state.replace({ id: 'second' })
    media.setSound({ send: true, play: true, mix: false })
    media.setSound({ send: true, play: true, mix: true })
    media.close()
    expect(told.filter((word) => /mix|joins|leaves/.test(word))).toEqual([
      'joins far microphone',
      'new microphone in the mix',
      'leaves',
      'joins far microphone',
      'leaves',
    ])
    expect(sent).toEqual(['mix', undefined, 'mix'])
  })

  it('changes the microphone without a new offer', async () => {
    const { media, connection, state } = setUp()
    await media.prepare({ offers: false })
    const other = { kind: 'audio' }
    state.replace(other)
    expect(connection().transceivers[0]?.sender.track).toBe(other)
    expect(connection().log).toEqual([])
  })

  it('plays what the far side sends, sound only', async () => {
    const { media, connection, told } = setUp()
    await media.prepare({ offers: false })
    for (const kind of ['audio', 'video']) {
      connection().dispatchEvent(Object.assign(new Event('track'), { track: { kind } }))
    }
    expect(told).toEqual(['play'])
  })

  it('sends tones after those that wait, and says when it cannot', async () => {
    const { media, connection } = setUp()
    expect(media.sendDtmf('1')).toBe(false)
    await media.prepare({ offers: false })
    expect(media.sendDtmf('12')).toBe(true)
    expect(media.sendDtmf('3')).toBe(true)
    const dtmf = connection().transceivers[0]?.sender.dtmf
    expect(dtmf?.toneBuffer).toBe('123')
    if (dtmf) dtmf.canInsertDTMF = false
    expect(media.sendDtmf('4')).toBe(false)
  })

  it('tells health, and quality every second until it is closed', async () => {
    const { media, connection, told, timers } = setUp()
    await media.prepare({ offers: false })
    for (const state of ['new', 'connecting', 'connected', 'disconnected', 'failed', 'closed'] as const) {
      connection().become(state)
    }
    expect(told).toEqual(['ok', 'interrupted', 'failed'])
    for (let second = 0; second < 2; second += 1) {
      timers.advance(1000)
      await expect.poll(() => told.filter((line) => line === 'quality 50').length).toBe(second + 1)
    }
    media.close()
    timers.advance(5000)
    expect(timers.waiting()).toBe(0)
  })

  it('lets everything go when it is closed, also while the microphone is being opened', async () => {
    const { media, connection, state } = setUp()
    await media.prepare({ offers: false })
    media.close()
    media.close()
    expect([connection().closed, state.released, state.stopped]).toEqual([true, 1, true])
    const late = setUp()
    const preparing = late.media.prepare({ offers: false })
    late.media.close()
    expect(await preparing).toEqual({ ok: true, value: undefined })
    expect(late.state.released).toBe(1)
  })
})
