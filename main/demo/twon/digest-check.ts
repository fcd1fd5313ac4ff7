import { createHash, randomBytes } from 'node:crypto'

export type DigestVerdict =
  | { readonly kind: 'user'; readonly user: string }
  | { readonly kind: 'stale' }
  | { readonly kind: 'wrong' }

const KEPT_NONCES = 200
const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

/**
 * The device's side of RFC 2617 digest, strict: MD5 and qop=auth, hex counts that never repeat, the uri equal to the
 * request line. Nonces wear out after a number of uses.
 */
export function createDigestCheck(realm: string) {
  const used = new Map<string, Set<number>>()
  return {
    challenge(stale: boolean): string {
      const nonce = randomBytes(16).toString('hex')
      used.set(nonce, new Set())
      for (const oldest of used.keys()) if (used.size > KEPT_NONCES) used.delete(oldest)
      return `Digest realm="${realm}", nonce="${nonce}", qop="auth"${stale ? ', stale=true' : ''}`
    },
    check(
      question: { readonly method: string; readonly uri: string; readonly authorization: string },
      nonceUses: number,
      passwordOf: (user: string) => string | undefined,
    ): DigestVerdict {
      const fields = readFields(question.authorization)
      const { username = '', nonce = '', nc = '', cnonce = '', qop = '', uri = '', response = '' } = fields
      const password = passwordOf(username)
      if (password === undefined || uri !== question.uri || !/^[0-9a-f]{8}$/.test(nc) || qop !== 'auth')
        return { kind: 'wrong' }
      const ha1 = md5(`${username}:${realm}:${password}`)
      const ha2 = md5(`${question.method}:${uri}`)
      if (response !== md5(`${ha1}:${nonce}:${nc}:${cnonce}:${qop}:${ha2}`)) return { kind: 'wrong' }
      const counts = used.get(nonce)
      if (counts === undefined || counts.size >= nonceUses) return { kind: 'stale' }
      const count = Number.parseInt(nc, 16)
      if (counts.has(count)) return { kind: 'wrong' }
      counts.add(count)
      return { kind: 'user', user: username }
    },
  }
}

function readFields(header: string): Readonly<Record<string, string>> {
  const found = header.matchAll(/(\w+)=(?:"([^"]*)"|([^\s,]+))/g)
  return Object.fromEntries([...found].map((field) => [field[1] ?? '', field[2] ?? field[3] ?? '']))
}
