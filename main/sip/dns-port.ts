import { lookup, Resolver } from 'node:dns/promises'

export type NaptrRecord = {
  readonly order: number
  readonly preference: number
  readonly flags: string
  readonly service: string
  readonly replacement: string
}
export type SrvRecord = {
  readonly priority: number
  readonly weight: number
  readonly port: number
  readonly name: string
}

/** `none`: asked and answered, there is no such record; `failed`: nobody answered, or not sensibly. */
export type DnsAnswer<T> =
  | { readonly kind: 'found'; readonly records: readonly T[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly code: string }

/** What RFC 3263 asks of a resolver. Every question is answered within about 5 s and never throws. */
export type DnsPort = {
  naptr(name: string): Promise<DnsAnswer<NaptrRecord>>
  srv(name: string): Promise<DnsAnswer<SrvRecord>>
  /** Numeric addresses in the order the system prefers (RFC 6724); knows the hosts file and local names. */
  addresses(name: string): Promise<DnsAnswer<string>>
}

/** Codes by which c-ares and getaddrinfo say that the name or the record does not exist. */
const NONE = new Set(['ENOTFOUND', 'ENODATA', 'ENONAME', 'EAI_NODATA', 'EAI_NONAME', 'EBADNAME'])
const LIMIT_MS = 5000

export function createNodeDns(): DnsPort {
  const resolver = new Resolver({ timeout: 1500, tries: 2 })
  return {
    naptr: (name) => ask(() => resolver.resolveNaptr(name)),
    srv: (name) => ask(() => resolver.resolveSrv(name)),
    addresses: (name) =>
      ask(async () => {
        const found = await lookup(name, { all: true, order: 'verbatim' })
        return found.map((one) => one.address)
      }),
  }
}

/** Without a dot, or in a zone that no public server answers for (RFC 6761, 6762): asking DNS would only leak the name. */
export function isLocalName(host: string): boolean {
  return !host.includes('.') || /\.(local|localhost|invalid)\.?$/i.test(host)
}

async function ask<T>(question: () => Promise<readonly T[]>): Promise<DnsAnswer<T>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<DnsAnswer<T>>((resolve) => {
    timer = setTimeout(() => {
      resolve({ kind: 'failed', code: 'timeout' })
    }, LIMIT_MS)
  })
  const answer = question().then(
    (records): DnsAnswer<T> => (records.length === 0 ? { kind: 'none' } : { kind: 'found', records }),
    (thrown: unknown): DnsAnswer<T> => {
      const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown'
      return NONE.has(code) ? { kind: 'none' } : { kind: 'failed', code: code.toLowerCase() }
    },
  )
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
