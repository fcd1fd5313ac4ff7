import { beforeEach, describe, expect, it } from 'vitest'
import type { CodecPair } from '../../../main/media/codec-pairs.ts'
import type { FarLeg } from '../../../main/media/far-leg.ts'
import type { FarAudio } from '../../../main/media/far-sdp.ts'
import { createSdpBridge } from '../../../main/media/sdp-bridge.ts'
import type { SdpBridge } from '../../../main/media/sdp-bridge.ts'
import type { SdesKey } from '../../../main/media/sdes.ts'

const PRINT = Array.from({ length: 32 }, () => 'AB').join(':')
const KEY = Buffer.alloc(30, 7).toString('base64')
const CRYPTO = `a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:${KEY}`

/** What Chromium's descriptions come down to. */
function pageSdp(
  options: { formats?: readonly string[]; direction?: string; ufrag?: string; print?: string } = {},
) {
  const maps: Record<string, string> = {
    '111': 'opus/48000/2',
    '9': 'G722/8000',
    '0': 'PCMU/8000',
    '8': 'PCMA/8000',
    '63': 'red/48000/2',
    '110': 'telephone-event/48000',
    '126': 'telephone-event/8000',
  }
  const formats = options.formats ?? ['111', '63', '9', '0', '8', '110', '126']
  return [
    'v=0',
    'o=- 46117317 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    `m=audio 9 UDP/TLS/RTP/SAVPF ${formats.join(' ')}`,
    'c=IN IP4 0.0.0.0',
    `a=ice-ufrag:${options.ufrag ?? 'page'}`,
    'a=ice-pwd:0123456789012345678901',
    `a=fingerprint:sha-256 ${options.print ?? PRINT}`,
    'a=setup:actpass',
    'a=mid:0',
    `a=${options.direction ?? 'sendrecv'}`,
    'a=rtcp-mux',
    ...formats.map((format) => `a=rtpmap:${format} ${maps[format]}`),
    '',
  ].join('\r\n')
}

function farSdp(...lines: readonly string[]) {
  const media = lines.some((line) => line.startsWith('m=')) ? lines : ['m=audio 4000 RTP/AVP 0', ...lines]
  const connection = media.some((line) => line.startsWith('c=')) ? [] : ['c=IN IP4 192.0.2.7']
  return ['v=0', 'o=bob 1 1 IN IP4 192.0.2.7', 's=-', ...connection, 't=0 0', ...media, ''].join('\r\n')
}

const linesOf = (sdp: string, start: string) => sdp.split('\r\n').filter((line) => line.startsWith(start))
const valueOf = (result: ReturnType<SdpBridge['toFar']>) => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

let bridge: SdpBridge
let agreed: { audio: FarAudio; key: SdesKey | null } | null
let pairs: readonly CodecPair[]
let peers: string[]
let restarts: number

let mapped: ReturnType<FarLeg['mapped']> = null

function setUp(srtp: 'required' | 'allowed' = 'allowed') {
  agreed = null
  pairs = []
  peers = []
  restarts = 0
  bridge = createSdpBridge({
    page: {
      local: () => ({
        ufrag: 'here',
        pwd: 'abcdefghijklmnopqrstuv',
        address: '127.0.0.1',
        port: 5000,
        fingerprint: PRINT,
      }),
      setPeer(peer) {
        peers.push(peer.ufrag)
        return peer.fingerprint === PRINT
      },
      restartIce: () => void (restarts += 1),
    },
    far: {
      address: () => '192.0.2.1',
      port: () => 20_000,
      mapped: () => mapped,
      agree: (audio, key) => void (agreed = { audio, key }),
    },
    path: { agree: (next) => void (pairs = next), ssrc: () => 4711 },
    srtp,
  })
}
beforeEach(() => {
  mapped = null
  setUp()
})

