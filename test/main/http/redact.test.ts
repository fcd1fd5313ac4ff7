import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactingLog, redact } from '../../../main/http/redact.ts'
import { redactText } from '../../../main/http/redact-text.ts'
import { redactUrl } from '../../../main/http/redact-url.ts'
import { secret } from '../../../shared/secret.ts'
import { memoryLog } from '../../support/loopback.ts'

const CANARY = 'Kanari3nv0gel'
const printed = (value: unknown): string => `${JSON.stringify(value)} ${inspect(value, { depth: 20 })}`

describe('redactUrl', () => {
  it('keeps origin, path and the names of the query', () => {
    expect(
      redactUrl(
        new URL(`https://u:${CANARY}@host.example:8443/set.phtml?action=set_pin&pin=${CANARY}#${CANARY}`),
      ),
    ).toBe('https://host.example:8443/set.phtml?action=…&pin=…')
  })

  it('hides what follows a secret word in the path, as sipXcom has it', () => {
    expect(redactUrl(`https://h/sipxconfig/rest/my/voicemail/pin/${CANARY}`)).toBe(
      'https://h/sipxconfig/rest/my/voicemail/pin/…',
    )
    expect(redactUrl(`https://h/my/portal/password/${CANARY}/x`)).not.toContain(CANARY)
  })

  it('shortens numbers and addresses in the path', () => {
    expect(redactUrl('https://h/callcontroller/200/+420123456789')).toBe('https://h/callcontroller/200/…789')
    expect(redactUrl('https://h/a/alice%40example.org')).toBe('https://h/a/al…@example.org')
    expect(redactUrl('not a url')).toBe('[not a URL]')
  })
})

describe('redact', () => {
  const fields = {
    password: CANARY,
    newPin: CANARY,
    web_password: CANARY,
    'Proxy-Authorization': `Digest ${CANARY}`,
    headers: { cookie: CANARY, 'set-cookie': [CANARY], accept: '*/*' },
    p12: Buffer.from(CANARY),
    certificateKeyPem: CANARY,
    wrapped: secret(CANARY),
    inArray: [{ sipPassword: CANARY }, `https://h/x?pin=${CANARY}`],
    inMap: new Map([['token', CANARY]]),
    error: new Error(`refused GET https://h/x?password=${CANARY}`, { cause: { passphrase: CANARY } }),
    text: `{"password":"${CANARY}"}`,
    url: new URL(`https://h/x?secret=${CANARY}`),
    deep: { a: { b: { c: { d: { e: { f: { g: CANARY } } } } } } },
  }

  it('lets no planted secret through, wherever it sits', () => {
    expect(printed(redact(fields))).not.toContain(CANARY)
  })

  it('keeps what a log is read for', () => {
    const at = new Date(0)
    const kept = {
      accountId: 'acc-1',
      minutes: 30,
      ok: true,
      none: null,
      at,
      method: 'GET',
      host: '10.0.0.1:5061',
      ping: 'pong',
      when: '2026-11-24T02:23:53.123Z',
      from: '2026-11-24',
      bytes: 12345678,
      id: 'b7f3c2a1-1234-4567-89ab-1234567890ab',
    }
    expect(redact(kept)).toEqual(kept)
    expect(redact({ pinned: true, hasPassword: false })).toEqual({ pinned: true, hasPassword: false })
  })

  it('leaves three digits of a phone number', () => {
    expect(
      redact({ target: '+420 123 456 789', caller: 420123456, message: 'call to 00420123456789 failed' }),
    ).toEqual({
      target: '…789',
      caller: '…456',
      message: 'call to …789 failed',
    })
  })

  it('ends for values that contain themselves or are no data', () => {
    const loop: Record<string, unknown> = { run: () => 1, big: 1n }
    loop['self'] = loop
    expect(printed(redact(loop))).toContain('[function]')
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.anything()), (anything) => void redact(anything)))
  })
})

