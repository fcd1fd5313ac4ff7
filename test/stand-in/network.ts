import type { CdpSession } from './browser/cdp.ts'
import type { HeaderEntry, PausedRequest } from './browser/protocol.ts'
import type { SchemeMap } from './scheme.ts'

export type OwnHandler = (request: Request) => Response | Promise<Response>

/** What the app decides about a page's requests. Addresses in the app's own form. */
export type RequestRules = {
  readonly schemes: SchemeMap
  readonly handlerOf: (scheme: string) => OwnHandler | undefined
  /** False cancels the request (webRequest.onBeforeRequest). */
  readonly mayRequest: (request: PausedRequest, url: string) => Promise<boolean>
  /** False keeps a frame where it is (will-navigate). */
  readonly mayNavigate: (request: PausedRequest, url: string) => boolean
}

/** Answers the requests of all pages: the app's own scheme from its handler, everything else as Chromium would. */
export function serveRequests(browser: CdpSession, rules: RequestRules): Promise<unknown> {
  const answer = async (paused: PausedRequest): Promise<void> => {
    const { requestId } = paused
    const url = rules.schemes.toOwn(paused.request.url)
    if (paused.resourceType === 'Other' && url.endsWith('/favicon.ico')) {
      // The tab's icon: Electron's windows have none and never ask.
      browser.post('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      return
    }
    if (paused.resourceType === 'Document' && !rules.mayNavigate(paused, url)) {
      // Aborted leaves the page as it is; any other reason would show an error page.
      browser.post('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      return
    }
    if (!(await rules.mayRequest(paused, url))) {
      browser.post('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
      return
    }
    const scheme = rules.schemes.schemeOf(url)
    if (scheme === null) {
      browser.post('Fetch.continueRequest', { requestId })
      return
    }
    await fulfill(paused, url, rules.handlerOf(scheme))
  }

  const fulfill = async (
    paused: PausedRequest,
    url: string,
    handler: OwnHandler | undefined,
  ): Promise<void> => {
    const { requestId } = paused
    try {
      if (!handler) throw new Error(`no handler for ${url}`)
      const response = await handler(toRequest(paused, url))
      browser.post('Fetch.fulfillRequest', {
        requestId,
        responseCode: response.status,
        responseHeaders: toHeaders(response, rules.schemes),
        body: Buffer.from(await response.arrayBuffer()).toString('base64'),
      })
    } catch (error) {
      process.stderr.write(`stand-in: ${url}: ${error instanceof Error ? error.message : String(error)}\n`)
      browser.post('Fetch.failRequest', { requestId, errorReason: 'Failed' })
    }
  }

  browser.on('Fetch.requestPaused', (paused) => void answer(paused))
  return browser.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}

function toRequest({ request }: PausedRequest, url: string): Request {
  const body = Buffer.concat(
    (request.postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64')),
  )
  return new Request(url, {
    method: request.method,
    headers: request.headers,
    ...(body.length === 0 ? {} : { body }),
  })
}

function toHeaders(response: Response, schemes: SchemeMap): readonly HeaderEntry[] {
  return [...response.headers].map(([name, value]) => {
    if (name === 'content-security-policy') return { name, value: schemes.toPageCsp(value) }
    if (name === 'access-control-allow-origin')
      return { name, value: schemes.toPage(value).replace(/\/$/, '') }
    return { name, value }
  })
}
