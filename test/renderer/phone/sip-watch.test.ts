import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeMedia } from '../../support/fake-media.ts'
import { createExchange, type Exchange, type Passing, response } from '../../support/sip-exchange.ts'
import { createTestPhone, lineSetup, realClock, type TestPhone } from '../../support/test-phone.ts'

vi.setConfig({ testTimeout: 20_000 })

const BOB = 'bob@example.test'
let exchange: Exchange
let phone: TestPhone
let now = 0
let timers: { at: number; run: () => void }[] = []

/** Real but for what waits for seconds: that goes by when a test says so. */
const clock = {
  ...realClock,
  after(delayMs: number, run: () => void): () => void {
    if (delayMs < 5_000) return realClock.after(delayMs, run)
    const timer = { at: now + delayMs, run }
    timers.push(timer)
    return () => {
      timers = timers.filter((one) => one !== timer)
    }
  },
}
function pass(ms: number): void {
  now += ms
  const due = timers.filter((timer) => timer.at <= now)
  timers = timers.filter((timer) => timer.at > now)
  for (const { run } of due) run()
}

const document = (version: number, state: 'full' | 'partial', dialogs = ''): string =>
  `<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="${version}" state="${state}" entity="sip:${BOB}">${dialogs}</dialog-info>`
const RINGS = '<dialog id="1" direction="recipient"><state>early</state></dialog>'
const TALKS = '<dialog id="1"><state>confirmed</state></dialog>'

