import { Secret } from '../../shared/secret.ts'
import type { Log, LogFields } from '../core/ports.ts'
import { codeOf } from './fault.ts'
import { redactText } from './redact-text.ts'
import { redactUrl, shortenUser } from './redact-url.ts'

const HIDDEN = '[hidden]'
const MAX_DEPTH = 6
const MAX_ITEMS = 100

/** Words of a field name (camelCase, snake_case, header-case) that make its value secret, whatever it is. */
const SECRET_WORDS: ReadonlySet<string> = new Set(
  (
    'password passphrase passwd pwd pass secret pin confpin token authorization cookie credential credentials ha1 p12 pfx ' +
    'pem plaintext'
  ).split(' '),
)
/** Names in which `key` is key material; `key` alone is a name of something. */
const SECRET_NAME =
  /(?:journal|private|api|session|certificate|shared|master)-?key|key-?pem|password|passphrase|secret|authorization/
const NUMBER_WORDS: ReadonlySet<string> = new Set(
  'number phone mobile caller callee target from to extension address user username destination peer remote'.split(
    ' ',
  ),
)

/** A copy of log fields that may be written down: no secret, no query value, no full phone number or address. */
export function redact(fields: LogFields): LogFields {
  return redactObject(fields, 0)
}

/** Puts the redactor in front of a sink, so that nothing reaches it unredacted. */
export function createRedactingLog(sink: Log): Log {
  const write =
    (level: keyof Log) =>
    (message: string, fields?: LogFields): void => {
      if (fields === undefined) sink[level](redactText(message))
      else sink[level](redactText(message), redact(fields))
    }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}

function redactObject(value: object, depth: number): Record<string, unknown> {
  if (depth >= MAX_DEPTH) return { '…': HIDDEN }
  const entries = Object.entries(value).slice(0, MAX_ITEMS)
  return Object.fromEntries(
    entries.map(([name, field]) => [redactText(name), redactField(name, field, depth + 1)]),
  )
}

function redactField(name: string, value: unknown, depth: number): unknown {
  const words = wordsOf(name)
  const secret = words.some((word) => SECRET_WORDS.has(word)) || SECRET_NAME.test(words.join('-'))
  if (secret && typeof value !== 'boolean' && value !== null && value !== undefined) return HIDDEN
  const people = words.some((word) => NUMBER_WORDS.has(word))
  if (people && typeof value === 'number' && value > 9999) return shortenUser(String(value))
  const date = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value)
  if (people && !date && typeof value === 'string' && /^\+?[\d\s().-]{4,}$/.test(value))
    return `…${value.replace(/\D/g, '').slice(-3)}`
  return redactValue(value, depth)
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value)
  if (typeof value === 'function') return '[function]'
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Secret) return '[secret]'
  if (value instanceof URL) return redactUrl(value)
  if (value instanceof Date) return value
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`
  if (depth >= MAX_DEPTH) return '…'
  if (value instanceof Error) return redactError(value, depth)
  if (Array.isArray(value))
    return value.slice(0, MAX_ITEMS).map((item: unknown) => redactValue(item, depth + 1))
  if (value instanceof Map)
    return redactObject(Object.fromEntries(value as ReadonlyMap<string, unknown>), depth)
  if (value instanceof Set) return redactValue([...(value as ReadonlySet<unknown>)], depth)
  return redactObject(value, depth)
}

/** Stacks stay: they hold our file names. The first line repeats the message, so it is redacted with it. */
function redactError(error: Error, depth: number): Record<string, unknown> {
  return {
    name: error.name,
    message: redactText(error.message),
    ...(codeOf(error) !== null && { code: codeOf(error) }),
    ...(error.stack !== undefined && { stack: redactText(error.stack) }),
    ...(error.cause !== undefined && { cause: redactValue(error.cause, depth + 1) }),
  }
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
}
