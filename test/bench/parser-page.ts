import { Core } from 'sip.js'
import JsSipParser from 'jssip/lib/Parser.js'

/** The usual messages of a phone's day, as the wire carries them. */
const sdp = [
  ...['v=0', 'o=- 4611731400430051336 2 IN IP4 192.0.2.1', 's=-', 'c=IN IP4 192.0.2.1', 't=0 0'],
  'm=audio 4000 RTP/AVP 0 8 9 101',
  ...Array.from(
    { length: 14 },
    (_, at) => `a=candidate:${at} 1 udp 2113937151 192.0.2.1 ${4000 + at} typ host generation 0`,
  ),
  '',
].join('\r\n')

const call = [
  'Via: SIP/2.0/WSS 192.0.2.1:5060;branch=z9hG4bK776asdhds',
  'Via: SIP/2.0/UDP 192.0.2.2:5060;branch=z9hG4bKnashds8;received=192.0.2.2;rport=5060',
  'Record-Route: <sip:192.0.2.1;lr;ftag=abc>',
  'Max-Forwards: 69',
  'From: "Erika Example" <sip:+498912345678@example.org>;tag=from1',
  'To: <sip:alice@example.org>;tag=to1',
  'Call-ID: 843817637684230@998sdasdh09',
  'CSeq: 1 INVITE',
  'Contact: <sip:erika@192.0.2.2:5060;transport=udp>',
  'Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, REFER, NOTIFY, INFO',
  'Supported: replaces, timer, outbound',
  'User-Agent: Bench/1.0',
  'Content-Type: application/sdp',
  `Content-Length: ${sdp.length}`,
  '',
  sdp,
]
const MESSAGES: Readonly<Record<string, readonly string[]>> = {
  'INVITE with SDP': ['INVITE sip:alice@example.org SIP/2.0', ...call],
  '200 with SDP': ['SIP/2.0 200 OK', ...call],
  OPTIONS: [
    'OPTIONS sip:alice@example.org SIP/2.0',
    'Via: SIP/2.0/WSS 192.0.2.1;branch=z9hG4bK776asdhds',
    'Max-Forwards: 69',
    'From: <sip:server@example.org>;tag=from1',
    'To: <sip:alice@example.org>',
    'Call-ID: 843817637684230',
    'CSeq: 1 OPTIONS',
    'Content-Length: 0',
    '',
    '',
  ],
  '200 to REGISTER, 3 contacts': [
    'SIP/2.0 200 OK',
    'Via: SIP/2.0/WSS abc.invalid;branch=z9hG4bK776asdhds;rport=5060;received=127.0.0.1',
    'From: <sip:alice@example.org>;tag=from1',
    'To: <sip:alice@example.org>;tag=to1',
    'Call-ID: 843817637684230',
    'CSeq: 2 REGISTER',
    'Contact: <sip:a@192.0.2.1:5060;transport=ws>;expires=300, <sip:b@192.0.2.4;transport=tcp>;expires=20',
    'Contact: <sip:c@[2001:db8::1]:5060>;expires=100',
    'Server: Bench',
    'Content-Length: 0',
    '',
    '',
  ],
}

export type ParserRates = readonly { readonly name: string; readonly ours: number; readonly jssip: number }[]

const ROUNDS = 7
const ROUND_MS = 80

/** Messages a second of the bundled sip.js and of JsSIP, in turns, median of the rounds. */
export function measureParsers(): ParserRates {
  const silent = console
  return Object.entries(MESSAGES).map(([name, lines]) => {
    const text = lines.join('\r\n')
    const ours = () => Core.Parser.parseMessage(text, silent as unknown as Core.Logger) !== undefined
    const jssip = () => JsSipParser.parseMessage(text, {}) !== undefined
    if (!ours() || !jssip()) throw new Error(`${name} was not read`)
    const rates = Array.from({ length: ROUNDS + 1 }, () => [rate(ours), rate(jssip)] as const).slice(1)
    return { name, ours: median(rates.map(([one]) => one)), jssip: median(rates.map(([, two]) => two)) }
  })
}

function rate(run: () => boolean): number {
  const from = performance.now()
  let count = 0
  while (performance.now() - from < ROUND_MS) {
    for (let at = 0; at < 20; at += 1) run()
    count += 20
  }
  return (count / (performance.now() - from)) * 1000
}

function median(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0)
}

Object.assign(globalThis, { measureParsers })
