import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GUARD_LIMITS, inspectFrame } from '../../../main/sip/guard.ts'
import { requestLines, responseLines } from './messages.ts'

const frame = (lines: readonly string[], body: string | Buffer = ''): Buffer =>
  Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body)])
const inspect = (lines: readonly string[], body?: string | Buffer) => inspectFrame(frame(lines, body))
const swapLine = (lines: readonly string[], start: string, line: string): readonly string[] =>
  lines.map((one) => (one.startsWith(start) ? line : one))
const without = (lines: readonly string[], start: string): readonly string[] =>
  lines.filter((one) => !one.startsWith(start))
const plain = requestLines()
const ok200 = responseLines(200)

describe('inspectFrame', () => {
  it('lets ordinary messages pass with their body', () => {
    expect(inspect([...plain, 'Content-Length: 4'], 'body')).toMatchObject({
      kind: 'pass',
      message: { body: 'body' },
    })
    expect(inspect(plain, 'no length')).toMatchObject({ kind: 'pass', message: { body: 'no length' } })
    expect(inspect(ok200)).toMatchObject({ kind: 'pass' })
    expect(inspectFrame(Buffer.concat([Buffer.from('\r\n\r\n\r\n'), frame(plain)]))).toMatchObject({
      kind: 'pass',
    })
  })

  it('cuts what a datagram has beyond the announced length', () => {
    expect(inspect([...plain, 'Content-Length: 4'], 'body and more')).toMatchObject({
      kind: 'pass',
      message: { body: 'body' },
    })
  })

  it.each([
    ['a head of more than 16 KB', [...plain, `X-A: ${'x'.repeat(16_384)}`], '', 'drop', 'head-too-large'],
    ['more than 64 KB', plain, 'x'.repeat(GUARD_LIMITS.frameBytes), 'close', 'frame-too-large'],
    [
      'more than 200 header lines',
      [...plain, ...Array<string>(200).fill('X-A: 1')],
      '',
      'drop',
      'too-many-headers',
    ],
    [
      'more than 200 lines by folding',
      [...plain, 'Subject: a', ...Array<string>(200).fill(' b')],
      '',
      'drop',
      'too-many-headers',
    ],
    [
      'more than 70 Via headers',
      [...plain, ...Array<string>(70).fill('v: SIP/2.0/UDP h')],
      '',
      'drop',
      'too-many-vias',
    ],
    [
      'more than 70 Vias in one header',
      [...plain, `Via: ${Array<string>(70).fill('SIP/2.0/UDP h').join(',')}`],
      '',
      'drop',
      'too-many-vias',
    ],
    ['an answer with two Vias', [...ok200, 'Via: SIP/2.0/UDP other'], '', 'drop', 'response-for-others'],
    ['an answer with a wrong length', [...ok200, 'l: 9'], 'short', 'drop', 'content-length'],
    ['an answer with a huge CSeq', swapLine(ok200, 'CSeq', 'CSeq: 4294967296 INVITE'), '', 'drop', 'cseq'],
    ['an ACK that is wrong', [...requestLines({ method: 'ACK' }), 'l: 9'], '', 'drop', 'content-length'],
    ['a request without Via', without(plain, 'Via'), '', 'drop', 'no-via'],
    ['a request without From', without(plain, 'From'), '', 'drop', 'no-from'],
    ['HTTP', ['GET / HTTP/1.1', 'Host: x'], '', 'drop', 'syntax'],
  ] as const)('decides about %s', (_what, lines, body, kind, reason) => {
    expect(inspect(lines, body)).toEqual({ kind, reason })
  })

  it.each([
    ['a CSeq of another method', swapLine(plain, 'CSeq', 'CSeq: 1 BYE'), '', 400, 'cseq-method'],
    ['a CSeq of 2^31', swapLine(plain, 'CSeq', 'CSeq: 2147483648 INVITE'), '', 400, 'cseq'],
    ['two Call-IDs', [...plain, 'i: other'], '', 400, 'two-call-id'],
    ['a body shorter than announced', [...plain, 'Content-Length: 9'], 'short', 400, 'content-length'],
    ['two lengths', [...plain, 'Content-Length: 1', 'l: 2'], 'xx', 400, 'content-length'],
    ['a length that is no number', [...plain, 'l: 0x1'], 'x', 400, 'content-length'],
    ['another SIP version', swapLine(plain, 'INVITE', 'INVITE sip:a@b SIP/3.0'), '', 505, 'sip-version'],
    [
      'a header line of more than 4 KB',
      [...plain, `Subject: ${'x'.repeat(4096)}`],
      '',
      513,
      'header-too-long',
    ],
    [
      'a header of more than 4 KB in folded lines',
      [...plain, 'Subject: x', ...Array<string>(50).fill(` ${'x'.repeat(99)}`)],
      '',
      513,
      'header-too-long',
    ],
    ['a body that is no UTF-8', plain, Buffer.from([0xc3, 0x28]), 415, 'body-not-utf8'],
  ] as const)('answers %s', (_what, lines, body, status, reason) => {
    const verdict = inspect(lines, body)
    expect(verdict).toMatchObject({ kind: 'answer', reason })
    const reply = verdict.kind === 'answer' ? verdict.reply : ''
    expect(reply).toMatch(new RegExp(`^SIP/2\\.0 ${status} `))
    expect(reply).toContain('branch=z9hG4bKone')
    expect(reply).toMatch(/\r\nTo: [^\r]*;tag=g[0-9a-f]{15}\r\n/)
    expect(reply).toMatch(/Content-Length: 0\r\n\r\n$/)
  })

  it('has limits of its own for every measure', () => {
    expect(GUARD_LIMITS).toEqual({
      frameBytes: 65_536,
      headBytes: 16_384,
      headerLineBytes: 4096,
      headerLines: 200,
      vias: 70,
    })
    expect(inspect([...plain, ...Array<string>(194).fill('X-A: 1')])).toMatchObject({ kind: 'pass' })
    expect(inspect([...plain, ...Array<string>(195).fill('X-A: 1')])).toMatchObject({ kind: 'drop' })
    expect(inspect([...plain, ...Array<string>(19).fill('v: SIP/2.0/UDP h')])).toMatchObject({ kind: 'pass' })
    expect(inspect([...plain, `X-A: ${'x'.repeat(4096 - 'X-A: \r\n'.length)}`])).toMatchObject({
      kind: 'pass',
    })
    expect(inspect([...plain, `X-A: ${'x'.repeat(4097 - 'X-A: \r\n'.length)}`, 'X-B: 1'])).toMatchObject({
      kind: 'answer',
    })
  })

  it('drops a head that is no UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from(`${plain.join('\r\n')}\r\nSubject: `),
      Buffer.from([0xff, 0x0d, 0x0a, 0x0d, 0x0a]),
    ])
    expect(inspectFrame(bytes)).toEqual({ kind: 'drop', reason: 'not-utf8' })
  })

  it('does not answer when the answer would have to repeat something huge', () => {
    const huge = swapLine(plain, 'From', `From: "${'x'.repeat(5000)}" <sip:b@c>;tag=1`)
    expect(inspect(huge)).toEqual({ kind: 'drop', reason: 'header-too-long' })
  })

  it('gives the same answer to the same request, with the tag it already had', () => {
    const lines = [...requestLines({ toTag: 'mine' }), 'l: 9']
    const [one, two] = [inspect(lines), inspect(lines)]
    expect(one).toEqual(two)
    expect(one).toMatchObject({ reply: expect.stringContaining(';tag=mine\r\n') as string })
  })

  it('never throws and always decides', () => {
    const kinds = ['pass', 'answer', 'drop', 'close']
    const junk = fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes))
    fc.assert(fc.property(junk, (bytes) => kinds.includes(inspectFrame(bytes).kind)))
  })

  it('never throws on an ordinary message with bytes changed, added or lost', () => {
    const base = frame([...plain, 'Content-Length: 4'], 'body')
    const change = fc.tuple(
      fc.nat(base.length - 1),
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom('set', 'add', 'cut'),
    )
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        let bytes = base
        for (const [place, value, how] of changes) {
          const at = place % (bytes.length || 1)
          const tail = bytes.subarray(how === 'add' ? at : at + 1)
          bytes = Buffer.concat([
            bytes.subarray(0, at),
            how === 'cut' ? Buffer.alloc(0) : Buffer.from([value]),
            tail,
          ])
        }
        const verdict = inspectFrame(bytes)
        expect(verdict.kind === 'pass' ? verdict.message.headers.length : 1).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
  })
})
