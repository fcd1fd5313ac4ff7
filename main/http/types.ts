import type { Log, ProxyPort } from '../core/ports.ts'
import type { Result } from '../../shared/result.ts'
import type { Secret } from '../../shared/secret.ts'
import type { TlsTrust } from './trust.ts'

/** How requests prove who asks. `auto`: nothing first, then what the server asks for (Digest anywhere, Basic over TLS only).
 *  `plainBasic`: Basic over http too, for a server on this very machine, or with the person's word for it. */
export type HttpAuth =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'basic'
      readonly user: string
      readonly password: Secret
      readonly plainBasic?: boolean
    }
  | { readonly kind: 'digest'; readonly user: string; readonly password: Secret }
  | {
      readonly kind: 'auto'
      readonly user: string
      readonly password: Secret
      readonly plainBasic?: boolean
    }

export type HttpClientOptions = {
  readonly trust: TlsTrust
  readonly auth: HttpAuth
  readonly log: Log
  /** Plain http is refused with `insecure-transport` unless true (loopback and devices on consent). */
  readonly allowPlainHttp?: boolean
  /** Asked before each connection; left out = direct. */
  readonly proxy?: ProxyPort | undefined
  /** Sockets per origin (default 4). */
  readonly connections?: number
  /** Dialling and handshake of one connection together; default 10 000. */
  readonly connectTimeoutMs?: number
  /** Basic is sent without being asked (over TLS only). */
  readonly preemptiveBasic?: boolean
}

export type HttpBody =
  | { readonly kind: 'form'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'bytes'; readonly bytes: Buffer; readonly contentType: string }

export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD'
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: HttpBody
  /** Whole exchange, authentication rounds included; default 15 000. */
  readonly timeoutMs?: number
  /** Largest body that is read; default 2 MiB. Beyond it: response-too-large. */
  readonly maxBytes?: number
  /** `idempotent` lets a broken connection be tried once more; a GET that changes something is `never` (the default). */
  readonly retry?: 'never' | 'idempotent'
  /** `when-asked`: nothing of what earlier answers asked for is sent along until the server asks anew (a 2N device whose
   *  sign-in method was changed may say so with status 200 and no challenge). Default `remembered`. */
  readonly credentials?: 'remembered' | 'when-asked'
  readonly signal?: AbortSignal
  /** Gets the body of a 200 as it comes, for what is too big to be held; the answer's body is then empty. Its failure ends
   *  the request. `content-encoding` is not undone. */
  readonly take?: (chunk: Buffer) => Promise<Result<undefined>>
}

export type HttpResponse = {
  readonly status: number
  /** What stands after the status, as it came; some servers say there what they mean (Restlet). */
  readonly reason?: string
  /** Lower-case names; repeated headers joined by `, ` except set-cookie. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/**
 * One account's way to its server: own connection pool, own trust, own credentials. Any status is a good Result, except
 * that 401 after credentials were sent is `unauthorized` (at most one repeat, two when the nonce was stale).
 * Errors: unauthorized, client-certificate-required, client-certificate-refused, name-not-found, unreachable, timeout,
 * cancelled, tls-* , insecure-transport, response-too-large, response-truncated, certificate-*.
 */
export type HttpClient = {
  request(request: HttpRequest): Promise<Result<HttpResponse>>
  close(): Promise<void>
}
