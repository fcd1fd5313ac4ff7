import type { AdminSetting } from '../../../../shared/domain/admin.ts'
import { isRecord, type AdminValue } from '../../../../shared/domain/admin-values.ts'
import { cleanRemoteText } from '../../../../shared/text/clean.ts'
import { isSecretName, listOf } from './shape.ts'

/**
 * The settings of an answer: `{"settings":[…]}`, one setting alone, or either in XML. Null when it is neither.
 * The whole of a block and one group of it come in the same form (reference admin B).
 */
export function readSettings(value: unknown): readonly AdminSetting[] | null {
  if (Array.isArray(value)) return value.flatMap(toSetting)
  if (!isRecord(value)) return null
  if (typeof value['path'] === 'string') return toSetting(value)
  const inside = value['settings'] ?? value['setting']
  if (inside === undefined) {
    const [only] = Object.values(value)
    return Object.keys(value).length === 1 && isRecord(only) ? readSettings(only) : null
  }
  if (isRecord(inside) && inside['setting'] !== undefined) return listOf(inside).flatMap(toSetting)
  if (isRecord(inside) && typeof inside['path'] === 'string') return toSetting(inside)
  return listOf(inside).flatMap(toSetting)
}

function toSetting(row: unknown): readonly AdminSetting[] {
  if (!isRecord(row) || typeof row['path'] !== 'string') return []
  const path = cleanRemoteText(row['path'], 'message')
  const type = words(row['type']) ?? 'string'
  const secret = type === 'password' || isSecretName(path.split('/').at(-1) ?? '')
  const value = scalar(row['value'])
  const defaultValue = scalar(row['defaultValue'])
  return [
    {
      path,
      type,
      options: optionsOf(row['options']),
      value: secret ? null : value,
      defaultValue: secret ? null : defaultValue,
      changed: (value ?? '') !== (defaultValue ?? ''),
      secret,
      label: words(row['label']),
      description: words(row['description']),
    },
  ]
}

/** `{"FILES_SRC":"System Music Directory"}`: value to label, in the order of the server. */
function optionsOf(value: AdminValue | undefined): AdminSetting['options'] {
  if (!isRecord(value)) return null
  const options = Object.entries(value).map(([key, label]) => ({
    value: key,
    label: words(label) ?? key,
  }))
  return options.length === 0 ? null : options
}

function scalar(value: AdminValue | undefined): string | null {
  if (value === undefined || value === null || typeof value === 'object') return null
  return cleanRemoteText(String(value), 'text')
}

/** The server's own words have HTML in them (`<br/>`, `<em>`): the words stay. */
function words(value: AdminValue | undefined): string | null {
  if (typeof value !== 'string') return null
  const plain = cleanRemoteText(value.replace(/<\/?[a-z][^<>]*>/gi, ' '), 'text')
  return plain === '' ? null : plain
}
