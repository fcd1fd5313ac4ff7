import { createHash } from 'node:crypto'
import type { IncomingMessage, RequestListener } from 'node:http'

export type DigestServerOptions = {
  readonly realm?: string
  readonly user?: string
  readonly password?: string
  /** As written in the challenge; null = left out. */
  readonly algorithm?: string | null
  readonly qop?: string | null
  readonly opaque?: string
  /** Uses of a nonce before it is refused; with or without saying `stale`. */
  readonly usesPerNonce?: number
  readonly saysStale?: boolean
  /** Hands out the next nonce with every answer. */
  readonly nextNonce?: boolean
  readonly makeNonce?: () => string
  /** Further challenges in the same response, before ours. */
  readonly otherChallenges?: readonly string[]
  /** Says that nonces are stale for ever. */
  readonly alwaysStale?: boolean
}

export type Seen = {
  readonly method: string
  readonly url: string
  readonly authorization: string | null
  readonly status: number
}

/**
 * A strict digest checker, written from RFC 7616 without our client's code: hex counts that never repeat, the uri equal to the
 * request line, hashes over what was sent. `seen` lists every request in order.
 */
export function createDigestServer(options: DigestServerOptions = {}) {
  const realm = options.realm ?? 'test'
  const [user, password] = [options.user ?? 'alice', options.password ?? 'wonderland']
  const algorithm = options.algorithm === undefined ? 'MD5' : options.algorithm
  const qop = options.qop === undefined ? 'auth' : options.qop
  const seen: Seen[] = []
  const counts = new Map<string, Set<number>>()
  let serial = 0
  const newNonce = (): string => {
    const nonce = options.makeNonce?.() ?? `n${(serial += 1)}+/=`
    if (!counts.has(nonce)) counts.set(nonce, new Set())
    return nonce
  }

  const challenge = (stale: boolean): string[] => {
    const parts = [`realm="${realm}"`, `nonce="${newNonce()}"`, `opaque="${options.opaque ?? 'opq'}"`]
    if (qop !== null) parts.push(`qop="${qop}"`)
    if (algorithm !== null) parts.push(`algorithm=${algorithm}`)
    if (stale) parts.push('stale=true')
    return [...(options.otherChallenges ?? []), `Digest ${parts.join(', ')}`]
  }

  const judge = (request: IncomingMessage, body: Buffer): 'ok' | 'wrong' | 'stale' => {
    const fields = readFields(Buffer.from(request.headers.authorization ?? '', 'latin1').toString('utf8'))
    const count = Number.parseInt(fields['nc'] ?? '1', 16)
    const used = counts.get(fields['nonce'] ?? '')
    if (fields['uri'] !== request.url || fields['realm'] !== realm || fields['username'] !== user)
      return 'wrong'
    if (qop !== null && !/^[0-9a-f]{8}$/.test(fields['nc'] ?? '')) return 'wrong'
    if (used === undefined) return 'stale'
    if (fields['response'] !== expected(fields, request.method ?? '', body)) return 'wrong'
    if (options.alwaysStale === true) return 'stale'
    // A count that came before is a replay.
    if (qop !== null && used.has(count)) return 'wrong'
    if (used.size >= (options.usesPerNonce ?? Number.POSITIVE_INFINITY)) return 'stale'
    used.add(qop === null ? used.size : count)
    return 'ok'
  }

  const expected = (fields: Readonly<Record<string, string>>, method: string, body: Buffer): string => {
    const name = (algorithm ?? 'MD5').toLowerCase()
    const hash = (data: string | Buffer): string =>
      createHash(name.startsWith('sha-512') ? 'sha512-256' : name.startsWith('sha-256') ? 'sha256' : 'md5')
        .update(data)
        .digest('hex')
    const base = hash(`${user}:${realm}:${password}`)
    const ha1 = name.endsWith('-sess') ? hash(`${base}:${fields['nonce']}:${fields['cnonce']}`) : base
    const ha2 = hash(`${method}:${fields['uri']}${fields['qop'] === 'auth-int' ? `:${hash(body)}` : ''}`)
    const middle = fields['qop'] === undefined ? '' : `${fields['nc']}:${fields['cnonce']}:${fields['qop']}:`
    return hash(`${ha1}:${fields['nonce']}:${middle}${ha2}`)
  }

  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const authorization = request.headers.authorization ?? null
      const verdict = authorization === null ? 'none' : judge(request, Buffer.concat(chunks))
      const status = verdict === 'ok' ? 200 : 401
      seen.push({ method: request.method ?? '', url: request.url ?? '', authorization, status })
      if (verdict === 'ok') {
        const next = options.nextNonce === true ? { 'authentication-info': `nextnonce="${newNonce()}"` } : {}
        response.writeHead(200, { 'content-type': 'text/plain', ...next }).end('welcome')
        return
      }
      const stale = verdict === 'stale' && options.saysStale !== false
      response
        .writeHead(401, { 'www-authenticate': challenge(stale), 'content-type': 'text/plain' })
        .end('go away')
    })
  }
  return { listener, seen }
}

function readFields(header: string): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {}
  for (const [, name = '', quoted, bare] of header.matchAll(/(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g)) {
    fields[name] = quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/g, '$1')
  }
  return fields
}
