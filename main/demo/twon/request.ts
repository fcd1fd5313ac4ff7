import type { IncomingMessage } from 'node:http'

export type DemoTwonRequest = {
  readonly path: string
  /** As in the request line, for the digest. */
  readonly uri: string
  readonly contentType: string | null
  /** Query, then form or multipart fields over it: the last one wins (HTTP API manual 2.2). `blob-…` from multipart only. */
  readonly params: ReadonlyMap<string, string>
}

const MAX_BYTES = 1024 * 1024

/** Reads a request; null when it is too large. */
export async function readTwonRequest(request: IncomingMessage): Promise<DemoTwonRequest | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BYTES) return null
    chunks.push(chunk)
  }
  const uri = request.url ?? '/'
  const url = new URL(uri, 'http://device.invalid')
  const contentType = request.headers['content-type'] ?? null
  const body = Buffer.concat(chunks).toString('utf8')
  const simple = [...url.searchParams, ...formFields(contentType, body)]
  const params = new Map([
    ...simple.filter(([name]) => !name.startsWith('blob-')),
    ...multipartFields(contentType, body),
  ])
  return { path: url.pathname, uri, contentType, params }
}

function formFields(contentType: string | null, body: string): readonly (readonly [string, string])[] {
  return /^application\/x-www-form-urlencoded\b/i.test(contentType ?? '')
    ? [...new URLSearchParams(body)]
    : []
}

/** Parts with and without a file name are both taken, and need no type of their own. */
function multipartFields(contentType: string | null, body: string): readonly (readonly [string, string])[] {
  const boundary = /^multipart\/form-data;.*\bboundary="?([^";]+)"?/i.exec(contentType ?? '')?.[1]
  if (boundary === undefined) return []
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part): readonly (readonly [string, string])[] => {
      const at = part.indexOf('\r\n\r\n')
      const name = /\bname="([^"]*)"/i.exec(part.slice(0, at))?.[1]
      return at < 0 || name === undefined ? [] : [[name, part.slice(at + 4).replace(/\r\n$/, '')]]
    })
}
