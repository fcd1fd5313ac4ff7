import type { z } from 'zod'
import { appError } from '../../shared/errors.ts'
import type { AppError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { cleanRemoteText } from '../../shared/text/clean.ts'
import type { HttpResponse } from './types.ts'

export type DecodedText = {
  readonly text: string
  /** The bytes were not UTF-8 and were read as Windows-1252, which reads anything. */
  readonly lossy: boolean
}

/** Bytes to text: UTF-8 (a byte order mark is dropped), else Windows-1252, and said so. */
export function decodeText(body: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(body), lossy: false }
  } catch {
    // Old CGI scripts and PHP send their locale's bytes whatever they declare.
    return { text: new TextDecoder('windows-1252').decode(body), lossy: true }
  }
}

/**
 * The body as JSON of the shape `schema`, whatever content type it claims (SIP2SIP serves JSON as text/html).
 * Errors: bad-response with `detail` `empty`, `html`, `not-json` or `schema:<path>`.
 */
export function decodeJson<S extends z.ZodType>(response: HttpResponse, schema: S): Result<z.output<S>> {
  const { text } = decodeText(response.body)
  if (text.trim() === '') return err(badResponse(response, 'empty'))
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // Where it broke off is of use to nobody; what came instead is.
    return err(badResponse(response, looksLikeHtml(text) ? 'html' : 'not-json'))
  }
  return checkShape(response, value, schema)
}

/** Checks a parsed value. Errors: bad-response, `detail` `schema:<path>` of the first thing that is wrong. */
export function checkShape<S extends z.ZodType>(
  response: HttpResponse,
  value: unknown,
  schema: S,
): Result<z.output<S>> {
  const checked = schema.safeParse(value)
  if (checked.success) return ok(checked.data)
  const path = checked.error.issues[0]?.path.map(String).join('.') ?? ''
  return err(badResponse(response, `schema:${cleanRemoteText(path, 'address')}`))
}

export function badResponse(response: HttpResponse, detail: string): AppError {
  return appError('bad-response', { status: response.status, detail })
}

export function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|h1|p|div|script)\b/i.test(
    text.slice(0, 4096),
  )
}
