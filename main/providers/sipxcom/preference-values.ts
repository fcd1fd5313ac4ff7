import type {
  FieldValue,
  PreferenceChange,
  PreferenceField,
  Preferences,
} from '../../../shared/domain/preferences.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'

export type Values = Readonly<Record<string, FieldValue>>

const YES = ['true', 'yes', 'on', '1']
const NO = ['false', 'no', 'off', '0']

/**
 * What was typed, as the server wants it: flags as flags, choices in the server's own spelling, never another one (it
 * fails on lower-case names, reference sipxcom-user 3). `aliases`: other names of keys, e.g. the documentation's.
 * Errors: invalid-input with `field` and detail `setting-unknown`, `setting-read-only`, `flag`, `setting-choice` or `setting-number`.
 */
export function readPreferenceChange(
  fields: readonly PreferenceField[],
  change: PreferenceChange,
  aliases: Readonly<Record<string, string>> = {},
): Result<Values> {
  const values: Record<string, FieldValue> = {}
  for (const [given, text] of Object.entries(change)) {
    const key = aliases[given] ?? given
    const field = fields.find((candidate) => candidate.key === key)
    const wrong = (detail: string) => err(appError('invalid-input', { field: given, detail }))
    if (field === undefined) return wrong('setting-unknown')
    if (field.readOnly === true) return wrong('setting-read-only')
    const value = readValue(field, text.trim())
    if (typeof value === 'object' && value !== null) return wrong(value.wrong)
    values[key] = value
  }
  return ok(values)
}

function readValue(field: PreferenceField, text: string): FieldValue | { readonly wrong: string } {
  switch (field.kind) {
    case 'text':
      return text
    case 'number':
      return /^\d{1,6}$/.test(text) ? Number(text) : { wrong: 'setting-number' }
    case 'toggle': {
      const word = text.toLowerCase()
      return YES.includes(word) ? true : NO.includes(word) ? false : { wrong: 'flag' }
    }
    case 'select': {
      const option = field.options?.find((candidate) => plain(candidate) === plain(text))
      return option ?? { wrong: 'setting-choice' }
    }
  }
}

/** `out-of-office`, `OUT_OF_OFFICE` and `outofoffice` are the same choice. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[_\s-]/g, '')
}

/** The preferences that differ from what was asked; text is compared as far as the server can give it back. */
export function differing(asked: Values, got: Preferences): readonly string[] {
  return Object.entries(asked)
    .filter(([key, value]) => !isSame(value, got.values[key] ?? null))
    .map(([key]) => key)
}

function isSame(asked: FieldValue, got: FieldValue): boolean {
  if (asked === got) return true
  const [a, b] = [String(asked ?? ''), String(got ?? '')]
  return a === b || asLatin1(a) === b
}

/** One family of answers comes in ISO-8859-1, with `?` for everything else (reference sipxcom-user 0.4). */
export function asLatin1(text: string): string {
  return [...text].map((char) => ((char.codePointAt(0) ?? 0) > 0xff ? '?' : char)).join('')
}
