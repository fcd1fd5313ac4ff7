import type { FlowBridge } from '../../renderer/phone/flows.ts'
import type { EventPayload } from '../../shared/bridge.ts'
import type { SipTransport } from '../../shared/domain/phone.ts'
import type { AppError } from '../../shared/errors.ts'
import { FlowIdSchema } from '../../shared/ids.ts'

/** One message on its way through the exchange. */
export type Passing = {
  /** `INVITE`, or `200 INVITE` for the response to one. */
  readonly kind: string
  readonly text: string
  /** Account id of the sender. */
  readonly from: string
}

/**
 * A registrar and proxy in memory, for tests of the phone window without a network: it speaks SIP text, keeps bindings by
 * user name and hands requests on by the tokens the phones put into Contact. It adds no Via, so responses find their way
 * by the token of the only one.
 */
export type Exchange = {
  /** A phone's end of the bridge. */
  readonly bridge: FlowBridge
  /** Everything that passed, in order. */
  readonly log: readonly Passing[]
  /** What to do with a message: let it pass, lose it, or put others in its place. Default: let it pass. */
  intercept: (message: Passing) => 'pass' | 'lose' | readonly string[]
  /** Answers REGISTER with this instead of 200. */
  refuseRegister: { readonly status: number; readonly headers?: readonly string[] } | null
  /** What the phones are told their connections use; default WSS. */
  transport: SipTransport
  /** What the server says about everybody's messages (RFC 3842); null: it has no mailboxes (489). */
  summary: string | null
  /** The next `sip.open` fails with this. */
  refuseOpen: AppError | null
  /** Closes every connection of an account from the server's side. */
  cut(accountId: string): void
  /** Names of registered users. */
  registered(): readonly string[]
  openFlows(): number
}

type Line = { readonly id: string; readonly accountId: string; readonly viaHost: string }

