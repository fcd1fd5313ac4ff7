import { protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { CONTENT_TYPES, fileForUrl } from './scheme-path.ts'

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

/** Must run before `ready`. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
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
      return new Response(new Uint8Array(body), {
        headers: { ...headers, 'content-type': CONTENT_TYPES[extname(file)] ?? '' },
      })
    } catch {
      // A missing file is an ordinary 404 of a page that asks for it.
      return new Response('', { status: 404, headers })
    }
  })
}
