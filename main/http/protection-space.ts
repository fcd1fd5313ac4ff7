import { randomBytes } from 'node:crypto'
import type { DigestChallenge } from './digest.ts'

/** What an origin asked for under one realm, and where it was seen to ask (RFC 7616, 3.3 `domain`; RFC 9110, 11.5). */
export type Space =
  | {
      readonly scheme: 'basic'
      readonly origin: string
      readonly realm: string
      readonly folders: Set<string>
    }
  | {
      readonly scheme: 'digest'
      readonly origin: string
      readonly realm: string
      readonly folders: Set<string>
      nonce: NonceState
    }

export type DigestSpace = Extract<Space, { scheme: 'digest' }>

/** One nonce and how often it was used. `cnonce` lives as long as the nonce (-sess). */
export type NonceState = { readonly challenge: DigestChallenge; readonly cnonce: string; used: number }

/** A service of a device is a folder; more than this many and the oldest are forgotten, at the cost of a round trip. */
const MAX_FOLDERS = 64
/** A server that makes up a realm per answer is not worth remembering. */
const MAX_SPACES = 16

/** Takes the next count of a nonce. Synchronous, so that requests that run at once never share one (RFC 7616, 3.4.6). */
export function takeCount(state: NonceState): number {
  state.used += 1
  return state.used
}

/** Remembers what servers asked for, so that the next request is answered before it is challenged. Origins never mix. */
export function createSpaces(newCnonce: () => string = () => randomBytes(16).toString('hex')) {
  const byOrigin = new Map<string, Space[]>()
  const spacesOf = (origin: string): Space[] => {
    const known = byOrigin.get(origin) ?? []
    byOrigin.set(origin, known)
    return known
  }
  const add = (space: Space): void => {
    byOrigin.set(space.origin, [...spacesOf(space.origin), space].slice(-MAX_SPACES))
  }
  const place = (found: Space, url: URL): void => {
    // One folder belongs to one space: the latest challenge knows best.
    for (const space of spacesOf(url.origin)) space.folders.delete(folderOf(url.pathname))
    found.folders.add(folderOf(url.pathname))
    for (const oldest of found.folders) if (found.folders.size > MAX_FOLDERS) found.folders.delete(oldest)
  }
  const find = <S extends Space['scheme']>(url: URL, scheme: S, realm: string) =>
    spacesOf(url.origin).find(
      (one): one is Extract<Space, { scheme: S }> => one.scheme === scheme && one.realm === realm,
    )

  return {
    /** The space this URL was last seen in, or the nearest folder above it, or the only one of its origin. */
    lookUp(url: URL): Space | null {
      const known = spacesOf(url.origin).filter((space) => covers(space, url))
      if (known.length === 1) return known[0] ?? null
      let best: Space | null = null
      let length = 0
      for (const space of known) {
        for (const folder of space.folders) {
          if (!url.pathname.startsWith(folder) || folder.length <= length) continue
          best = space
          length = folder.length
        }
      }
      return best
    },
    /** Takes a challenge in. The count goes on when a server hands out the same nonce again (`nonce="null"`). */
    learnDigest(url: URL, challenge: DigestChallenge): DigestSpace {
      const known = find(url, 'digest', challenge.realm)
      const same =
        known?.nonce.challenge.nonce === challenge.nonce && known.nonce.challenge.hash === challenge.hash
      const nonce =
        same && known !== undefined
          ? known.nonce
          : { challenge: { ...challenge, stale: false }, cnonce: newCnonce(), used: 0 }
      const space: DigestSpace = known ?? {
        scheme: 'digest',
        origin: url.origin,
        realm: challenge.realm,
        folders: new Set(),
        nonce,
      }
      space.nonce = nonce
      if (known === undefined) add(space)
      place(space, url)
      return space
    },
    learnBasic(url: URL, realm: string): Space {
      const known = find(url, 'basic', realm)
      const space: Space = known ?? { scheme: 'basic', origin: url.origin, realm, folders: new Set() }
      if (known === undefined) add(space)
      place(space, url)
      return space
    },
    /** Authentication-Info nextnonce (RFC 7616, 3.5). Left alone for -sess, whose key is bound to the first nonce. */
    nextNonce(space: DigestSpace, nonce: string): void {
      const { challenge } = space.nonce
      if (challenge.session || nonce === challenge.nonce) return
      space.nonce = { challenge: { ...challenge, nonce }, cnonce: newCnonce(), used: 0 }
    },
    forget(space: Space): void {
      byOrigin.set(
        space.origin,
        spacesOf(space.origin).filter((one) => one !== space),
      )
    },
  }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** `domain` limits a digest to the URIs it names on the same origin; what is not a path or a URL (`null`) limits nothing. */
function covers(space: Space, url: URL): boolean {
  if (space.scheme === 'basic') return true
  const prefixes = (space.nonce.challenge.domain ?? '').split(/\s+/).flatMap((uri) => {
    if (uri.startsWith('/')) return [uri]
    const parsed = URL.parse(uri)
    return parsed !== null && parsed.origin === url.origin ? [parsed.pathname] : []
  })
  return prefixes.length === 0 || prefixes.some((prefix) => url.pathname.startsWith(prefix))
}
