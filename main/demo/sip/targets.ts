import type { Binding, Bindings } from './bindings.ts'
import { parseSipUri } from './sip-uri.ts'

export type Target =
  | { readonly kind: 'user'; readonly user: string }
  | { readonly kind: 'service'; readonly name: string }
  /** One phone, addressed by its Contact. */
  | { readonly kind: 'phone'; readonly binding: Binding }
  | { readonly kind: 'server' }
  | { readonly kind: 'nobody'; readonly status: 404 | 416 }

export type TargetOptions = {
  readonly domain: string
  readonly port: number
  readonly bindings: Bindings
  /** The user behind a name or an alias; null when there is none. */
  readonly userNamed: (name: string) => string | null
  /** The service behind a name or a number; null when there is none. */
  readonly serviceNamed: (name: string) => string | null
}

export type Targets = {
  resolve(uri: string): Target
  /** The user of an address of record of ours. */
  userOf(uri: string): string | null
  /** Makes a Request-URI of a forwarding destination: `voicemail`, a user, a number or a SIP address. */
  toUri(destination: string): string
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** Knows who is meant by a URI. */
export function createTargets(options: TargetOptions): Targets {
  const isOurs = (host: string, port: number | null): boolean =>
    host === options.domain.toLowerCase() ||
    (LOOPBACK.includes(host) && (port === null || port === options.port))
  return {
    resolve(text) {
      const uri = parseSipUri(text)
      if (!uri) return { kind: 'nobody', status: 416 }
      if (!isOurs(uri.host, uri.port)) {
        // Never for our own names: a Contact must not take the place of an address of record.
        const binding = options.bindings.byContact(uri)
        return binding ? { kind: 'phone', binding } : { kind: 'nobody', status: 404 }
      }
      if (uri.user === null) return { kind: 'server' }
      const name = options.serviceNamed(uri.user)
      if (name !== null) return { kind: 'service', name }
      const user = options.userNamed(uri.user)
      return user === null ? { kind: 'nobody', status: 404 } : { kind: 'user', user }
    },
    userOf(text) {
      const uri = parseSipUri(text)
      return uri?.user && isOurs(uri.host, uri.port) ? options.userNamed(uri.user) : null
    },
    toUri(destination) {
      const bare = destination.trim().replace(/^<(.*)>$/, '$1')
      if (/^sips?:/i.test(bare)) return bare
      return `sip:${bare.includes('@') ? bare : `${bare}@${options.domain}`}`
    },
  }
}
