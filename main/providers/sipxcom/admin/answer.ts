import { z } from 'zod'
import { appError, type AppError } from '../../../../shared/errors.ts'
import { err, ok, type Result } from '../../../../shared/result.ts'
import { cleanRemoteText } from '../../../../shared/text/clean.ts'
import { badResponse, decodeText, looksLikeHtml } from '../../../http/decode.ts'
import { decodeXml } from '../../../http/decode-xml.ts'
import type { HttpResponse } from '../../../http/types.ts'
import { saidIn } from '../answer.ts'

/** A body, understood by what it is and not by what it claims: both stacks answer in the other's form at times. */
export type AdminBodyRead =
  | { readonly kind: 'empty' }
  /** `root`: the element around everything, null in JSON that has none. */
  | { readonly kind: 'value'; readonly value: unknown; readonly isXml: boolean }
  | { readonly kind: 'text'; readonly text: string }

/** Errors: bad-response (`html`, `doctype`, `not-xml`, `not-json`). */
export async function readBody(response: HttpResponse): Promise<Result<AdminBodyRead>> {
  const { text } = decodeText(response.body)
  const start = text.trimStart().slice(0, 1)
  if (start === '') return ok({ kind: 'empty' })
  if (start === '<') {
    if (looksLikeHtml(text)) return err(badResponse(response, 'html'))
    const value = await decodeXml(response, z.unknown())
    return value.ok ? ok({ kind: 'value', value: plainXml(value.value), isXml: true }) : value
  }
  try {
    return ok({ kind: 'value', value: JSON.parse(text) as unknown, isXml: false })
  } catch {
    if (start === '{' || start === '[') return err(badResponse(response, 'not-json'))
    return ok({ kind: 'text', text })
  }
}

/** Attributes become members like any other; an element with text beside them keeps the text. */
function plainXml(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainXml)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name.replace(/^@/, ''), plainXml(inner)]),
  )
}

/** What an answer is about, for what 404 means. */
export type AskedFor = 'list' | 'item' | 'setting' | 'write'

const ReplySchema = z.looseObject({
  response: z.looseObject({
    code: z.string().catch(''),
    message: z.string().catch(''),
    data: z.unknown().optional(),
  }),
})

/** The envelope of the older stack's writes: XML whatever was asked for (reference admin A). Null when it is another. */
export function readReply(body: AdminBodyRead): {
  readonly code: string
  readonly message: string
  readonly id: string | null
} | null {
  if (body.kind !== 'value') return null
  const parsed = ReplySchema.safeParse(body.value)
  if (!parsed.success) return null
  const { code, message, data } = parsed.data.response
  const id = z.looseObject({ id: z.union([z.string(), z.number()]) }).safeParse(data)
  const name = z.looseObject({ name: z.string() }).safeParse(data)
  return { code, message, id: id.success ? String(id.data.id) : name.success ? name.data.name : null }
}

/**
 * What a bad status means; null for a good one. The words beside it are the server's own: an envelope, the text of an exception, a JSON
 * whose message is not escaped and may not parse (reference user 0.6).
 */
export async function statusError(
  response: HttpResponse,
  host: string,
  about: AskedFor,
): Promise<AppError | null> {
  const { status } = response
  if (status >= 200 && status < 300) return null
  const read = await readBody(response)
  const reply = read.ok ? readReply(read.value) : null
  const words = cleanRemoteText(reply?.message ?? wordsOf(response, read), 'message')
  const fields = { host, status, ...(words !== '' && { serverText: words }) }
  const missing = reply !== null && /NOT_FOUND|MISSING_ID|BAD_ID|INVALID_ID/i.test(reply.code)
  if (status === 401) return appError('unauthorized', fields)
  if (status === 403) return appError('forbidden', { ...fields, detail: 'admin' })
  if (status === 404 && about === 'list')
    return appError('not-supported', { ...fields, detail: 'admin-absent' })
  if (status === 404 || (status === 400 && (missing || (about === 'item' && /not.?found/i.test(words)))))
    return appError('not-found', {
      ...fields,
      detail: about === 'setting' ? 'admin-setting' : 'admin-item',
    })
  if (status === 405) return appError('not-supported', { ...fields, detail: 'admin-method' })
  if (status === 406) return appError('bad-response', { ...fields, detail: 'negotiation' })
  if (status === 409) return appError('conflict', { ...fields, detail: 'admin' })
  if (status === 429) return appError('rate-limited', fields)
  if (status >= 300 && status < 400) return appError('bad-response', { ...fields, detail: 'redirect' })
  if (status >= 400 && status < 500) return appError('refused-by-server', fields)
  // 743 to 747 are this server's own (reference user 0.6).
  if (status >= 700) return appError('refused-by-server', fields)
  return appError('server-error', { ...fields, detail: 'admin' })
}

function wordsOf(response: HttpResponse, read: Result<AdminBodyRead>): string {
  if (!read.ok || read.value.kind === 'empty') return saidIn(response).serverText
  if (read.value.kind === 'text') return read.value.text
  if (read.value.isXml) return ''
  const parsed = z.looseObject({ error: z.string() }).safeParse(read.value.value)
  return parsed.success ? parsed.data.error : ''
}