describe('ports that are seen elsewhere', () => {
  it('are named as they are seen, once the STUN server said so', () => {
    mapped = { rtp: { address: '203.0.113.9', port: 61_000 }, rtcpPort: 61_007 }
    const sdp = valueOf(bridge.toFar('offer', pageSdp()))
    expect(linesOf(sdp, 'c=')).toEqual(['c=IN IP4 203.0.113.9'])
    expect(linesOf(sdp, 'm=')[0]).toMatch(/^m=audio 61000 /)
    expect(linesOf(sdp, 'a=rtcp:')).toEqual(['a=rtcp:61007'])
  })
})

describe('an offer of the page', () => {
  it('becomes plain RTP with the formats that pass, and no WebRTC line', () => {
    const sdp = valueOf(bridge.toFar('offer', pageSdp()))
    expect(linesOf(sdp, 'm=')).toEqual(['m=audio 20000 RTP/AVP 111 9 0 8 110 126'])
    expect(linesOf(sdp, 'c=')).toEqual(['c=IN IP4 192.0.2.1'])
    expect(sdp).toContain('a=fmtp:126 0-15')
    expect(sdp).toContain('a=rtcp:20001')
    expect(sdp).not.toMatch(/ice-|fingerprint|setup|rtcp-mux|red|mid:|crypto/)
    expect(agreed).toBeNull()
  })

  it('is answered with what both know, under the numbers of the page', () => {
    valueOf(bridge.toFar('offer', pageSdp()))
    const answer = valueOf(
      bridge.toPage(
        'answer',
        farSdp('m=audio 4000 RTP/AVP 8 101', 'a=rtpmap:101 telephone-event/8000', 'a=sendrecv'),
      ),
    )
    expect(linesOf(answer, 'm=')).toEqual(['m=audio 5000 UDP/TLS/RTP/SAVPF 8 126'])
    expect(answer).toContain('a=setup:passive')
    expect(answer).toContain('a=ssrc:4711')
    expect(peers).toEqual(['page'])
    expect(agreed?.audio).toMatchObject({
      rtp: { address: '192.0.2.7', port: 4000 },
      rtcp: { address: '192.0.2.7', port: 4001 },
      crypto: null,
    })
    expect(pairs.map(({ page, sendType, receiveType }) => [page.payloadType, sendType, receiveType])).toEqual(
      [
        [8, 8, 8],
        [126, 101, 126],
      ],
    )
  })

  it('shows 48 kHz events where Opus comes first and the phone knows 8 kHz only', () => {
    valueOf(bridge.toFar('offer', pageSdp()))
    const maps = ['a=rtpmap:107 opus/48000/2', 'a=rtpmap:101 telephone-event/8000']
    const answer = valueOf(bridge.toPage('answer', farSdp('m=audio 4000 RTP/AVP 107 101', ...maps)))
    expect(linesOf(answer, 'a=rtpmap')).toEqual([
      'a=rtpmap:111 opus/48000/2',
      'a=rtpmap:110 telephone-event/48000',
    ])
    expect(pairs.map(({ eventFactor }) => eventFactor)).toEqual([1, 1 / 6])
  })

  it.each([
    ['no common codec', farSdp('m=audio 4000 RTP/AVP 18'), 'no-common-codec'],
    [
      'events without speech',
      farSdp('m=audio 4000 RTP/AVP 101', 'a=rtpmap:101 telephone-event/8000'),
      'no-common-codec',
    ],
    ['a refused line', farSdp('m=audio 0 RTP/AVP 0'), 'sdp-no-audio'],
    ['SRTP nobody asked for', farSdp('m=audio 4000 RTP/SAVP 0', CRYPTO), 'srtp-mismatch'],
    ['this very machine', farSdp('c=IN IP4 127.0.0.1', 'm=audio 4000 RTP/AVP 0'), 'sdp-address'],
    ['a group', farSdp('c=IN IP4 239.1.1.1', 'm=audio 4000 RTP/AVP 0'), 'sdp-address'],
    ['a name', farSdp('c=IN IP4 media.example.test', 'm=audio 4000 RTP/AVP 0'), 'sdp-address'],
  ])('does not take an answer with %s', (_, sdp, detail) => {
    valueOf(bridge.toFar('offer', pageSdp()))
    expect(bridge.toPage('answer', sdp)).toMatchObject({ ok: false, error: { detail } })
    expect(agreed).toBeNull()
  })

  it('keeps the numbers of the phone and the version rising when it is repeated', () => {
    const first = valueOf(bridge.toFar('offer', pageSdp()))
    valueOf(
      bridge.toPage('answer', farSdp('m=audio 4000 RTP/AVP 0 126', 'a=rtpmap:126 telephone-event/8000')),
    )
    const again = valueOf(
      bridge.toFar('offer', pageSdp({ formats: ['0', '126'], direction: 'sendonly', ufrag: 'next' })),
    )
    expect(again).toContain('a=sendonly')
    const version = (sdp: string) => Number(linesOf(sdp, 'o=')[0]?.split(' ')[2])
    expect(version(again)).toBeGreaterThan(version(first))
    expect(restarts).toBe(0)
    const answer = valueOf(bridge.toPage('answer', farSdp('a=recvonly')))
    expect(answer).toContain('a=recvonly')
    expect(restarts).toBe(1)
  })

  it('may be answered by one phone after the other until one answer is the last', () => {
    valueOf(bridge.toFar('offer', pageSdp()))
    const at = (port: number, type: number) => farSdp(`m=audio ${port} RTP/AVP ${type}`)
    expect(linesOf(valueOf(bridge.toPage('pranswer', at(4000, 8))), 'm=')[0]).toMatch(/SAVPF 8$/)
    expect(agreed?.audio.rtp?.port).toBe(4000)
    expect(linesOf(valueOf(bridge.toPage('pranswer', at(6000, 0))), 'm=')[0]).toMatch(/SAVPF 0$/)
    expect(agreed?.audio.rtp?.port).toBe(6000)
    valueOf(bridge.toPage('answer', at(4000, 8)))
    expect(agreed?.audio.rtp?.port).toBe(4000)
    expect(restarts).toBe(0)
    expect(bridge.toPage('answer', at(4000, 8))).toMatchObject({ ok: false, error: { detail: 'no-offer' } })
  })

  it('is believed no more when another page answers', () => {
    valueOf(bridge.toFar('offer', pageSdp({ print: PRINT.replaceAll('AB', 'CD') })))
    expect(bridge.toPage('answer', farSdp())).toMatchObject({
      ok: false,
      error: { code: 'conflict', detail: 'fingerprint-changed' },
    })
  })
})

