import { z } from 'zod'
import { appError, type AppError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import { decodeText, looksLikeHtml } from '../../http/decode.ts'
import type { HttpResponse } from '../../http/types.ts'
import { explainRefusal, type DeviceRefusal } from './codes.ts'
import type { TwonFunction } from './functions.ts'

const EnvelopeSchema = z.looseObject({
  success: z.boolean(),
  result: z.unknown().optional(),
  error: z.unknown().optional(),
})
/** Member by member, so that one odd one does not hide the others. */
const RefusalSchema = z.looseObject({
  code: z
    .union([
      z.number().int(),
      z
        .string()
        .regex(/^\d{1,4}$/)
        .transform(Number),
    ])
    .nullable()
    .catch(null),
  param: z.string().nullable().catch(null),
  description: z.string().nullable().catch(null),
})

/**
 * The `result` of an answer, `{}` when there is none. Failures come with status 200 or 401 alike (reference twon 3).
 * Errors: those of `explainRefusal`, and unauthorized, forbidden, not-this-system (`html`, `no-envelope`, 404),
 * bad-response (`empty`, `trailing-comma`, `not-json`, `redirect`), rate-limited, server-error.
 */
export function readAnswer(response: HttpResponse, host: string, fn: TwonFunction): Result<unknown> {
  const { status } = response
  const read = readEnvelope(response, host)
  if (read.ok) {
    const { success, result, error } = read.value
    if (success) return ok(result ?? {})
    return err(explainRefusal(readRefusal(error), host, fn))
  }
  return err(statusError(status, host) ?? read.error)
}

/** The refusal inside words that the HTTP client kept of a 401; null when they are none. */
export function refusalIn(serverText: string | undefined): DeviceRefusal | null {
  if (serverText === undefined || !serverText.startsWith('{')) return null
  try {
    const envelope = EnvelopeSchema.safeParse(JSON.parse(serverText))
    return envelope.success && !envelope.data.success ? readRefusal(envelope.data.error) : null
  } catch {
    // Cut to the length of a message, or never JSON: there is nothing to read in it.
    return null
  }
}

function readRefusal(error: unknown): DeviceRefusal {
  const parsed = RefusalSchema.safeParse(error)
  if (!parsed.success) return { code: null, param: null, description: null }
  const { code, param, description } = parsed.data
  return {
    code,
    param: param === null ? null : cleanRemoteText(param, 'name'),
    description: description === null ? null : cleanRemoteText(description, 'message'),
  }
}

function readEnvelope(response: HttpResponse, host: string): Result<z.infer<typeof EnvelopeSchema>> {
  const { text } = decodeText(response.body)
  const bad = (detail: string) => err(appError('bad-response', { host, detail }))
  const stranger = (detail: string) => err(appError('not-this-system', { host, detail }))
  if (text.trim() === '') return bad('empty')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // What came instead is of use, where the parser stopped is not.
    if (looksLikeHtml(text)) return stranger('html')
    // The manual's own examples have it; a device that does is told apart from a broken-off answer.
    return bad(/,\s*[}\]]/.test(text) ? 'trailing-comma' : 'not-json')
  }
  const envelope = EnvelopeSchema.safeParse(value)
  return envelope.success ? ok(envelope.data) : stranger('no-envelope')
}

/** What a status means when the body is not the device's; null for a good one. */
function statusError(status: number, host: string): AppError | null {
  if (status >= 200 && status < 300) return null
  if (status === 401) return appError('unauthorized', { host, status, detail: 'auth-required' })
  if (status === 403) return appError('forbidden', { host, status })
  if (status === 404 || status === 405 || status === 410)
    return appError('not-this-system', { host, status, detail: 'no-api' })
  if (status === 429) return appError('rate-limited', { host, status })
  if (status >= 500) return appError('server-error', { host, status })
  return appError('bad-response', {
    host,
    status,
    ...(status >= 300 && status < 400 && { detail: 'redirect' }),
  })
}