export function createExchange(): Exchange {
  const lines = new Map<string, Line>()
  const bindings = new Map<string, string>()
  const received = new Set<(payload: EventPayload<'sip.received'>) => void>()
  const closed = new Set<(payload: EventPayload<'sip.closed'>) => void>()
  const log: Passing[] = []
  let count = 0

  const exchange: Exchange = {
    log,
    intercept: () => 'pass',
    refuseRegister: null,
    summary: null,
    refuseOpen: null,
    transport: 'WSS',
    cut(accountId) {
      for (const line of [...lines.values()].filter((candidate) => candidate.accountId === accountId)) {
        lines.delete(line.id)
        const flowId = FlowIdSchema.parse(line.id)
        for (const listener of closed) listener({ flowId, error: { code: 'unreachable', detail: 'test' } })
      }
    },
    registered: () => [...bindings.keys()],
    openFlows: () => lines.size,
    bridge: {
      commands: {
        'sip.open': async ({ accountId, viaHost, first }) => {
          await turn()
          const error = exchange.refuseOpen
          exchange.refuseOpen = null
          if (error) return { ok: false, error }
          count += 1
          const id = `flow${count}`
          const line = { id, accountId, viaHost }
          lines.set(id, line)
          if (first !== undefined) void turn().then(() => pass(line, first))
          return {
            ok: true,
            value: {
              flowId: FlowIdSchema.parse(id),
              transport: exchange.transport,
              remote: 'exchange.test:443',
            },
          }
        },
        'sip.send': async ({ flowId, text }) => {
          const line = lines.get(flowId)
          if (!line) return { ok: false, error: { code: 'unreachable' } }
          void turn().then(() => pass(line, text))
          return { ok: true, value: undefined }
        },
        'sip.close': async ({ flowId }) => {
          lines.delete(flowId)
          return { ok: true, value: undefined }
        },
      },
      events: {
        'sip.received': (listener) => subscribe(received, listener),
        'sip.closed': (listener) => subscribe(closed, listener),
      },
    },
  }

  function pass(line: Line, text: string): void {
    const message = { kind: kindOf(text), text, from: line.accountId }
    log.push(message)
    const verdict = exchange.intercept(message)
    if (verdict === 'lose') return
    for (const next of verdict === 'pass' ? [text] : verdict) route(line, next)
  }

  function route(line: Line, text: string): void {
    if (text.startsWith('SIP/2.0 ')) {
      const token = /^Via:\s*SIP\/2\.0\/\w+\s+([^;\s]+)/im.exec(text)?.[1]
      return deliver(
        [...lines.values()].findLast((candidate) => candidate.viaHost === token),
        text,
      )
    }
    const [, method = '', user = '', host = ''] = /^(\S+) sip:(?:([^@;\s]*)@)?([^;\s]+)/.exec(text) ?? []
    if (method === 'REGISTER') return register(line, text)
    if (method === 'SUBSCRIBE' && !host.endsWith('.invalid')) return subscribed(line, text)
    if (method === 'OPTIONS' && user === '') return deliver(line, response(text, '200 OK'))
    const target = host.endsWith('.invalid')
      ? [...lines.values()].findLast((candidate) => candidate.viaHost === host)
      : lines.get(bindings.get(user) ?? '')
    if (!target && method !== 'ACK') return deliver(line, response(text, '404 Not Found'))
    deliver(target, text)
  }

  function register(line: Line, text: string): void {
    const { refuseRegister } = exchange
    if (refuseRegister) {
      return deliver(line, response(text, `${refuseRegister.status} Refused`, refuseRegister.headers ?? []))
    }
    const user = /^To:.*sip:([^@]+)@/im.exec(text)?.[1] ?? ''
    const contact = /^Contact:\s*(.*)$/im.exec(text)?.[1]?.trim() ?? ''
    if (/;expires=0$/.test(contact)) bindings.delete(user)
    else bindings.set(user, line.id)
    deliver(line, response(text, '200 OK', [`Contact: ${contact}`]))
  }

  function subscribed(line: Line, text: string): void {
    if (exchange.summary === null) return deliver(line, response(text, '489 Bad Event'))
    const header = (name: string): string =>
      new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(text)?.[1]?.trim() ?? ''
    const contact = '<sip:mailbox@exchange00.invalid>'
    deliver(line, response(text, '200 OK', [`Contact: ${contact}`, 'Expires: 300']))
    deliver(
      line,
      [
        `NOTIFY ${/<([^>]+)>/.exec(header('Contact'))?.[1] ?? ''} SIP/2.0`,
        `Via: SIP/2.0/WSS exchange00.invalid;branch=z9hG4bK${Date.now()}`,
        'Max-Forwards: 70',
        `From: ${header('To')};tag=exchange`,
        `To: ${header('From')}`,
        `Call-ID: ${header('Call-ID')}`,
        'CSeq: 1 NOTIFY',
        `Contact: ${contact}`,
        'Event: message-summary',
        'Subscription-State: active;expires=300',
        'Content-Type: application/simple-message-summary',
        `Content-Length: ${exchange.summary.length}`,
        '',
        exchange.summary,
      ].join('\r\n'),
    )
  }

  function deliver(line: Line | undefined, text: string): void {
    if (!line || !lines.has(line.id)) return
    const flowId = FlowIdSchema.parse(line.id)
    for (const listener of received) listener({ flowId, text })
  }

  return exchange
}

/** A response to a request, as a server would make it. */
export function response(request: string, statusLine: string, headers: readonly string[] = []): string {
  const kept = request
    .split('\r\n')
    .filter((line) => /^(?:Via|From|To|Call-ID|CSeq):/i.test(line))
    .map((line) => (/^To:/i.test(line) && !/;tag=/.test(line) ? `${line};tag=exchange` : line))
  return [`SIP/2.0 ${statusLine}`, ...kept, ...headers, 'Content-Length: 0', '', ''].join('\r\n')
}

function kindOf(text: string): string {
  const method = /^CSeq:\s*\d+\s+(\w+)/im.exec(text)?.[1] ?? ''
  const status = /^SIP\/2\.0 (\d{3})/.exec(text)?.[1]
  return status === undefined ? method : `${status} ${method}`
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The next turn of the event loop, as a real bridge would take one at least. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