describe('an offer of the phone', () => {
  it('reaches the page with its direction and comes back in the order of its lines', () => {
    const offer = farSdp(
      'm=audio 4000 RTP/AVP 18 0 101',
      'a=rtpmap:101 telephone-event/8000',
      'a=rtcp:4009',
      'm=video 4002 RTP/AVP 31',
    )
    const shown = valueOf(bridge.toPage('offer', offer))
    expect(linesOf(shown, 'm=')).toEqual(['m=audio 5000 UDP/TLS/RTP/SAVPF 0 126'])
    expect(shown).toContain('a=setup:actpass')
    expect(agreed).toBeNull()
    const answer = valueOf(bridge.toFar('answer', pageSdp({ formats: ['0', '126'] })))
    expect(linesOf(answer, 'm=')).toEqual(['m=audio 20000 RTP/AVP 0 101', 'm=video 0 RTP/AVP 31'])
    expect(agreed?.audio.rtcp).toEqual({ address: '192.0.2.7', port: 4009 })
  })

  it.each([
    ['sendonly', ['a=sendonly'], 'sendonly', 4000],
    ['inactive', ['a=inactive'], 'inactive', 4000],
    ['c=0.0.0.0', ['c=IN IP4 0.0.0.0', 'm=audio 4000 RTP/AVP 0'], 'sendonly', null],
    [
      'c=0.0.0.0 and inactive',
      ['c=IN IP4 0.0.0.0', 'm=audio 4000 RTP/AVP 0', 'a=inactive'],
      'inactive',
      null,
    ],
  ] as const)('holds with %s', (_, lines, direction, port) => {
    expect(linesOf(valueOf(bridge.toPage('offer', farSdp(...lines))), `a=${direction}`)).toHaveLength(1)
    valueOf(bridge.toFar('answer', pageSdp({ formats: ['0'], direction: 'inactive' })))
    expect(agreed?.audio.rtp?.port ?? null).toBe(port)
  })

  it('multiplexes RTCP when it asks for that', () => {
    valueOf(bridge.toPage('offer', farSdp('a=rtcp-mux')))
    expect(valueOf(bridge.toFar('answer', pageSdp({ formats: ['0'] })))).toContain('a=rtcp-mux')
    expect(agreed?.audio.rtcp?.port).toBe(4000)
  })

  it('is forgotten when one of the page overtakes it', () => {
    valueOf(bridge.toPage('offer', farSdp()))
    valueOf(bridge.toFar('offer', pageSdp()))
    expect(bridge.toFar('answer', pageSdp())).toMatchObject({ ok: false, error: { detail: 'no-offer' } })
  })
})

