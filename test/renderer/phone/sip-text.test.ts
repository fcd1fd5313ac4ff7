import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { IncomingText } from '../../../shared/domain/text-message.ts'
import { createFakeMedia } from '../../support/fake-media.ts'
import { createExchange, type Exchange, response } from '../../support/sip-exchange.ts'
import { createTestPhone, lineSetup, realClock, type TestPhone } from '../../support/test-phone.ts'

vi.setConfig({ testTimeout: 20_000 })

let exchange: Exchange
let alice: TestPhone
let bob: TestPhone
let texts: IncomingText[]

beforeEach(async () => {
  exchange = createExchange()
  texts = []
  alice = createTestPhone(exchange.bridge, createFakeMedia(), realClock)
  bob = createTestPhone(exchange.bridge, createFakeMedia(), realClock, 15_000, (text) => texts.push(text))
  await Promise.all([alice.register(lineSetup('alice')), bob.register(lineSetup('bob'))])
})

const send = (text: string, to = 'bob') =>
  alice.request((requestId) =>
    alice.runner.dispatch({
      kind: 'send-text',
      accountId: 'alice',
      uri: `sip:${to}@example.test`,
      text,
      requestId,
    }),
  )
const answers = () => exchange.log.filter(({ kind, from }) => / MESSAGE$/.test(kind) && from === 'bob')
/** Sends what we would never send. */
const change = (from: RegExp, to: string): void => {
  exchange.intercept = ({ kind, text }) => (kind === 'MESSAGE' ? [text.replace(from, to)] : 'pass')
}

describe('a short text', () => {
  it('arrives as it was written, and the sender hears that it was taken', async () => {
    expect(await send('Grüße — 10 min later 👋')).toBeNull()
    expect(texts).toEqual([
      {
        accountId: 'bob',
        address: 'alice@example.test',
        displayName: 'ALICE',
        text: 'Grüße — 10 min later 👋',
      },
    ])
    const [sent] = exchange.log.filter(({ kind }) => kind === 'MESSAGE')
    expect(sent?.text).toMatch(/^Content-Type: text\/plain;charset=utf-8\r?$/m)
    // RFC 3428 5: no Contact, no dialog.
    expect(sent?.text).not.toMatch(/^Contact:/m)
  })

  it('is taken as well by a server that passes it on later', async () => {
    exchange.intercept = ({ kind, text }) => (kind === 'MESSAGE' ? [response(text, '202 Accepted')] : 'pass')
    expect(await send('Hello')).toBeNull()
  })

  it('says why it was not taken', async () => {
    expect(await send('Hello', 'nobody')).toEqual({
      code: 'call-failed',
      status: 404,
      detail: 'text-refused',
      serverText: 'Not Found',
    })
  })

  it('is not sent over a line that is not registered', async () => {
    alice.runner.dispatch({ kind: 'suspend' })
    expect(await send('Hello')).toMatchObject({ code: 'line-not-ready' })
  })

  it('loses controls and overrides of the reading direction', async () => {
    expect(await send('a\u202Eb\u0007c')).toBeNull()
    expect(texts.map(({ text }) => text)).toEqual(['abc'])
  })

  it.each([
    ['another kind of content', /^Content-Type: .*$/m, 'Content-Type: text/html', 415],
    ['another character set', /^Content-Type: .*$/m, 'Content-Type: text/plain;charset=koi8-r', 415],
  ])('of %s is refused', async (_what, from, to, status) => {
    change(from, to)
    expect(await send('Hello')).toMatchObject({ status })
    expect(texts).toEqual([])
  })

  it('that is too long is refused', async () => {
    const long = 'x'.repeat(9_000)
    exchange.intercept = ({ kind, text }) =>
      kind === 'MESSAGE'
        ? [text.replace(/^Content-Length: .*$/m, `Content-Length: ${long.length}`).replace(/Hello$/, long)]
        : 'pass'
    expect(await send('Hello')).toMatchObject({ status: 413 })
    expect(texts).toEqual([])
  })

  it('of a caller who is turned away is taken and thrown away', async () => {
    bob.runner.dispatch({ kind: 'set-blocked', callers: new Set(['alice@example.test']) })
    expect(await send('Hello')).toBeNull()
    expect(texts).toEqual([])
  })

  it('after ten others at once has to wait', async () => {
    const outcomes = await Promise.all(Array.from({ length: 14 }, (_, at) => send(`No. ${at}`)))
    const refused = outcomes.filter((outcome) => outcome !== null)
    expect(texts.length + refused.length).toBe(14)
    expect(texts.length).toBeLessThanOrEqual(11)
    expect(refused.every(({ status }) => status === 503)).toBe(true)
    expect(answers().find(({ kind }) => kind.startsWith('503'))?.text).toMatch(/^Retry-After: \d+/m)
  })
})
