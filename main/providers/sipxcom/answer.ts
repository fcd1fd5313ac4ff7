import { z } from 'zod'
import { appError, type AppError, type ErrorCode } from '../../../shared/errors.ts'
import { cleanRemoteText } from '../../../shared/text/clean.ts'
import { decodeText, looksLikeHtml } from '../../http/decode.ts'
import type { HttpResponse } from '../../http/types.ts'

/** What the statuses mean that are not ok; the server's own above 599 included (reference sipxcom-user 0.6). */
const MEANINGS: Readonly<Record<number, { readonly code: ErrorCode; readonly detail?: string }>> = {
  400: { code: 'invalid-input' },
  401: { code: 'unauthorized' },
  403: { code: 'forbidden' },
  404: { code: 'not-found' },
  405: { code: 'not-supported', detail: 'method' },
  406: { code: 'bad-response', detail: 'not-acceptable' },
  409: { code: 'conflict' },
  422: { code: 'invalid-input', detail: 'rule' },
  429: { code: 'rate-limited' },
  743: { code: 'refused-by-server', detail: 'google-sign-in' },
  744: { code: 'refused-by-server', detail: 'google-transport' },
  745: { code: 'refused-by-server', detail: 'google-import' },
  747: { code: 'conflict', detail: 'duplicate-entry' },
}

/** A validation of the server ends as 500 too; its class name tells it from a crash. */
const REFUSALS = /\b(?:UserException|InvalidArgument|ValidationException)\b/

/** The error a status stands for, null for a good one. `host` is `host:port`. */
export function statusError(response: HttpResponse, host: string): AppError | null {
  const { status } = response
  if (status >= 200 && status < 300) return null
  // A login page is where strangers are sent.
  if (status >= 300 && status < 400) return appError('not-this-system', { host, status, detail: 'redirect' })
  const { serverText, type } = saidIn(response)
  const fields = { host, status, ...(serverText !== '' && { serverText }) }
  const known = MEANINGS[status]
  if (known !== undefined)
    return appError(known.code, {
      ...fields,
      ...(known.detail !== undefined && { detail: known.detail }),
    })
  if (status === 500 && type !== null && REFUSALS.test(type))
    return appError('refused-by-server', { ...fields, detail: 'rule' })
  if (status >= 500 && status < 600) return appError('server-error', fields)
  return appError(status >= 600 ? 'refused-by-server' : 'bad-response', fields)
}

const FaultSchema = z.looseObject({ error: z.string(), type: z.string().nullable().catch(null) })

/** The server's own words: its JSON fault, Jetty's page, a line of text, else the reason phrase. */
export function saidIn(response: HttpResponse): {
  readonly serverText: string
  readonly type: string | null
} {
  const text = decodeText(response.body.subarray(0, 4096)).text.trim()
  if (text.startsWith('{')) return faultIn(text)
  const type = null
  if (text === '' || looksLikeHtml(text)) {
    // `<title>Error 400 Missing request entity</title>`; the numbers stand in `status` already.
    const title = /<title>([^<]*)<\/title>/i.exec(text)?.[1] ?? ''
    const words = (response.reason || title).replace(/^\s*(?:Error\s+)?\d{3,4}\s*/i, '')
    return { serverText: cleanRemoteText(words, 'message'), type }
  }
  const errorText = /<error-text>([^<]*)</i.exec(text)?.[1]
  if (errorText !== undefined) return { serverText: cleanRemoteText(errorText, 'message'), type }
  return { serverText: text.startsWith('<') ? '' : cleanRemoteText(text, 'message'), type }
}

/** The message is not escaped, so the JSON may not be any (reference sipxcom-user 0.6). */
function faultIn(text: string): { readonly serverText: string; readonly type: string | null } {
  let parsed: unknown = null
  try {
    parsed = JSON.parse(text)
  } catch {
    const message = /"error"\s*:\s*"([\s\S]*?)"\s*(?:,\s*"type"|\}\s*$)/.exec(text)?.[1] ?? ''
    const type = /"type"\s*:\s*"([\w.$]+)"/.exec(text)?.[1] ?? null
    return { serverText: words(message), type }
  }
  const fault = FaultSchema.safeParse(parsed)
  return fault.success
    ? { serverText: words(fault.data.error), type: fault.data.type }
    : { serverText: '', type: null }
}

function words(message: string): string {
  return cleanRemoteText(message.replace(/^Internal error:\s*/i, ''), 'message')
}
