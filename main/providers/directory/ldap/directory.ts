import type { TLSSocket } from 'node:tls'
import type { Client, Filter } from 'ldapts'
import { appError, type AppError } from '../../../../shared/errors.ts'
import { err, ok, type Result } from '../../../../shared/result.ts'
import { connectTls } from '../../../http/connect-tls.ts'
import { hostPort } from '../../../http/host-port.ts'
import type { DirectoryConfig, DirectoryPage, OpenDirectory } from '../../facets/directory.ts'
import { explainLdapError } from './ldap-fault.ts'
import { ATTRIBUTES, toPerson } from './map-person.ts'

/** Shown at most; the operator's own client has the same limit (reference sip2sip 5). */
const MAX_PEOPLE = 100
const CONNECT_MS = 5000
/** For the server's work, and for all of it together. */
const SERVER_SEC = 10
const WHOLE_MS = 15_000
/** A hundred entries of a few numbers each are some 50 kB; a server that sends megabytes does not keep to the limit. */
const MAX_BYTES = 4 * 1024 * 1024
const MIN_LETTERS = 2
const MAX_LETTERS = 64

/** An LDAP directory over TLS; a connection for each search, because people search now and then. */
export const openLdapDirectory: OpenDirectory = (config, log) => ({
  async search(text, signal) {
    const wanted = text.trim()
    if (wanted.length < MIN_LETTERS || wanted.length > MAX_LETTERS)
      return err(appError('invalid-input', { field: 'text', detail: 'length' }))
    const host = hostPort(config.host, config.port)
    // An empty password with a name is "unauthenticated" (RFC 4513 5.1.2): the server says yes and lets nobody in.
    if (config.login?.password.reveal() === '') return err(appError('secret-missing', { field: 'password' }))
    const limit = AbortSignal.any([signal, AbortSignal.timeout(WHOLE_MS)])
    const target = { host: config.host, port: config.port, timeoutMs: CONNECT_MS, signal }
    const socket = await connectTls(config.trust, target)
    if (!socket.ok) return socket
    const ended = watch(socket.value, limit, host)
    const answer = await ask(socket.value, config, wanted)
    ended.stop()
    const failure = ended.reason() ?? (answer.ok ? null : explainLdapError(answer.error, host))
    if (failure === null && answer.ok) return ok(answer.value)
    log.warn('directory search failed', { host, error: failure })
    return err(failure ?? appError('bad-response', { host, detail: 'ldap' }))
  },
})

/** Cuts the connection when it is called off, takes too long or brings too much, and remembers which. */
function watch(
  socket: TLSSocket,
  limit: AbortSignal,
  host: string,
): { readonly reason: () => AppError | null; readonly stop: () => void } {
  let reason: AppError | null = null
  let bytes = 0
  const end = (why: AppError): void => {
    reason ??= why
    socket.destroy()
  }
  const onAbort = (): void => {
    const isTimeout = limit.reason instanceof DOMException && limit.reason.name === 'TimeoutError'
    end(appError(isTimeout ? 'timeout' : 'cancelled', { host }))
  }
  socket.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > MAX_BYTES) end(appError('response-too-large', { host }))
  })
  if (limit.aborted) onAbort()
  else limit.addEventListener('abort', onAbort, { once: true })
  return {
    reason: () => reason,
    stop: () => {
      limit.removeEventListener('abort', onAbort)
      socket.destroy()
    },
  }
}

async function ask(
  socket: TLSSocket,
  config: DirectoryConfig,
  wanted: string,
): Promise<Result<DirectoryPage, unknown>> {
  // Loaded here: few commands need it, and all would wait for it.
  const { Client, OrFilter, SubstringFilter } = await import('ldapts')
  const contains = (attribute: string): Filter => new SubstringFilter({ attribute, any: [wanted] })
  // Filters are built as objects and encoded by length: nothing that is typed can change their meaning (RFC 4515 3).
  const isNumber = /^\+?[\d\s()/-]{3,}$/.test(wanted)
  const filter = isNumber
    ? new OrFilter({ filters: [contains('cn'), contains('telephoneNumber'), contains('mobile')] })
    : contains('cn')
  // Our own connection has checked the server by the account's trust; the scheme only keeps the client from adding TLS.
  const url = `ldap://${hostPort(config.host, config.port)}`
  const client: Client = new Client({ url, createConnection: () => socket })
  try {
    await client.bind(config.login?.user ?? '', config.login?.password.reveal() ?? '')
    const { searchEntries } = await client.search(config.base, {
      scope: 'sub',
      filter,
      attributes: [...ATTRIBUTES],
      // One more than is shown, to know that there are more.
      sizeLimit: MAX_PEOPLE + 1,
      timeLimit: SERVER_SEC,
      derefAliases: 'never',
    })
    const people = searchEntries.map(toPerson).filter((person) => person !== null)
    return ok({
      people: people
        .slice(0, MAX_PEOPLE)
        .toSorted((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id)),
      more: searchEntries.length > MAX_PEOPLE,
    })
  } catch (thrown) {
    return err(thrown)
  }
}
