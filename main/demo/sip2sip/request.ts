import type { IncomingMessage } from 'node:http'

export type DemoRequestParts = {
  readonly path: string
  /** Query, then form over it, as PHP's `$_REQUEST` has it. */
  readonly params: ReadonlyMap<string, string>
  readonly bodyBytes: number
}

const MAX_FORM_BYTES = 8 * 1024 * 1024

/** Reads path, query and form. Null when the form is too large. */
export async function readRequest(request: IncomingMessage): Promise<DemoRequestParts | null> {
  const url = new URL(request.url ?? '/', 'https://demo.invalid')
  const chunks: Buffer[] = []
  let bodyBytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bodyBytes += chunk.length
    if (bodyBytes > MAX_FORM_BYTES) return null
    chunks.push(chunk)
  }
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')
  const form = new URLSearchParams(isForm ? Buffer.concat(chunks).toString('utf8') : '')
  return { path: url.pathname, params: new Map([...url.searchParams, ...form]), bodyBytes }
}
