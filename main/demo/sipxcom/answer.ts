import type { ServerResponse } from 'node:http'

/** What goes back. Success of anything is 200, of a change without a body (reference sipxcom-user 0.6). */
export type DemoSipxAnswer = {
  /** Default 200. */
  readonly status?: number
  /** Restlet's errors say what they mean here. */
  readonly reason?: string
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

export const done: DemoSipxAnswer = {}

/** A refusal of Restlet: the words in the reason phrase and on Jetty's page, no JSON. */
export function refuse(status: number, reason: string): DemoSipxAnswer {
  const body = `<html><head><title>Error ${status} ${reason}</title></head><body><h2>HTTP ERROR: ${status}</h2><pre>${reason}</pre></body></html>`
  return { status, reason, type: 'text/html; charset=iso-8859-1', body }
}

/** What an exception nobody caught becomes; the message is not escaped, as on the real server. */
export function crash(message: string, type = 'java.lang.NullPointerException'): DemoSipxAnswer {
  const body = `{"error":"Internal error: ${message}","type":"${type}"}`
  return { status: 500, type: 'application/json', body }
}

/** A refusal as a value that a reader of request bodies hands out instead of the body. */
export function isAnswer(value: object): value is DemoSipxAnswer {
  return 'status' in value && typeof value.status === 'number'
}

/** Writes an answer out. */
export function sendAnswer(response: ServerResponse, answer: DemoSipxAnswer): void {
  const { status = 200, reason, type, headers = {}, body = '' } = answer
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body)
  const all = {
    ...(type !== undefined && { 'content-type': type }),
    ...headers,
    'content-length': bytes.length,
  }
  if (reason === undefined) response.writeHead(status, all)
  else response.writeHead(status, reason, all)
  response.end(bytes)
}
