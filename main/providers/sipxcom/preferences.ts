import type { WriteOutcome } from '../../../shared/domain/availability.ts'
import type { PreferenceField, Preferences } from '../../../shared/domain/preferences.ts'
import { ok, type Result } from '../../../shared/result.ts'
import type { PreferencesFacet } from '../facets/preferences.ts'
import { differing, readPreferenceChange, type Values } from './preference-values.ts'

/** What is different from one set of settings to the next. */
export type PreferenceSource = {
  readonly aliases?: Readonly<Record<string, string>>
  readonly read: (signal: AbortSignal) => Promise<Result<Preferences>>
  /** Sends the values, together with whatever else the server wants to see beside them. */
  readonly send?: (values: Values, now: Preferences, signal: AbortSignal) => Promise<Result<undefined>>
}

/** A set of settings: read, check what was typed against it, send, read back. */
export function createPreferences({ aliases, read, send }: PreferenceSource): PreferencesFacet {
  if (send === undefined) return { read }
  return {
    read,
    async write(change, signal) {
      const now = await read(signal)
      if (!now.ok) return now
      const values = readPreferenceChange(now.value.fields, change, aliases)
      if (!values.ok) return values
      if (differing(values.value, now.value).length === 0)
        return ok({ value: now.value, confirmed: true, warnings: [] })
      const sent = await send(values.value, now.value, signal)
      if (!sent.ok) return sent
      return readBack(values.value, now.value, await read(signal))
    },
  }
}

/** What a write came to, by what the server says afterwards. */
export function readBack(
  asked: Values,
  before: Preferences,
  after: Result<Preferences>,
): Result<WriteOutcome<Preferences>> {
  const wanted = { fields: before.fields, values: { ...before.values, ...asked } }
  if (!after.ok)
    return ok({
      value: wanted,
      confirmed: false,
      warnings: [{ code: 'read-back-failed', detail: after.error.code }],
    })
  const confirmed = differing(asked, after.value).length === 0
  return ok({
    value: after.value,
    confirmed,
    ...(!confirmed && { differs: { asked: wanted, got: after.value } }),
    warnings: [],
  })
}

export const text = (key: string): PreferenceField => ({ key, kind: 'text' })
export const toggle = (key: string): PreferenceField => ({ key, kind: 'toggle' })
export const select = (key: string, options: readonly string[]): PreferenceField => ({
  key,
  kind: 'select',
  options: [...options],
})
export const fixed = (field: PreferenceField): PreferenceField => ({ ...field, readOnly: true })
