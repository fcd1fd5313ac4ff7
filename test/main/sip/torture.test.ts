import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTorturePhone, type TorturePhone } from './torture-phone.ts'

const FOLDER = join(import.meta.dirname, '../../fixtures/rfc4475')

/**
 * What RFC 4475 asks of a phone. A number: the request is answered with it. `taken`: it is well formed and reaches the
 * phone, whose answer is about something else (404: nobody of that name, 405, 480). `ignored`: a response nobody waits
 * for, or something that is no SIP message at all.
 */
type Wanted = number | readonly number[] | 'taken' | 'ignored'
const RFC_4475: Readonly<Record<string, Wanted>> = {
  // 3.1.1 valid
  wsinv: 'taken',
  intmeth: 'taken',
  esc01: 'taken',
  escnull: 405,
  esc02: 'taken',
  lwsdisp: 'taken',
  longreq: 'taken',
  // The second message in the datagram is beyond the first one's length; both are a server's business.
  dblreq: 405,
  semiuri: 'taken',
  transports: 'taken',
  // Its binary signature is a body that no phone of text has a use for.
  mpart01: 415,
  unreason: 'ignored',
  noreason: 'ignored',
  // 3.1.2 invalid
  badinv01: 400,
  clerr: 400,
  ncl: 400,
  scalar02: 400,
  scalarlg: 'ignored',
  quotbal: 400,
  ltgtruri: 400,
  lwsruri: 400,
  lwsstart: 400,
  trws: 400,
  escruri: 400,
  // "be generous and ignore the Date" is one of the two ways.
  baddate: 'taken',
  regbadct: 400,
  badaspec: 400,
  baddn: 400,
  badvers: 505,
  mismatch01: 400,
  mismatch02: [400, 501],
  bigcode: 'ignored',
  // 3.2 and 3.3: what is well formed and yet cannot be done
  badbranch: 'taken',
  insuf: 'ignored',
  unkscm: 416,
  novelsc: 416,
  // Its REGISTER is no phone's business before its To is looked at.
  unksm2: [400, 405],
  bext01: 420,
  invut: 415,
  // REGISTER is for servers; how it is answered shows that it was read.
  regaut01: 405,
  multi01: 400,
  mcl01: 400,
  bcast: 'ignored',
  zeromf: 'taken',
  cparam01: 405,
  cparam02: 405,
  regescrt: 405,
  sdp01: 406,
  inv2543: 'taken',
  test: 'ignored',
}

/** The messages of RFC 5118, whose point is one line each. */
const ipv6 = (parts: { uri?: string; via?: string; extra?: string; body?: string }): Buffer => {
  const body = parts.body ?? ''
  return Buffer.from(
    [
      `OPTIONS ${parts.uri ?? 'sip:user@[2001:db8::10]'} SIP/2.0`,
      `Via: SIP/2.0/UDP ${parts.via ?? '[2001:db8::9:1]'};branch=z9hG4bKas3-111`,
      ...(parts.extra === undefined ? [] : [parts.extra]),
      'Max-Forwards: 70',
      'From: sip:user@example.com;tag=81x2',
      `To: ${parts.uri ?? 'sip:user@[2001:db8::10]'}`,
      `Call-ID: ${Math.random()}@[2001:db8::1]`,
      'CSeq: 689 OPTIONS',
      `Content-Length: ${body.length}`,
      '',
      body,
    ].join('\r\n'),
  )
}
const twoStreams =
  'v=0\r\no=bob 280744730 28977631 IN IP4 host.example.com\r\ns=-\r\nt=0 0\r\nm=audio 22334 RTP/AVP 0\r\nc=IN IP4 192.0.2.1\r\nm=video 6024 RTP/AVP 107\r\nc=IN IP6 2001:db8::1\r\na=rtpmap:107 H263-1998/90000\r\n'
const RFC_5118: readonly (readonly [string, Buffer, Wanted])[] = [
  ['4.1 an IPv6 reference', ipv6({}), 'taken'],
  ['4.2 one without brackets', ipv6({ uri: 'sip:2001:db8::10' }), 400],
  ['4.3 a port inside the brackets', ipv6({ uri: 'sip:[2001:db8::10:5070]' }), 'taken'],
  ['4.4 a port behind them', ipv6({ uri: 'sip:[2001:db8::10]:5070' }), 'taken'],
  ['4.5 received with brackets', ipv6({ via: '[2001:db8::9:1];received=[2001:db8::9:255]' }), 'taken'],
  ['4.5 received without brackets', ipv6({ via: '[2001:db8::9:1];received=2001:db8::9:255' }), 'taken'],
  [
    '4.6 an IPv6 address in SDP',
    ipv6({ body: twoStreams.replace('IP4 192.0.2.1', 'IP6 2001:db8::20') }),
    'taken',
  ],
  [
    '4.7 both families in Via',
    ipv6({ extra: 'Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKbh19' }),
    'taken',
  ],
  ['4.8 both families in SDP', ipv6({ body: twoStreams }), 'taken'],
  [
    '4.9 a mapped address',
    ipv6({ via: '[::ffff:192.0.2.10]:19823', uri: 'sip:user@[::ffff:192.0.2.2]' }),
    'taken',
  ],
  ['4.10 three colons, an error of RFC 3261', ipv6({ uri: 'sip:user@[2001:db8:::192.0.2.1]' }), 'taken'],
  ['4.10 two colons', ipv6({ uri: 'sip:user@[2001:db8::192.0.2.1]' }), 'taken'],
]

describe('torture messages', () => {
  let phone: TorturePhone
  beforeAll(async () => {
    phone = await createTorturePhone('user')
  })
  afterAll(() => phone.stop())

  const outcome = async (bytes: Buffer): Promise<'taken' | 'ignored' | number> => {
    phone.rest()
    const before = phone.delivered()
    const status = await phone.arrive(bytes)
    const isResponse = bytes.toString('latin1', 0, 4) === 'SIP/'
    if (phone.delivered() === before) return status ?? 'ignored'
    // The phone's parser took it if it said something about it; about a response nothing is to be said.
    if (isResponse) return 'ignored'
    return status === null ? 'ignored' : [404, 405, 480, 200, 501].includes(status) ? 'taken' : status
  }
  const fits = (wanted: Wanted, found: unknown): boolean =>
    typeof wanted === 'object' ? wanted.some((one) => one === found) : wanted === found

  it('has all fifty messages of RFC 4475', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.dat'))
    expect(files.map((name) => name.replace('.dat', '')).toSorted()).toEqual(Object.keys(RFC_4475).toSorted())
    expect(files).toHaveLength(50)
  })

  it.each(Object.entries(RFC_4475))('RFC 4475 %s', async (name, wanted) => {
    const found = await outcome(readFileSync(join(FOLDER, `${name}.dat`)))
    expect(fits(wanted, found), `${String(found)} instead of ${String(wanted)}`).toBe(true)
  })

  it.each(RFC_5118)('RFC 5118 %s', async (_name, bytes, wanted) => {
    const found = await outcome(bytes)
    expect(fits(wanted, found), `${String(found)} instead of ${String(wanted)}`).toBe(true)
  })
})