describe('SRTP by SDES', () => {
  it('is answered with a key of ours under their tag', () => {
    const offer = farSdp('m=audio 4000 RTP/SAVP 0', CRYPTO.replace('crypto:1', 'crypto:3'))
    valueOf(bridge.toPage('offer', offer))
    const answer = valueOf(bridge.toFar('answer', pageSdp({ formats: ['0'] })))
    expect(linesOf(answer, 'm=')).toEqual(['m=audio 20000 RTP/SAVP 0'])
    expect(linesOf(answer, 'a=crypto:3 AES_CM_128_HMAC_SHA1_80 inline:')).toHaveLength(1)
    expect(answer).not.toContain(KEY)
    expect(agreed?.audio.crypto?.key).toEqual(Buffer.alloc(16, 7))
    expect(agreed?.key?.key).toHaveLength(16)
  })

  it('is never traded for plain RTP where it is required', () => {
    setUp('required')
    const offer = valueOf(bridge.toFar('offer', pageSdp()))
    expect(offer).toMatch(/m=audio 20000 RTP\/SAVP .*[\s\S]*a=crypto:1 /)
    expect(bridge.toPage('answer', farSdp())).toMatchObject({ ok: false, error: { detail: 'srtp-required' } })
    expect(bridge.toPage('offer', farSdp(CRYPTO))).toMatchObject({
      ok: false,
      error: { detail: 'srtp-required' },
    })
    expect(agreed).toBeNull()
    setUp('required')
    valueOf(bridge.toFar('offer', pageSdp()))
    valueOf(bridge.toPage('answer', farSdp('m=audio 4000 RTP/SAVP 0', CRYPTO)))
    expect(agreed).toMatchObject({ audio: { crypto: { tag: 1 } }, key: { tag: 1 } })
  })

  it.each([
    ['another suite', CRYPTO.replace('_80', '_32')],
    ['a key of another length', CRYPTO.replace(KEY, 'AAAA')],
    ['a key identifier', `${CRYPTO}|2^20|1:4`],
    ['no encryption', `${CRYPTO} UNENCRYPTED_SRTP`],
  ])('is refused with %s', (_, line) => {
    expect(bridge.toPage('offer', farSdp('m=audio 4000 RTP/SAVP 0', line))).toMatchObject({
      ok: false,
      error: { code: 'not-supported', detail: 'srtp-suite' },
    })
  })
})
