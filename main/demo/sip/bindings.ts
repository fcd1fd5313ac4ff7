import type { SipLink } from './link.ts'
import { parseSipUri } from './sip-uri.ts'
import type { SipUri } from './sip-uri.ts'

/** One phone of a user: where it said it is, and the link it said so over. */
export type Binding = {
  readonly user: string
  /** The Contact URI as registered: the Request-URI of calls to this phone. */
  readonly contact: string
  /** `+sip.instance` and `reg-id` (RFC 5626), null without. */
  readonly instance: string | null
  readonly link: SipLink
  readonly callId: string
  readonly cseq: number
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
  readonly userAgent: string | null
}

export type Bindings = {
  /** Live bindings of a user, oldest first. */
  of(user: string): readonly Binding[]
  all(): readonly Binding[]
  /** Adds a binding in place of the one with the same instance or contact. */
  put(binding: Binding): void
  remove(binding: Binding): void
  /** The phone behind a Contact URI, for requests sent straight to it. */
  byContact(uri: SipUri): Binding | null
  /** A link that is gone takes its bindings along: nothing can reach those phones any more. */
  linkClosed(link: SipLink): void
}

export function createBindings(now: () => number): Bindings {
  let bindings: readonly Binding[] = []
  const live = (): readonly Binding[] => {
    bindings = bindings.filter(({ expiresAt, link }) => expiresAt > now() && link.isOpen())
    return bindings
  }
  return {
    of: (user) => live().filter((binding) => binding.user === user),
    all: live,
    put(binding) {
      bindings = [...live().filter((known) => !isSamePhone(known, binding)), binding]
    },
    remove(binding) {
      bindings = bindings.filter((known) => known !== binding)
    },
    byContact: (uri) => live().find(({ contact }) => isSameContact(parseSipUri(contact), uri)) ?? null,
    linkClosed(link) {
      bindings = bindings.filter((binding) => binding.link !== link)
    },
  }
}

export function isSamePhone(a: Binding, b: Binding): boolean {
  if (a.user !== b.user) return false
  if (a.instance !== null && a.instance === b.instance) return true
  return isSameContact(parseSipUri(a.contact), parseSipUri(b.contact))
}

/** Contacts are compared by user, host and port; phones add parameters (`;ob`) inside dialogs. */
export function isSameContact(a: SipUri | null, b: SipUri | null): boolean {
  return a !== null && b !== null && a.user === b.user && a.host === b.host && a.port === b.port
}