describe('redactText', () => {
  it('takes credentials and people out of a SIP message', () => {
    const trace = [
      'REGISTER sip:sip2sip.info SIP/2.0',
      'From: "Alice" <sip:alice.wonder@sip2sip.info>;tag=1',
      'To: <sip:+420123456789@sip2sip.info>',
      `Authorization: Digest username="alice", response="${CANARY}",`,
      ` cnonce="${CANARY}"`,
      `Proxy-Authorization: Digest ${CANARY}`,
      'Contact: <sips:31415926@10.0.0.1:5061;transport=tls>',
      '',
      `a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:${CANARY}`,
      `a=ice-pwd:${CANARY}`,
      'a=rtpmap:0 PCMU/8000',
    ].join('\r\n')
    const clean = redactText(trace)
    expect(clean).not.toContain(CANARY)
    expect(clean).not.toContain('alice.wonder')
    expect(clean).not.toContain('0123456')
    expect(clean).toContain('To: <sip:…789@sip2sip.info>')
    expect(clean).toContain('Authorization: Digest [hidden]')
    expect(clean).toContain('Contact: <sips:…926@10.0.0.1:5061;transport=tls>')
    expect(clean).toContain('a=rtpmap:0 PCMU/8000')
  })

  it.each([
    `GET https://h.example/x?pin=${CANARY}&a=b`,
    `-----BEGIN PRIVATE KEY-----\n${CANARY}\n-----END PRIVATE KEY-----`,
    `-----BEGIN RSA PRIVATE KEY-----\n${CANARY}`,
    `Authorization: Basic ${CANARY}`,
    `sent Basic ${CANARY}== to host`,
    `Bearer ${CANARY}`,
    `password=${CANARY} next`,
    `'pin': '${CANARY}'`,
    `"sipPassword" : "${CANARY}"`,
    `<sipPassword>${CANARY}</sipPassword>`,
    `passphrase: "a \\" ${CANARY}"`,
    `sip:bob:${CANARY}@example.org`,
    `Set-Cookie: session=${CANARY}`,
    `wss://h/ws?token=${CANARY}`,
    `k=clear:${CANARY}`,
    `{\\"password\\":\\"${CANARY}\\"}`,
    `"password":"${CANARY}`,
    `api_key=${CANARY}`,
  ])('hides the secret in %s', (text) => {
    expect(redactText(text)).not.toContain(CANARY)
  })

  it.each([
    '2026-11-24T02:23:53.123Z',
    'port 5061 of 192.168.100.200',
    'took 1234 ms',
    'sha256 deadbeef0123456789deadbeef',
    'v24.21.0',
  ])('leaves %s alone', (text) => {
    expect(redactText(text)).toBe(text)
  })

  it('is quick on long and hostile text', () => {
    for (const piece of ['a', '@', '"', '+1', 'sip:a@', '-----BEGIN X-----', 'password=', '\r\n ', '\\']) {
      expect(redactText(piece.repeat(100_000)).length).toBeLessThanOrEqual(500_000)
    }
  })

  it('hides a secret on its own line whatever stands around it, and shows it no more the second time', () => {
    const piece = fc.constantFrom(
      ...[
        'sip:',
        'alice',
        '@',
        'host',
        ' ',
        '+420123456789',
        'password',
        '=',
        '"',
        "'",
        ':',
        'https://h/x?a=b',
      ],
      ...['\n', '\\', 'Authorization: ', 'tel:', '<pin>', '-----BEGIN X-----', 'Basic ', '[hidden]', '…'],
    )
    const line = fc.constantFrom(
      `password="${CANARY}"`,
      `Authorization: Digest response="${CANARY}"`,
      `GET https://h/x?pin=${CANARY}`,
      `a=crypto:1 AES inline:${CANARY}`,
      `{"confPin":"${CANARY}"}`,
      JSON.stringify(JSON.stringify({ password: CANARY })),
    )
    fc.assert(
      fc.property(fc.array(piece), line, fc.array(piece), (before, secretLine, after) => {
        const once = redactText(`${before.join('')}\n${secretLine}\n${after.join('')}`)
        expect(once).not.toContain(CANARY)
        expect(redactText(once)).not.toContain(CANARY)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('createRedactingLog', () => {
  it('lets nothing reach the sink unredacted', () => {
    const { log, lines } = memoryLog()
    const redacting = createRedactingLog(log)
    redacting.info(`odd message with password=${CANARY}`, { password: CANARY })
    redacting.warn('plain')
    redacting.debug('a', { url: `https://h/?q=${CANARY}` })
    redacting.error('b', { error: new Error(`token=${CANARY}`) })
    expect(printed(lines)).not.toContain(CANARY)
    expect(lines.map(({ level }) => level)).toEqual(['info', 'warn', 'debug', 'error'])
    expect(lines[1]).toEqual({ level: 'warn', message: 'plain', fields: undefined })
  })
})
