import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFramer, MAX_FRAME_BYTES, MAX_HEAD_BYTES } from '../../../main/sip/sip-framer.ts'
import type { Framed } from '../../../main/sip/sip-framer.ts'

const message = (body: string, header = 'Content-Length'): string =>
  `INFO sip:a@b SIP/2.0\r\nTo: x\r\n${header}: ${Buffer.byteLength(body)}\r\n\r\n${body}`

/** Pushes a text cut at the given places; what was framed, in words. */
function feed(text: string, cuts: readonly number[] = []): readonly string[] {
  const bytes = Buffer.from(text)
  const framer = createFramer()
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b)
  let from = 0
  const out: Framed[] = []
  for (const end of ends) {
    out.push(...framer.push(bytes.subarray(from, end)))
    from = end
  }
  out.push(...framer.idle())
  return out.map((one) =>
    one.kind === 'message' ? one.bytes.toString() : one.kind === 'broken' ? one.reason : one.kind,
  )
}
const everyByte = (text: string): readonly number[] => [...Buffer.from(text).keys()]

describe('createFramer', () => {
  it('gives the same messages however the stream is cut', () => {
    const bodies = fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(bodies, fc.array(fc.nat(), { maxLength: 40 }), (texts, cuts) => {
        const all = texts.map((text, at) => message(text, at % 2 === 0 ? 'Content-Length' : 'l'))
        expect(feed(all.join(''), cuts)).toEqual(all)
      }),
    )
  })

  it('gives the same when every byte comes alone, empty lines between messages included', () => {
    const [one, two] = [message('é'), message('')]
    const text = `\r\n\r\n${one}\r\n${two}\r\n\r\n\r\n${one}`
    const expected = ['ping', one, 'pong', two, 'ping', 'pong', one]
    expect(feed(text)).toEqual(expected)
    expect(feed(text, everyByte(text))).toEqual(expected)
  })

  it('takes a double CRLF as one ping, also byte by byte', () => {
    expect(feed('\r\n\r\n')).toEqual(['ping'])
    expect(feed('\r\n\r\n', everyByte('\r\n\r\n'))).toEqual(['ping'])
    const framer = createFramer()
    const framed = [...'\r\n\r\n'].flatMap((char) => framer.push(Buffer.from(char)))
    expect(framed).toEqual([{ kind: 'ping' }])
    expect(framer.idle()).toEqual([])
  })

  it('takes a lone CRLF as a pong when nothing follows, and half of one as nothing', () => {
    const framer = createFramer()
    expect(framer.isUndecided()).toBe(false)
    expect(framer.push(Buffer.from('\r\n'))).toEqual([])
    expect(framer.isUndecided()).toBe(true)
    expect(framer.idle()).toEqual([{ kind: 'pong' }])
    expect(framer.idle()).toEqual([])
    framer.push(Buffer.from('\r'))
    expect(framer.idle()).toEqual([])
    expect(framer.push(Buffer.from('\n\r\n'))).toEqual([{ kind: 'ping' }])
  })

  it('waits for the body that was announced', () => {
    const framer = createFramer()
    const text = message('0123456789')
    expect(framer.push(Buffer.from(text.slice(0, -1)))).toEqual([])
    expect(framer.idle()).toEqual([])
    expect(framer.push(Buffer.from('9'))).toHaveLength(1)
  })

  it.each([
    ['no length', 'BYE sip:a@b SIP/2.0\r\nTo: x\r\n\r\n', 'no-length'],
    ['a length in words', 'BYE sip:a@b SIP/2.0\r\nl: ten\r\n\r\n', 'bad-length'],
    ['a negative length', 'BYE sip:a@b SIP/2.0\r\nl: -1\r\n\r\n', 'bad-length'],
    ['two lengths', 'BYE sip:a@b SIP/2.0\r\nl: 1\r\nContent-Length: 2\r\n\r\n', 'bad-length'],
    ['a good and a bad length', 'BYE sip:a@b SIP/2.0\r\nl: 1\r\nl: x\r\n\r\n', 'bad-length'],
    ['a body too large', `BYE sip:a@b SIP/2.0\r\nl: ${MAX_FRAME_BYTES}\r\n\r\n`, 'too-large'],
    ['a head too large', `BYE sip:a@b SIP/2.0\r\nX: ${'x'.repeat(MAX_HEAD_BYTES)}`, 'too-large'],
    [
      'a large head in one piece',
      `A sip:a SIP/2.0\r\nX: ${'x'.repeat(MAX_HEAD_BYTES)}\r\nl: 0\r\n\r\n`,
      'too-large',
    ],
  ])('gives up at %s', (_what, text, reason) => {
    expect(feed(text)).toEqual([reason])
  })

  it('says nothing more once it gave up', () => {
    const framer = createFramer()
    framer.push(Buffer.from('BYE sip:a@b SIP/2.0\r\nTo: x\r\n\r\n'))
    expect(framer.push(Buffer.from(message('')))).toEqual([])
    expect(framer.idle()).toEqual([])
  })

  it('accepts the same length twice, folded, and a header that only looks like one', () => {
    const text = 'BYE sip:a@b SIP/2.0\r\nX-Content-Length: 9\r\nl: 2\r\nContent-Length:\r\n  2\r\n\r\nok'
    expect(feed(text)).toEqual([text])
  })

  it('never throws and never gives more bytes than it got', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (chunks) => {
        const framer = createFramer()
        let got = 0
        for (const chunk of chunks)
          for (const one of framer.push(Buffer.from(chunk)))
            if (one.kind === 'message') got += one.bytes.length
        expect(got).toBeLessThanOrEqual(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
      }),
    )
  })
})
