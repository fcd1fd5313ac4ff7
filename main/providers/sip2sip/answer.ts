import { z } from 'zod'
import { appError, type AppError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import type { HttpResponse } from '../../http/types.ts'
import { findJsonTail, isCutOff } from './json-tail.ts'

/** The detail of the `not-supported` that an unknown action name gets; the dialect is looked up anew on it. */
export const INVALID_ACTION = 'invalid-action'

const VerdictSchema = z.looseObject({ success: z.boolean(), error_message: z.string().nullish() })

/**
 * Reads the answer to a question. The server says 200 `text/html` to nearly everything, so only the body counts:
 * faults are HTML followed by `null` or `[]`, which is a failure and never "nothing there" (reference sip2sip 1).
 * Errors: unauthorized, forbidden, client-certificate-*, rate-limited, not-this-system (404), server-error, bad-response
 * (`detail`: empty, html, text, not-utf8, redirect, text-before-json), response-truncated, refused-by-server,
 * not-supported (`detail` invalid-action).
 */
export function readValue(response: HttpResponse, host: string): Result<unknown> {
  const found = readJson(response, host)
  if (!found.ok) return found
  const { value, before } = found.value
  const refusal = readRefusal(value, host)
  // Nothing was to be changed, so nothing is to be corrected.
  if (refusal) return err(refusal.code === 'refused-by-server' ? { ...refusal, detail: 'question' } : refusal)
  if (before === '') return ok(value)
  const fault = faultText(before)
  if (fault !== null) return err(backendFault(fault, host))
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0)
  return isEmpty ? err(appError('bad-response', { host, detail: 'text-before-json' })) : ok(value)
}

/** A yes. `fault` is what the backend complained about while it still said so; `value` the whole answer. */
export type Verdict = { readonly fault: string | null; readonly value: unknown }

/**
 * Reads the answer to a change. Only `success` decides, for success has a message in `error_message` too and messages
 * come in the account's language. Errors: as `readValue`.
 */
export function readVerdict(response: HttpResponse, host: string): Result<Verdict> {
  const found = readJson(response, host)
  if (!found.ok) return found
  const { value, before } = found.value
  // `Key FUNC changed <value>` is an echo of what was sent (set_call_forwarding), not a complaint.
  const fault = before.startsWith('Key ') ? null : faultText(before)
  const refusal = readRefusal(value, host)
  if (refusal) return err(refusal)
  const verdict = VerdictSchema.safeParse(value)
  if (verdict.success) return ok({ fault, value })
  return err(
    fault === null ? appError('bad-response', { host, detail: 'no-verdict' }) : backendFault(fault, host),
  )
}

function readJson(response: HttpResponse, host: string): ReturnType<typeof findOrExplain> {
  const refused = readStatus(response, host)
  if (refused) return err(refused)
  return findOrExplain(new TextDecoder('utf-8').decode(response.body), host)
}

function findOrExplain(
  text: string,
  host: string,
): Result<{ readonly value: unknown; readonly before: string }> {
  const bad = (detail: string) => err(appError('bad-response', { host, detail }))
  if (text.trim() === '') return bad('empty')
  const found = findJsonTail(text)
  if (found === null) {
    if (isCutOff(text)) return err(appError('response-truncated', { host }))
    return err(explainText(text, host))
  }
  // A replacement character in the JSON itself: the bytes were not UTF-8, and names would be wrong without notice.
  const json = found.before === '' ? text : text.slice(text.indexOf(found.before) + found.before.length)
  return json.includes('\ufffd') ? bad('not-utf8') : ok(found)
}

function readStatus({ status, headers }: HttpResponse, host: string): AppError | null {
  if (status >= 200 && status < 300) return null
  if (status === 401) return appError('unauthorized', { host, status })
  if (status === 403) return appError('forbidden', { host, status })
  if (status === 404 || status === 410) return appError('not-this-system', { host, status })
  if (status === 429) {
    const wait = Number(headers['retry-after'] ?? NaN)
    return appError('rate-limited', {
      host,
      status,
      ...(Number.isFinite(wait) && wait >= 0 && { retryAfterSec: wait }),
    })
  }
  if (status >= 500) return appError('server-error', { host, status })
  return appError('bad-response', {
    host,
    status,
    ...(status >= 300 && status < 400 && { detail: 'redirect' }),
  })
}

/** `success: false` in any answer, lists included: a fault replaces the shape (reference sip2sip 7.4). */
function readRefusal(value: unknown, host: string): AppError | null {
  const verdict = VerdictSchema.safeParse(value)
  if (!verdict.success || verdict.data.success) return null
  const serverText = cleanRemoteText(verdict.data.error_message ?? '', 'message')
  // The one message that is not translated (reference sip2sip 1, "Action names").
  if (/^error: invalid action/i.test(serverText))
    return appError('not-supported', { host, detail: INVALID_ACTION })
  return appError('refused-by-server', { host, ...said(serverText) })
}

/** What a page without any JSON wants to say: the certificate page and the digest page answer errors in plain text. */
function explainText(text: string, host: string): AppError {
  const fault = faultText(text)
  if (fault !== null) return backendFault(fault, host)
  const words = plain(text)
  if (/no x\.509 client certificate/i.test(words)) return appError('client-certificate-required', { host })
  if (/x\.509/i.test(words)) return appError('client-certificate-refused', { host, ...said(words) })
  if (/invalid credentials|credentials error/i.test(words))
    return appError('unauthorized', { host, ...said(words) })
  const isHtml = /<(?:!doctype|html|head|body|div|p|br|font|table)\b/i.test(text)
  return appError('bad-response', { host, detail: isHtml ? 'html' : 'text' })
}

/** The words of `Error (SipPort): MSG (CODE): TEXT` or `Error from URL (SipPort): …` in a page, null when there is none. */
function faultText(page: string): string | null {
  return /\bError (?:\(\w+\)|from [^<]*?\(\w+\)): [^<]*/.exec(page)?.[0].trim() ?? null
}

function backendFault(fault: string, host: string): AppError {
  return appError('server-error', {
    host,
    detail: 'backend-fault',
    ...said(cleanRemoteText(fault, 'message')),
  })
}

/** The text and, when it names one, the backend's own error number, e.g. 1011 for "already there". */
function said(serverText: string): Pick<AppError, 'serverText' | 'status'> {
  const number = /\((\d{3,5})\)/.exec(serverText)?.[1]
  return { ...(serverText !== '' && { serverText }), ...(number !== undefined && { status: Number(number) }) }
}

function plain(text: string): string {
  return cleanRemoteText(text.slice(0, 4096).replace(/<[^>]*>/g, ' '), 'message')
}
