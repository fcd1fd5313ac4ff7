import type { Agent } from 'undici'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { explainFault, Fault } from './fault.ts'
import { hostPort, portOf } from './host-port.ts'
import type { HttpRequest, HttpResponse } from './types.ts'

export type Exchange = {
  readonly method: HttpRequest['method']
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | null
  readonly maxBytes: number
  readonly signal: AbortSignal
}

/** One request and its whole answer: no authentication, no redirect, no repeat. The body is counted as it streams. */
export async function exchange(agent: Agent, request: Exchange): Promise<Result<HttpResponse>> {
  const host = hostPort(request.url.hostname, portOf(request.url))
  let answered = false
  try {
    const answer = await agent.request({
      origin: request.url.origin,
      path: request.url.pathname + request.url.search,
      method: request.method,
      headers: { ...request.headers },
      body: request.body,
      signal: request.signal,
    })
    answered = true
    const headers = joinHeaders(answer.headers)
    const announced = request.method === 'HEAD' ? 0 : Number(headers['content-length'] ?? 0)
    const chunks: Buffer[] = []
    let size = 0
    if (announced > request.maxBytes) size = announced
    else {
      for await (const chunk of answer.body as AsyncIterable<Buffer>) {
        size += chunk.length
        if (size > request.maxBytes) break
        chunks.push(chunk)
      }
    }
    if (size > request.maxBytes) {
      answer.body.on('error', () => undefined).destroy()
      return err(appError('response-too-large', { host, status: answer.statusCode }))
    }
    return ok({ status: answer.statusCode, headers, body: Buffer.concat(chunks) })
  } catch (thrown) {
    if (request.signal.aborted) {
      const reason: unknown = request.signal.reason
      return err(reason instanceof Fault ? reason.error : appError('cancelled', { host }))
    }
    const error = explainFault(thrown, host)
    if (error === null) throw thrown
    // The same broken connection means less before the answer began than after.
    return err(answered && error.code === 'unreachable' ? { ...error, code: 'response-truncated' } : error)
  }
}

function joinHeaders(
  raw: Readonly<Record<string, string | string[] | undefined>>,
): Readonly<Record<string, string>> {
  const joined: Record<string, string> = {}
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined) continue
    joined[name] = typeof value === 'string' ? value : value.join(name === 'set-cookie' ? '\n' : ', ')
  }
  return joined
}
