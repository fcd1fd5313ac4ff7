import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'

/** The policy the shell sends with every page of the windows. */
export const SCREEN_POLICY = [
  "default-src 'none'",
  "media-src 'self' blob:",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

export type ScreenServer = { readonly origin: string; readonly close: () => Promise<void> }

/** Serves a built folder on loopback as the shell's own scheme does: same policy, nothing else. */
export async function serveScreens(folder: string): Promise<ScreenServer> {
  const server = createServer((request, response) => {
    // Chromium asks for one by itself; the windows have none.
    if (request.url === '/favicon.ico') return void response.writeHead(204).end()
    const path = normalize(new URL(request.url ?? '/', 'http://loopback').pathname)
    readFile(join(folder, path)).then(
      (body) => {
        const type = TYPES[extname(path)] ?? 'application/octet-stream'
        response.writeHead(200, { 'content-type': type, 'content-security-policy': SCREEN_POLICY }).end(body)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no address')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}
