import type { AdminItem } from '../../../../shared/domain/admin.ts'
import { appError } from '../../../../shared/errors.ts'
import { err, ok, type Result } from '../../../../shared/result.ts'
import type { HttpResponse } from '../../../http/types.ts'
import { readBody, statusError, type AdminBodyRead, type AskedFor } from './answer.ts'
import { bodyOf } from './body.ts'
import type { AdminDoor } from './door.ts'
import type { AdminCall } from './entry.ts'
import type { FoundEntry } from './catalogue.ts'
import { fillKinds, fillPath } from './path.ts'

/** 20,000 users are about 10 MB. */
const MAX_BYTES = 32 * 1024 * 1024
const ACCEPT: Readonly<Record<NonNullable<AdminCall['accept']>, string>> = {
  // Exactly this: with anything of the same quality beside it the older stack answers in XML (reference user 0.4).
  json: 'application/json',
  xml: 'text/xml',
  csv: 'text/comma-separated-values',
  any: '*/*',
}

export type Asked = {
  readonly id?: string | null
  readonly argument?: string | null
  readonly item?: AdminItem
  readonly query?: Readonly<Record<string, string>>
  readonly about: AskedFor
}
export type Answered = { readonly response: HttpResponse; readonly body: AdminBodyRead }

/** Sends one request of an entry and reads what came. Errors: those of `fillPath`, `bodyOf`, `statusError` and of the connection. */
export async function exchange(
  door: AdminDoor,
  { entry, parent }: FoundEntry,
  call: AdminCall,
  asked: Asked,
  signal: AbortSignal,
): Promise<Result<Answered>> {
  const { item = {}, id = null, argument = null, about } = asked
  const path =
    entry.idKinds && id !== null
      ? fillKinds(call.path, id, entry.idKinds)
      : fillPath(call.path, { parent, id, argument, item })
  if (!path.ok) return path
  const body = bodyOf(call.body, entry, item)
  if (!body.ok) return body
  const isWrite = about === 'write' || call.method !== 'GET'
  const sent = await door.send(
    {
      method: call.method,
      path: path.value,
      accept: acceptOf(call, isWrite),
      isWrite,
      maxBytes: MAX_BYTES,
      ...(asked.query && { query: Object.entries(asked.query) }),
      ...(body.value && { body: body.value }),
    },
    signal,
  )
  const answer = await readExchange(sent, door.host, about, call.accept === 'any')
  return !answer.ok && answer.error.code === 'not-found' && id !== null
    ? err({ ...answer.error, field: id.slice(0, 128) })
    : answer
}

/** Replies to writes of the older stack are XML whatever was asked for. */
function acceptOf({ accept, path }: AdminCall, isWrite: boolean): string {
  if (isWrite && path.startsWith('/rest/')) return ACCEPT.any
  return ACCEPT[accept ?? 'json']
}

/** `isRaw`: bytes of any kind are a good answer. */
export async function readExchange(
  sent: Result<HttpResponse>,
  host: string,
  about: AskedFor,
  isRaw = false,
): Promise<Result<Answered>> {
  if (!sent.ok) return sent
  const response = sent.value
  const bad = await statusError(response, host, about)
  if (bad !== null) return err(bad)
  if (isRaw) return ok({ response, body: { kind: 'empty' } })
  const body = await readBody(response)
  if (body.ok) return ok({ response, body: body.value })
  // What a write says beside its yes does not matter.
  if (about === 'write') return ok({ response, body: { kind: 'empty' } })
  return err({ ...body.error, host })
}

/** The member `detail` says why: the catalogue knows that the server cannot. */
export function notOffered(name: string, verb: string): Result<never> {
  return err(appError('not-supported', { detail: 'admin-verb', field: `${verb} ${name}` }))
}
