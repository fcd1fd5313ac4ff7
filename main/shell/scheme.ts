import { protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/** The app's own origin; `file:` is never used. */
export const APP_ORIGIN = 'app://sidetone'

/** E8 of the hardening list: nothing is loaded from anywhere, no window opens a connection (house.md, fourth idea). */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
}

/** Must run before `ready`. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** The file a URL of our origin names, or null when it points anywhere but inside `root`. Pure; tested with traversal strings. */
export function fileForUrl(url: string, root: string): string | null {
  let path: string
  try {
    const parsed = new URL(url)
    if (parsed.protocol !== 'app:' || parsed.host !== 'sidetone') return null
    path = decodeURIComponent(parsed.pathname)
  } catch {
    // Not a URL, or broken percent-encoding: such a file does not exist.
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const file = normalize(join(root, path))
  return file.startsWith(root + sep) && TYPES[extname(file)] !== undefined ? file : null
}

/** Serves the built screens from `root` with the policy as a header. */
export function serveScheme(root: string): void {
  protocol.handle('app', async (request) => {
    const file = fileForUrl(request.url, root)
    const headers = {
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    }
    if (file === null || request.method !== 'GET') return new Response('', { status: 404, headers })
    try {
      const body = await readFile(file)
      return new Response(new Uint8Array(body), { headers: { ...headers, 'content-type': TYPES[extname(file)] ?? '' } })
    } catch {
      // A missing file is an ordinary 404 of a page that asks for it.
      return new Response('', { status: 404, headers })
    }
  })
}
