import { isIPv6 } from 'node:net'

/** Lower-case host name without the brackets of an IPv6 literal and without the root dot. */
export function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
}

/** `host:port` the way pins are keyed: lower case, IPv6 in brackets. */
export function hostPort(host: string, port: number): string {
  const bare = bareHost(host)
  return `${isIPv6(bare) ? `[${bare}]` : bare}:${port}`
}

/** The port of a URL, the scheme's own when none is written. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}
