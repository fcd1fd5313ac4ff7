import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { extname, join, resolve, sep } from 'node:path'
import { build } from 'vite'
import { CONTENT_TYPES } from '../../main/shell/scheme-path.ts'
import { fastSipParser } from '../../renderer/phone/grammar/grammar-plugin.ts'

/** The policy the real window gets (main/shell/scheme.ts), which a page without Electron cannot import. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' blob:",
  "connect-src 'none'",
].join('; ')

export type BuiltPhone = {
  /** Where the phone page is served, with the window's own content security policy. */
  readonly url: string
  close(): Promise<void>
}

/** Builds the phone window as the product does and serves it on loopback. */
export async function serveBuiltPhone(): Promise<BuiltPhone> {
  const outDir = await mkdtemp(join(tmpdir(), 'sidetone-phone-'))
  const root = resolve(import.meta.dirname, '../../renderer')
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    plugins: [fastSipParser()],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome150',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(root, 'phone/index.html') },
    },
  })
  const server = createServer((request, response) => {
    const path = resolve(outDir, `.${new URL(request.url ?? '/', 'http://x').pathname}`)
    if (!path.startsWith(outDir + sep)) return response.writeHead(404).end()
    if (path.endsWith('favicon.ico')) return response.writeHead(204).end()
    response.setHeader('content-security-policy', POLICY)
    response.setHeader('content-type', CONTENT_TYPES[extname(path)] ?? 'application/octet-stream')
    return createReadStream(path)
      .on('error', () => response.writeHead(404).end())
      .pipe(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/phone/index.html`,
    async close() {
      server.closeAllConnections()
      server.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
