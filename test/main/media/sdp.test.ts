import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chooseEvents,
  chooseSpeech,
  codecsOf,
  directionOf,
  mirrorDirection,
  peerTransportOf,
} from '../../../main/media/sdp-media.ts'
import { parseSdp } from '../../../main/media/sdp-parse.ts'
import type { SdpMedia, SdpSession } from '../../../main/media/sdp-parse.ts'
import { writeSdp } from '../../../main/media/sdp-write.ts'
import { webAnswer, webOffer } from '../../../main/media/web-sdp.ts'

/** Cut from an offer of Chromium 156. */
const FINGERPRINT = Array.from({ length: 32 }, (_, index) => (index + 160).toString(16).toUpperCase()).join(
  ':',
)
const OFFER = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0 1',
  'a=msid-semantic: WMS stream',
  'm=audio 41000 UDP/TLS/RTP/SAVPF 63 111 0 8 13 110 126',
  'c=IN IP4 127.0.0.1',
  'a=ice-ufrag:page',
  'a=ice-pwd:0123456789012345678901',
  `a=fingerprint:sha-256 ${FINGERPRINT}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=sendrecv',
  'a=rtcp-mux',
  'a=rtpmap:63 red/48000/2',
  'a=fmtp:63 111/111',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=rtpmap:110 telephone-event/48000',
  'a=rtpmap:126 telephone-event/8000',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'a=mid:1',
  '',
].join('\r\n')

function parsed(text: string): SdpSession {
  const session = parseSdp(text)
  if (!session.ok) throw new Error(JSON.stringify(session.error))
  return session.value
}
function audioOf(session: SdpSession): SdpMedia {
  const audio = session.media[0]
  if (!audio) throw new Error('no media')
  return audio
}
function reasonOf(text: string): string | undefined {
  const session = parseSdp(text)
  return session.ok ? undefined : session.error.detail
}

describe('sdp', () => {
  it("reads a browser's offer", () => {
    const session = parsed(OFFER)
    const audio = audioOf(session)
    expect(session.origin).toEqual({
      user: '-',
      id: '4611731400430051336',
      version: '2',
      address: '127.0.0.1',
    })
    expect(session.media.map(({ kind, port }) => [kind, port])).toEqual([
      ['audio', 41_000],
      ['video', 9],
    ])
    expect(codecsOf(audio).map(({ name, clockRate }) => `${name}/${clockRate}`)).toEqual([
      'red/48000',
      'opus/48000',
      'PCMU/8000',
      'PCMA/8000',
      'CN/8000',
      'telephone-event/48000',
      'telephone-event/8000',
    ])
    expect(peerTransportOf(session, audio)).toEqual({ ufrag: 'page', fingerprint: FINGERPRINT })
  })

  it('takes LF line ends, session level transport and a port with a count', () => {
    const text = `v=0\no=- 1 1 IN IP6 ::1\na=ice-ufrag:up\na=fingerprint:SHA-256 ${FINGERPRINT.toLowerCase()}\nm=audio 5/2 RTP/AVP 0\n`
    const session = parsed(text)
    expect(peerTransportOf(session, audioOf(session))).toEqual({ ufrag: 'up', fingerprint: FINGERPRINT })
    expect(audioOf(session).port).toBe(5)
  })

  it.each([
    ['x'.repeat(70_000), 'sdp-size'],
    [`v=0\n${'a=x\n'.repeat(2001)}`, 'sdp-size'],
    ['v=1\n', 'sdp-version'],
    ['v=0\ns=-\n', 'sdp-origin'],
    ['v=0\no=- x 1 IN IP4 1.1.1.1\n', 'sdp-origin'],
    ['v=0\no=- 1 1 IN IP4 1.1.1.1 more\n', 'sdp-origin'],
    ['v=0\nhello\n', 'sdp-line'],
    ['v=0\no=- 1 1 IN IP4 h\nc=ATM x y\n', 'sdp-connection'],
    ['v=0\no=- 1 1 IN IP4 h\nm=audio 70000 RTP/AVP 0\n', 'sdp-media'],
    ['v=0\no=- 1 1 IN IP4 h\nm=audio -1 RTP/AVP 0\n', 'sdp-media'],
    ['v=0\no=- 1 1 IN IP4 h\nm=audio 1 RTP/AVP\n', 'sdp-media'],
    [`v=0\no=- 1 1 IN IP4 h\n${'m=audio 1 RTP/AVP 0\n'.repeat(33)}`, 'sdp-media'],
    [`v=0\no=- 1 1 IN IP4 h\nm=audio 1 RTP/AVP${' 0'.repeat(129)}\n`, 'sdp-media'],
  ])('refuses %j with a word why', (text, why) => {
    expect(reasonOf(text)).toBe(why)
  })

  it('reads back what it writes', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9/.-]{1,12}$/)
    const attributes = fc.array(
      fc.record({ name: word, value: fc.option(fc.stringMatching(/^[ -~]{0,30}$/)) }),
    )
    const address = fc.oneof(fc.ipV4(), fc.constant('::1'))
    const media = fc.record({
      kind: word,
      port: fc.integer({ min: 0, max: 65_535 }),
      protocol: word,
      formats: fc.array(word, { minLength: 1, maxLength: 5 }),
      connection: fc.option(address),
      attributes,
    })
    const digits = fc.nat().map(String)
    const origin = fc.record({ user: word, id: digits, version: digits, address })
    const session = fc.record({
      origin,
      connection: fc.option(address),
      attributes,
      media: fc.array(media, { maxLength: 4 }),
    })
    fc.assert(
      fc.property(session, (value) => {
        expect(parsed(writeSdp(value))).toEqual(value)
      }),
    )
  })

  it('never throws on a damaged offer', () => {
    fc.assert(
      fc.property(fc.nat({ max: OFFER.length - 1 }), fc.string({ maxLength: 3 }), (at, text) => {
        const damaged = parseSdp(OFFER.slice(0, at) + text + OFFER.slice(at + 1))
        if (!damaged.ok) return
        for (const media of damaged.value.media) {
          codecsOf(media)
          directionOf(damaged.value, media)
          peerTransportOf(damaged.value, media)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('sdp choices', () => {
  const codecs = codecsOf(audioOf(parsed(OFFER)))

  it('takes the first speech format that is wanted, never a companion', () => {
    expect(chooseSpeech(codecs, [])?.name).toBe('opus')
    expect(chooseSpeech(codecs, ['pcma', 'pcmu'])?.name).toBe('PCMU')
    expect(chooseSpeech(codecs, ['G729'])).toBeNull()
  })

  it('takes telephone-event on the clock of the speech', () => {
    const speech = (name: string) => {
      const codec = chooseSpeech(codecs, [name])
      return codec && chooseEvents(codecs, codec)?.payloadType
    }
    expect([speech('opus'), speech('PCMU')]).toEqual([110, 126])
  })

  it.each([
    ['sendrecv', 'sendrecv'],
    ['sendonly', 'recvonly'],
    ['recvonly', 'sendonly'],
    ['inactive', 'inactive'],
  ] as const)('goes along with %s by %s', (offered, answer) => {
    const session = parsed(OFFER.replace('a=sendrecv', `a=${offered}`))
    expect(directionOf(session, audioOf(session))).toBe(offered)
    expect(mirrorDirection(offered)).toBe(answer)
  })

  it('reads c=0.0.0.0 of plain RTP as a hold', () => {
    const held = (direction: string) => {
      const session = parsed(`v=0\no=- 1 1 IN IP4 h\nc=IN IP4 0.0.0.0\nm=audio 4 RTP/AVP 0\n${direction}`)
      return directionOf(session, audioOf(session))
    }
    expect([held(''), held('a=recvonly\n')]).toEqual(['sendonly', 'inactive'])
  })

  it('wants SHA-256 and a user fragment before it speaks of WebRTC', () => {
    for (const change of [
      OFFER.replace('sha-256', 'sha-1'),
      OFFER.replace('ice-ufrag', 'x'),
      OFFER.replace(':BF', ''),
    ]) {
      const session = parsed(change)
      expect(peerTransportOf(session, audioOf(session))).toBeNull()
    }
  })
})

describe('web descriptions', () => {
  const transport = {
    ufrag: 'uuuu',
    pwd: 'p'.repeat(22),
    address: '127.0.0.1',
    port: 4000,
    fingerprint: FINGERPRINT,
  }
  const opus = { payloadType: 111, name: 'opus', clockRate: 48_000, channels: 2, parameters: 'minptime=10' }
  const media = {
    transport,
    setup: 'passive',
    direction: 'sendrecv',
    codecs: [opus],
    mid: '0',
    ssrc: 9,
    cname: 'c',
  } as const

  it('answers the audio line and refuses the rest in its place', () => {
    const offer = parsed(OFFER)
    const answer = parsed(writeSdp(webAnswer({ id: '1', version: 3 }, offer, audioOf(offer), media)))
    expect(answer.origin).toMatchObject({ id: '1', version: '3' })
    expect(answer.media.map(({ kind, port }) => [kind, port])).toEqual([
      ['audio', 4000],
      ['video', 0],
    ])
    expect(answer.attributes).toContainEqual({ name: 'group', value: 'BUNDLE 0' })
    expect(answer.attributes).toContainEqual({ name: 'ice-lite', value: null })
    expect(codecsOf(audioOf(answer))).toEqual([opus])
    expect(audioOf(answer).attributes).toContainEqual({ name: 'setup', value: 'passive' })
  })

  it('leaves BUNDLE out when the offer had none', () => {
    const offer = parsed(OFFER.replace('a=group:BUNDLE 0 1\r\n', ''))
    const answer = webAnswer({ id: '1', version: 1 }, offer, audioOf(offer), media)
    expect(answer.attributes.some(({ name }) => name === 'group')).toBe(false)
  })

  it('offers actpass', () => {
    const offer = webOffer({ id: '1', version: 1 }, { ...media, setup: 'actpass' })
    expect(audioOf(offer).attributes).toContainEqual({ name: 'setup', value: 'actpass' })
  })
})
