import { appError, type AppError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { SecretBundle } from '../../core/ports.ts'
import { createHttpClient } from '../../http/client.ts'
import { hostPort, portOf } from '../../http/host-port.ts'
import type { HttpAuth, HttpClient, HttpResponse } from '../../http/types.ts'
import type { AdapterDeps } from '../adapter.ts'
import { INVALID_ACTION, readValue, readVerdict, type Verdict } from './answer.ts'
import type { Sip2sipConfig } from './config.ts'
import {
  actionName,
  createDialectMemory,
  hasTwoNames,
  otherDialect,
  type Action,
  type Dialect,
} from './dialect.ts'
import { listDoors, orderDoors, rememberDoor, type Door } from './doors.ts'
import { webTrust } from './trust.ts'

export type Fields = Readonly<Record<string, string>>

/** One account's way to its settings page: finds the door and the dialect, sends, and reads the body. */
export type Sip2sipClient = {
  /** `host:port` of the settings page, for errors. */
  readonly host: string
  /** Asks; a broken connection may be tried once more. Errors: the HTTP client's and `readValue`'s. */
  read(action: Action, fields: Fields, signal: AbortSignal, maxBytes?: number): Promise<Result<unknown>>
  /** Changes something; sent at most once in a form the server understands. Errors: the HTTP client's and `readVerdict`'s. */
  write(action: Action, fields: Fields, signal: AbortSignal): Promise<Result<Verdict>>
  /** Fetches a file that is made for this one request, so it is asked for once. */
  file<T>(action: Action, understand: Understand<T>, signal: AbortSignal): Promise<Result<T>>
  close(): Promise<void>
}

/** `fields` null = a plain GET. */
type Asked = {
  readonly fields: Fields | null
  readonly signal: AbortSignal
  readonly retry: 'idempotent' | 'never'
  readonly maxBytes?: number
}
type Understand<T> = (response: HttpResponse, host: string) => Result<T>

/** The answers that mean "not this door" before anything was carried out. */
function isOtherDoor(error: AppError, mode: Door['mode']): boolean {
  const isPlainRefusal = error.code === 'unauthorized' && mode === 'certificate'
  return (
    isPlainRefusal ||
    error.code === 'not-this-system' ||
    error.code === 'client-certificate-required' ||
    error.code === 'client-certificate-refused'
  )
}

export function createSip2sipClient(
  config: Sip2sipConfig,
  secrets: SecretBundle,
  record: { readonly id: string },
  deps: AdapterDeps,
): Sip2sipClient {
  const password = secrets.webPassword ?? secrets.password
  const hasCertificate = secrets.certificatePem !== undefined && secrets.certificateKeyPem !== undefined
  const has = { certificate: hasCertificate, password: password !== undefined }
  const doors = listDoors(config.server, config.auth, has)
  const dialects = createDialectMemory(deps.memory, record.id)
  const host = hostPort(config.server.hostname, portOf(config.server))
  const clients = new Map<Door['mode'], HttpClient>()

  function clientFor(mode: Door['mode']): Result<HttpClient> {
    const held = clients.get(mode)
    if (held) return ok(held)
    if (mode === 'certificate' && !hasCertificate)
      return err(appError('client-certificate-required', { host }))
    if (mode === 'digest' && password === undefined)
      return err(appError('secret-missing', { field: 'password' }))
    const auth: HttpAuth =
      mode === 'digest' && password !== undefined
        ? { kind: 'digest', user: config.user, password }
        : { kind: 'none' }
    const client = createHttpClient({
      trust: webTrust(config, secrets, mode),
      auth,
      log: deps.log,
      proxy: deps.proxy,
      allowPlainHttp: isLoopback(config.server),
    })
    clients.set(mode, client)
    return ok(client)
  }

  /** Action and account in the URL as other clients do; values in the form, where no server log keeps them. */
  async function send(door: Door, name: string, asked: Asked): Promise<Result<HttpResponse>> {
    const { fields, signal } = asked
    const client = clientFor(door.mode)
    if (!client.ok) return client
    const url = new URL(door.page)
    url.searchParams.set('action', name)
    if (door.mode === 'digest') url.searchParams.set('realm', config.domain)
    else url.searchParams.set('account', `${config.user}@${config.domain}`)
    return client.value.request({
      method: fields === null ? 'GET' : 'POST',
      url,
      ...(fields !== null && { body: { kind: 'form', fields } }),
      retry: asked.retry,
      ...(asked.maxBytes !== undefined && { maxBytes: asked.maxBytes }),
      signal,
    })
  }

  /** Tries the doors in turn until one is the right one; its error, or the first telling one, is the answer. */
  async function throughDoors<T>(name: string, asked: Asked, understand: Understand<T>): Promise<Result<T>> {
    let first: AppError | null = null
    for (const door of orderDoors(doors, deps.memory, record.id)) {
      const sent = await send(door, name, asked)
      const answer = nameRefusal(sent.ok ? understand(sent.value, host) : sent)
      if (answer.ok) {
        rememberDoor(door, deps.memory, record.id)
        return answer
      }
      deps.log.debug('settings page said no', { mode: door.mode, action: name, code: answer.error.code })
      if (!isOtherDoor(answer.error, door.mode)) return answer
      if (first === null || first.code === 'not-this-system') first = answer.error
    }
    return err(first ?? appError('client-certificate-required', { host }))
  }

  /** "Invalid action" means that nothing was done, so a change may be sent again under its other name. */
  async function inDialect<T>(action: Action, asked: Asked, understand: Understand<T>): Promise<Result<T>> {
    const ask = (dialect: Dialect): Promise<Result<T>> =>
      throughDoors(actionName(action, dialect), asked, understand)
    const dialect = dialects.of(action)
    const answer = await ask(dialect)
    if (answer.ok || answer.error.detail !== INVALID_ACTION || !hasTwoNames(action)) return answer
    const other = otherDialect(dialect)
    const second = await ask(other)
    if (second.ok || second.error.detail !== INVALID_ACTION) dialects.learn(action, other)
    return second
  }

  return {
    host,
    read(action, fields, signal, maxBytes) {
      const form = Object.keys(fields).length === 0 ? null : fields
      const asked: Asked = {
        fields: form,
        signal,
        retry: 'idempotent',
        ...(maxBytes !== undefined && { maxBytes }),
      }
      return inDialect(action, asked, readValue)
    },
    file: (action, understand, signal) =>
      inDialect(action, { fields: null, signal, retry: 'never' }, understand),
    write: (action, fields, signal) => inDialect(action, { fields, signal, retry: 'never' }, readVerdict),
    async close() {
      await Promise.all([...clients.values()].map((client) => client.close()))
      clients.clear()
    },
  }
}

/** A wrong password and a backend that is down give the same 401 (reference sip2sip 2): the sentence must say so. */
function nameRefusal<T>(answer: Result<T>): Result<T> {
  if (answer.ok || answer.error.code !== 'unauthorized' || answer.error.detail !== 'refused') return answer
  return err({ ...answer.error, detail: 'or-unavailable' })
}

/** Plain http is for test servers on this machine only; elsewhere the password hash would travel in the open. */
export function isLoopback(server: URL): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(server.hostname)
}
