import { createServer } from 'node:http'
import { once } from 'node:events'
import type { BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'

/** A page with nothing but JsSIP (jssip-page.ts) in the browser of our phone window, on an origin of its own: the phone's
 *  policy lets no page open a socket. */
export type JsSipWindow = { readonly page: Page; readonly close: () => Promise<void> }

export async function openJsSip(context: BrowserContext): Promise<JsSipWindow> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome150',
      rolldownOptions: { input: `${import.meta.dirname}/jssip-page.ts`, output: { format: 'iife' } },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first && 'output' in first ? first.output.find((one) => one.type === 'chunk') : undefined
  if (!chunk) throw new Error('JsSIP was not bundled')
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? chunk.code : '<!doctype html><script src="/page.js"></script>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`
  await context.grantPermissions(['microphone'], { origin: url })
  const page = await context.newPage()
  await page.goto(url)
  return {
    page,
    async close() {
      await page.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
