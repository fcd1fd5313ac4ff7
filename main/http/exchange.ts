import { setImmediate } from 'node:timers/promises'
import type { Agent, Dispatcher } from 'undici'
import { appError, type AppError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { decompress } from './decompress.ts'
import { abortError, explainFault } from './fault.ts'
import { hostPort, portOf } from './host-port.ts'
import type { HttpRequest, HttpResponse } from './types.ts'

export type Exchange = {
  readonly method: HttpRequest['method']
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | null
  readonly maxBytes: number
  readonly signal: AbortSignal
  readonly take?: HttpRequest['take']
}

/** What went wrong, with what was thrown; the latter is for the log and goes no further. */
export type ExchangeOutcome = { readonly result: Result<HttpResponse>; readonly cause?: unknown }

/**
 * One request and its whole answer: no authentication, no redirect, no repeat. The body is counted as it streams, so an
 * endless one costs `maxBytes` and no more; a broken-off one is `response-truncated`, never a shorter body.
 */
export async function exchange(agent: Agent, request: Exchange): Promise<ExchangeOutcome> {
  const host = hostPort(request.url.hostname, portOf(request.url))
  let answered = false
  try {
    const sent = agent.request({
      origin: request.url.origin,
      path: request.url.pathname + request.url.search,
      method: request.method,
      headers: { ...request.headers },
      body: request.body,
      signal: request.signal,
    })
    const answer = await orAborted(sent, request.signal)
    answered = true
    const headers = joinHeaders(answer.headers)
    const announced = request.method === 'HEAD' ? 0 : Number(headers['content-length'] ?? 0)
    // Only a good answer is what was asked for: what an error says is read as ever.
    const take = answer.statusCode === 200 ? request.take : undefined
    const body =
      announced > request.maxBytes
        ? null
        : await (take ? handOn(answer.body, request.maxBytes, take) : readUpTo(answer.body, request.maxBytes))
    if (body !== null && !Buffer.isBuffer(body)) {
      answer.body.on('error', () => undefined).destroy()
      return { result: err(body) }
    }
    if (body === null) {
      // Destroying closes the socket: what is left of the body is not read to keep it.
      answer.body.on('error', () => undefined).destroy()
      return { result: err(appError('response-too-large', { host, status: answer.statusCode })) }
    }
    // undici takes a turn before it reuses the socket; who asks again sooner gets a second one, and a handshake with it.
    await setImmediate()
    const plain = await decompress(body, headers['content-encoding'] ?? '', request.maxBytes, host)
    if (!plain.ok) return { result: plain }
    const { statusCode: status, statusText: reason } = answer
    return { result: ok({ status, reason, headers, body: plain.value }) }
  } catch (thrown) {
    if (request.signal.aborted) return { result: err(abortError(request.signal, host)), cause: thrown }
    const error = explainFault(thrown, host)
    if (error === null) throw thrown
    // The same broken connection means less before the answer began than after.
    const late = answered && error.code === 'unreachable'
    return { result: err(late ? { ...error, code: 'response-truncated' } : error), cause: thrown }
  }
}

/** undici looks at the signal of a request that waits for a connection only when the connection is there. */
function orAborted(
  sent: Promise<Dispatcher.ResponseData>,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(asError(signal.reason))
    signal.addEventListener('abort', onAbort, { once: true })
    sent
      .then((answer) => {
        // Nobody waits for it any more.
        if (signal.aborted) answer.body.on('error', () => undefined).destroy()
        resolve(answer)
      }, reject)
      .finally(() => signal.removeEventListener('abort', onAbort))
  })
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason })
}

async function readUpTo(stream: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Hands chunks on as they come; an empty body when all went well, null when there was too much, else why it was not taken. */
async function handOn(
  stream: AsyncIterable<Buffer>,
  maxBytes: number,
  take: NonNullable<HttpRequest['take']>,
): Promise<Buffer | AppError | null> {
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > maxBytes) return null
    const taken = await take(chunk)
    if (!taken.ok) return taken.error
  }
  return Buffer.alloc(0)
}

function joinHeaders(
  raw: Readonly<Record<string, string | string[] | undefined>>,
): Readonly<Record<string, string>> {
  const joined: Record<string, string> = {}
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined) continue
    // A cookie may hold a comma (its date), so cookies are told apart by line.
    joined[name] = typeof value === 'string' ? value : value.join(name === 'set-cookie' ? '\n' : ', ')
  }
  return joined
}
