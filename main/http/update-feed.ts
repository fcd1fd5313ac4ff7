import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Log, ProxyPort } from '../core/ports.ts'
import type { UpdateFeedPort } from '../core/update-ports.ts'
import { createHttpClient } from './client.ts'
import { hostPort, portOf } from './host-port.ts'
import type { HttpRequest } from './types.ts'
import type { TlsTrust } from './trust.ts'

/** Longer than any limit of who asks: theirs count. */
const TIMEOUT_MS = 2 * 3600_000

/** The way to the update server: HTTPS only, no credentials, no redirects. A connection an errand. */
export function createUpdateFeed(options: {
  readonly log: Log
  readonly proxy?: ProxyPort | undefined
  /** Besides the system's roots; for tests and nobody else. */
  readonly trust?: TlsTrust
}): UpdateFeedPort {
  const get = async (
    url: URL,
    how: Pick<HttpRequest, 'maxBytes' | 'signal' | 'take'>,
  ): Promise<Result<Buffer>> => {
    const { log, proxy } = options
    const client = createHttpClient({ trust: options.trust ?? {}, auth: { kind: 'none' }, log, proxy })
    try {
      const answer = await client.request({ method: 'GET', url, timeoutMs: TIMEOUT_MS, ...how })
      if (!answer.ok) return answer
      const { status, body } = answer.value
      if (status === 200) return ok(body)
      return err(appError('bad-response', { host: hostPort(url.hostname, portOf(url)), status }))
    } finally {
      await client.close()
    }
  }
  return {
    read: (url, limits) => get(url, limits),
    async stream(url, limits, take) {
      const got = await get(url, { ...limits, take })
      return got.ok ? ok() : got
    },
  }
}