/** A NOTIFY in the subscription that a SUBSCRIBE asked for. */
function notify(subscribe: string, cseq: number, body: string, state = 'active;expires=600'): string {
  const header = (name: string): string =>
    new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(subscribe)?.[1]?.trim() ?? ''
  return [
    `NOTIFY ${/<([^>]+)>/.exec(header('Contact'))?.[1] ?? ''} SIP/2.0`,
    `Via: SIP/2.0/WSS exchange00.invalid;branch=z9hG4bK${cseq}${Math.random()}`,
    'Max-Forwards: 70',
    `From: ${header('To')};tag=exchange`,
    `To: ${header('From')}`,
    `Call-ID: ${header('Call-ID')}`,
    `CSeq: ${cseq} NOTIFY`,
    'Contact: <sip:presence@exchange00.invalid>',
    'Event: dialog',
    `Subscription-State: ${state}`,
    'Content-Type: application/dialog-info+xml',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}
const accept = (subscribe: string): string =>
  response(subscribe, '200 OK', ['Contact: <sip:presence@exchange00.invalid>', 'Expires: 600'])
const isWatching = ({ kind, text }: Passing): boolean => kind === 'SUBSCRIBE' && /^Event: dialog/m.test(text)
const asked = () => exchange.log.filter(isWatching)
const left = () => asked().some(({ text }) => /^Expires: 0\r?$/m.test(text))

beforeEach(async () => {
  now = 0
  timers = []
  exchange = createExchange()
  phone = createTestPhone(exchange.bridge, createFakeMedia(), clock)
  await phone.register(lineSetup('alice'))
})

const watch = (...addresses: readonly string[]) =>
  phone.runner.dispatch({
    kind: 'set-watched',
    phones: addresses.map((address) => ({ accountId: 'alice', address })),
  })
const bobIs = (kind: string) =>
  phone.until(`bob ${kind}`, ({ phones }) => phones['alice']?.[BOB]?.kind === kind)
/** Sends something from the server's side: what a phone sends to itself arrives as if the server had sent it. */
async function send(text: string): Promise<void> {
  const flow = await exchange.bridge.commands['sip.open']({ accountId: 'x', viaHost: 'server00000.invalid' })
  if (flow.ok) await exchange.bridge.commands['sip.send']({ flowId: flow.value.flowId, text })
}

describe('watching the phone of somebody else', () => {
  it('subscribes once it is registered, and follows full and partial documents', async () => {
    let subscribe = ''
    exchange.intercept = (passing) => {
      if (!isWatching(passing)) return 'pass'
      subscribe = passing.text
      return [accept(subscribe), notify(subscribe, 1, document(0, 'full'))]
    }
    watch(BOB)
    await bobIs('free')
    expect(subscribe).toMatch(/^SUBSCRIBE sip:bob@example\.test SIP/)
    expect(subscribe).toMatch(/^Accept: application\/dialog-info\+xml\r?$/m)
    await send(notify(subscribe, 2, document(1, 'partial', RINGS)))
    await bobIs('ringing')
    await send(notify(subscribe, 3, document(2, 'partial', TALKS)))
    await bobIs('busy')
    expect(asked()).toHaveLength(1)
  })

  it('takes a server that has no document yet for one that has seen no call', async () => {
    let subscribe = ''
    exchange.intercept = (passing) => {
      if (!isWatching(passing)) return 'pass'
      subscribe = passing.text
      return [accept(subscribe), notify(subscribe, 1, '', 'pending;expires=600')]
    }
    watch(BOB)
    await expect.poll(() => subscribe).not.toBe('')
    await bobIs('asking')
    await send(notify(subscribe, 2, ''))
    await bobIs('free')
    await send(notify(subscribe, 3, document(0, 'full', RINGS)))
    await bobIs('ringing')
  })

  it('asks for everything anew when a document was lost', async () => {
    let version = 0
    let subscribe = ''
    exchange.intercept = (passing) => {
      if (!isWatching(passing) || /^Expires: 0\r?$/m.test(passing.text)) return 'pass'
      subscribe = passing.text
      return [accept(subscribe), notify(subscribe, 1, document(version, 'full', version > 0 ? TALKS : ''))]
    }
    watch(BOB)
    await bobIs('free')
    version = 9
    await send(notify(subscribe, 2, document(4, 'partial', RINGS)))
    await expect.poll(left).toBe(true)
    pass(5_000)
    await bobIs('busy')
  })

  it.each([
    [489, 'refused'],
    [404, 'refused'],
    [403, 'refused'],
  ] as const)(
    'says once that the server does not tell (%i), and does not ask again',
    async (status, kind) => {
      exchange.intercept = (passing) =>
        isWatching(passing) ? [response(passing.text, `${status} No`)] : 'pass'
      watch(BOB)
      await bobIs(kind)
      expect(phone.state().phones['alice']?.[BOB]).toEqual({ kind, status })
      pass(3_600_000)
      expect(asked()).toHaveLength(1)
    },
  )

  it('asks again later where the server could not just now', async () => {
    let answers = 0
    exchange.intercept = (passing) => {
      if (!isWatching(passing)) return 'pass'
      answers += 1
      return answers === 1
        ? [response(passing.text, '503 Later')]
        : [accept(passing.text), notify(passing.text, 1, document(0, 'full', TALKS))]
    }
    watch(BOB)
    await bobIs('unknown')
    pass(60_000)
    await bobIs('busy')
  })

  it.each([
    ['terminated;reason=deactivated', 5_000],
    ['terminated;reason=probation;retry-after=30', 30_000],
    ['terminated', 60_000],
  ])('subscribes anew after %s', async (state, delayMs) => {
    let answers = 0
    exchange.intercept = (passing) => {
      if (!isWatching(passing)) return 'pass'
      answers += 1
      return [
        accept(passing.text),
        answers === 1
          ? notify(passing.text, 1, document(0, 'full'), state)
          : notify(passing.text, 1, document(0, 'full', TALKS)),
      ]
    }
    watch(BOB)
    await bobIs('unknown')
    pass(delayMs - 1)
    expect(asked()).toHaveLength(1)
    pass(1)
    await bobIs('busy')
  })

  it('asks about everybody again over a new connection, and about nobody who is watched no more', async () => {
    exchange.intercept = (passing) =>
      isWatching(passing)
        ? [accept(passing.text), notify(passing.text, 1, document(0, 'full', TALKS))]
        : 'pass'
    watch(BOB)
    await bobIs('busy')
    exchange.cut('alice')
    await bobIs('unknown')
    await bobIs('busy')
    watch()
    await phone.until('forgotten', ({ phones }) => phones['alice']?.[BOB] === undefined)
    await expect.poll(left).toBe(true)
  })

  it('keeps what it knew when a document makes no sense', async () => {
    let subscribe = ''
    exchange.intercept = (passing) => {
      if (!isWatching(passing)) return 'pass'
      subscribe = passing.text
      return [accept(subscribe), notify(subscribe, 1, document(0, 'full', TALKS))]
    }
    watch(BOB)
    await bobIs('busy')
    await send(notify(subscribe, 2, `<!DOCTYPE a>${document(1, 'full')}`))
    await expect.poll(() => exchange.log.filter(({ kind }) => kind === '200 NOTIFY').length).toBe(2)
    expect(phone.state().phones['alice']?.[BOB]?.kind).toBe('busy')
  })
})
