/** A generator of numbers from 0 to 1 that repeats itself for the same seed (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Text in the shapes of SIP, from usual to broken, the same for the same seed. */
export type SipGenerator = {
  /** A whole message; about half of them are well formed. */
  message(): string
  /** What may stand in a header, for any rule of the grammar. */
  value(): string
  /** Bytes of a message with some of them changed. */
  mutated(bytes: Buffer): Buffer
}

export function createSipGenerator(seed: number): SipGenerator {
  const chance = createChance(seed)
  const whole = (limit: number): number => Math.floor(chance() * limit)
  const one = <T>(...of: readonly [T, ...T[]]): T => of[whole(of.length)] ?? of[0]
  const maybe = (part: number, make: () => string): string => (chance() < part ? make() : '')
  const many = (least: number, most: number, make: () => string, between = ''): string =>
    Array.from({ length: least + whole(most - least + 1) }, make).join(between)

  const letter = (): string => String.fromCharCode(97 + whole(26))
  const token = (): string =>
    one(
      () => many(1, 8, letter),
      () => many(1, 5, () => one('a', 'Z', '0', '-', '.', '!', '%', '*', '_', '+', '`', "'", '~')),
    )()
  const space = (): string => one('', '', '', ' ', '  ', '\t', '\r\n ')
  const number = (): string => one('0', '1', '70', '255', '0009', '4294967295', '99999999999999999999', '-1')
  const octet = (): string => one('0', '1', '10', '127', '192', '255', '256', '08')
  const host = (): string =>
    one(
      () => many(1, 3, token, '.').replace(/[^a-z0-9.-]/g, 'x'),
      () => many(4, 4, octet, '.'),
      () =>
        `[${one('2001:db8::1', '::', '::ffff:192.0.2.1', '1:2:3:4:5:6:7:8', '2001:db8:::1', 'fe80::1%eth0')}]`,
      () => one('example.org', 'example.org.', 'a-b.example', 'x', '', '-x.y', 'ex_ample.org'),
    )()
  const user = (): string =>
    one(
      'alice',
      '+49 89',
      '+4989123',
      '%23',
      '#31#',
      'a%00b',
      'a;b=c',
      '1;phone-context=x',
      'J%C3%BCrgen',
      'ü',
      '%zz',
      'a:b',
      '',
    )
  const uriParam = (): string =>
    `;${one(
      () => `transport=${one('udp', 'tcp', 'TLS', 'ws', 'sctp', 'tlsx')}`,
      () => one('lr', 'lrx', 'lr=on', 'user=phone', 'method=INVITE', 'ttl=15', `maddr=${host()}`, 'ob', 'gr'),
      () => `${token()}${maybe(0.7, () => `=${token()}`)}`,
    )()}`
  const uri = (): string =>
    `${one('sip', 'sip', 'sip', 'sips', 'SIP', 'tel', 'http', '')}:${maybe(0.8, () => `${user()}@`)}${host()}${maybe(0.3, () => `:${one('5060', '0', '65536', '', 'x')}`)}${many(0, 2, uriParam)}${maybe(0.15, () => `?${token()}=${token()}`)}`
  const quoted = (): string =>
    `"${many(0, 4, () => one('Ann', ' ', '\\"', '\\\\', 'é', '漢', '\u202e', '<b>', ',', ';', '\r\n ', '\u0000', '"', '\\'))}"`
  const parameter = (): string =>
    `${space()};${space()}${one(
      () => `tag=${token()}`,
      () => `branch=${one('z9hG4bK', '')}${token()}`,
      () =>
        one(
          'rport',
          'rport=5060',
          'received=192.0.2.1',
          'received=[::1]',
          'ttl=1',
          'maddr=a.b',
          'q=0.5',
          'q=1.1',
          'expires=300',
          'expires=x',
          '+sip.instance="<urn:uuid:0>"',
        ),
      () => `${token()}${maybe(0.6, () => `${space()}=${space()}${one(token, quoted, host)()}`)}`,
    )()}`
  const address = (): string =>
    one(
      () => `${maybe(0.5, () => one(quoted, token)() + one(' ', ''))}<${uri()}>${many(0, 3, parameter)}`,
      () => `${uri()}${many(0, 2, parameter)}`,
      () => one('*', '*<sip:a@b>', '<>', '"unbalanced <sip:a@b>'),
    )()
  const via = (): string =>
    `SIP${space()}/${space()}${one('2.0', '2.0', '3.0')}${space()}/${space()}${one('UDP', 'TCP', 'TLS', 'WSS', 'ws', 'X')} ${host()}${maybe(0.4, () => `:${one('5060', '99999', 'x')}`)}${many(0, 4, parameter)}`
  const method = (): string =>
    one('INVITE', 'ACK', 'BYE', 'OPTIONS', 'REGISTER', 'NOTIFY', 'REFER', 'invite', token())
  const challenge = (): string =>
    `Digest realm=${quoted()}, nonce=${quoted()}${maybe(0.6, () => `, algorithm=${one('MD5', 'SHA-256', token())}`)}${maybe(0.6, () => `, qop="${one('auth', 'auth,auth-int', '')}"`)}${maybe(0.3, () => `, stale=${one('true', 'FALSE', 'x')}`)}${maybe(0.2, () => `, ${token()}=${quoted()}`)}`

  const values: readonly [() => string, ...(() => string)[]] = [
    address,
    via,
    uri,
    quoted,
    number,
    challenge,
    () => `${number()}${space()} ${method()}`,
    () => many(1, 4, token, one(',', ', ', ' , ')),
    () => many(1, 3, address, one(',', ', ')),
    () => `${token()}/${token()}${many(0, 2, parameter)}`,
    () => `${token()}${many(0, 3, parameter)}`,
    () => `${token()}@${host()}`,
    () => `${token()};to-tag=${token()};from-tag=${token()}${maybe(0.3, () => ';early-only')}`,
    () =>
      `${one('stun', 'turn', 'stuns')}:${host()}${maybe(0.5, () => ':3478')}${maybe(0.3, () => '?transport=udp')}`,
    () => '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
    () => `${method()} ${uri()} SIP/2.0`,
    () => `SIP/2.0 ${one('200', '180', '700', '99', '4294967301')} ${one('OK', '', 'Täst', 'a\u0000b')}`,
    () =>
      many(0, 6, () =>
        one(token, space, () => one('"', '<', '>', '@', ':', ';', ',', '=', '\\', '[', ']', '?'))(),
      ),
  ]
  const value = (): string => one(...values)()
  const compact = (name: string, short: string): string => one(name, name, name.toUpperCase(), short)
  const line = (name: string, content: string): string => `${name}${one(':', ': ', ' : ')}${content}`

  return {
    value,
    message() {
      const asked = one('INVITE', 'OPTIONS', 'BYE', 'NOTIFY', method())
      const first = one(
        () => `${asked} ${one('sip:alice@example.org', uri())} SIP/2.0`,
        () => `SIP/2.0 ${one('100', '200', '401', '486', '699', number())} ${one('OK', 'Nö', '')}`,
      )()
      const tidy = chance() < 0.5
      const odd = (usual: string, make: () => string): string => (tidy || chance() < 0.6 ? usual : make())
      const body = one('', '', 'v=0\r\n', 'ü')
      const lines = [
        line(compact('Via', 'v'), odd('SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1', via)),
        ...(chance() < 0.3 ? [line('Via', via())] : []),
        line(compact('From', 'f'), odd('"A" <sip:a@example.org>;tag=1', address)),
        line(compact('To', 't'), odd('<sip:b@example.org>', address)),
        line(compact('Call-ID', 'i'), odd('abc@192.0.2.1', value)),
        line(
          'CSeq',
          odd(`1 ${asked}`, () => `${number()} ${method()}`),
        ),
        ...(chance() < 0.5
          ? [
              line(
                compact('Contact', 'm'),
                odd('<sip:c@192.0.2.9>', () => many(1, 3, address, ', ')),
              ),
            ]
          : []),
        ...(chance() < 0.3
          ? [
              line(
                'Record-Route',
                odd('<sip:p.example;lr>', () => many(1, 3, address, ', ')),
              ),
            ]
          : []),
        ...(chance() < 0.3 ? [line('Max-Forwards', odd('70', value))] : []),
        ...(chance() < 0.3 ? [line('WWW-Authenticate', odd('Digest realm="x", nonce="y"', challenge))] : []),
        ...(chance() < 0.4
          ? [
              line(
                one(
                  'Supported',
                  'Require',
                  'Event',
                  'Refer-To',
                  'Replaces',
                  'Session-Expires',
                  'Min-SE',
                  'Subscription-State',
                  'Content-Disposition',
                  'Referred-By',
                  'X-Odd',
                  '__proto__',
                ),
                value(),
              ),
            ]
          : []),
        ...(body === '' ? [] : [line(compact('Content-Type', 'c'), odd('application/sdp', value))]),
        line(compact('Content-Length', 'l'), odd(String(Buffer.byteLength(body)), number)),
      ]
      const ordered = chance() < 0.2 ? lines.toSorted(() => chance() - 0.5) : lines
      const text = [first, ...ordered, '', body].join('\r\n')
      return chance() < 0.25 ? this.mutated(Buffer.from(text)).toString('utf8') : text
    },
    mutated(bytes) {
      const changed = Array.from(bytes)
      for (let left = 1 + whole(4); left > 0; left -= 1) {
        const place = whole(changed.length)
        const kind = whole(6)
        if (kind === 0) changed[place] = whole(256)
        else if (kind === 1) changed.splice(place, 1 + whole(8))
        else if (kind === 2) changed.splice(place, 0, ...changed.slice(place, place + whole(40)))
        else if (kind === 3) changed.length = place
        else if (kind === 4) changed.splice(place, 0, ...Buffer.from(value()))
        else changed.splice(place, 0, one(0, 10, 13, 34, 44, 59, 60, 62, 92, 195, 255))
      }
      return Buffer.from(changed)
    },
  }
}
