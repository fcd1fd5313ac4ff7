import { isIP } from 'node:net'
import type { ProxyChoice } from '../../shared/domain/proxy.ts'
import type { ProxyPort } from '../core/ports.ts'
import { bareHost } from './host-port.ts'

type Proxy = { readonly host: string; readonly port: number }

/**
 * Which proxy leads to a URL. This machine, private addresses and names without a dot are always reached directly: what stands
 * there (an intercom, a phone system of the house) no proxy could find. `system` answers like a PAC script; without a desktop
 * the variables that other programs heed are asked.
 */
export function createProxyFinder(deps: {
  readonly choice: () => ProxyChoice
  readonly env: NodeJS.ProcessEnv
  readonly system?: ((url: string) => Promise<string>) | undefined
}): ProxyPort {
  return {
    async find(url) {
      const host = bareHost(url.hostname).toLowerCase()
      if (isNear(host)) return null
      const choice = deps.choice()
      switch (choice.kind) {
        case 'none':
          return null
        case 'manual':
          return isExcepted(host, choice.except) ? null : parseServer(choice.server)
        case 'system':
          return deps.system
            ? firstOfPac(await deps.system(url.origin))
            : fromEnvironment(url, host, deps.env)
      }
    },
  }
}

function isNear(host: string): boolean {
  const kind = isIP(host)
  if (kind === 0)
    return (
      !host.includes('.') || host === 'localhost' || host.endsWith('.localhost') || host.endsWith('.local')
    )
  if (kind === 6) return /^(?:::1$|::ffff:127\.|f[cd]|fe[89ab])/i.test(host)
  return /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(host)
}

function isExcepted(host: string, names: readonly string[]): boolean {
  return names.some((name) => {
    const bare = name.toLowerCase().replace(/^\*?\./, '')
    return bare === '*' || host === bare || host.endsWith(`.${bare}`)
  })
}

function parseServer(server: string): Proxy | null {
  const parsed = URL.parse(server.includes('://') ? server : `http://${server}`)
  if (!parsed || parsed.protocol !== 'http:' || parsed.hostname === '') return null
  return { host: bareHost(parsed.hostname), port: Number(parsed.port) || 80 }
}

/** `PROXY host:port; DIRECT`: the first that we can speak to. SOCKS and HTTPS proxies are not among them. */
function firstOfPac(answer: string): Proxy | null {
  for (const part of answer.split(';')) {
    const [kind = '', server = ''] = part.trim().split(/\s+/)
    if (/^direct$/i.test(kind)) return null
    if (/^proxy$/i.test(kind)) return parseServer(server)
  }
  return null
}

function fromEnvironment(url: URL, host: string, env: NodeJS.ProcessEnv): Proxy | null {
  const of = (name: string) => env[name] || env[name.toUpperCase()] || ''
  if (
    isExcepted(
      host,
      of('no_proxy')
        .split(/[\s,]+/)
        .filter(Boolean),
    )
  )
    return null
  const server = of(url.protocol === 'https:' ? 'https_proxy' : 'http_proxy') || of('all_proxy')
  return server === '' ? null : parseServer(server)
}
