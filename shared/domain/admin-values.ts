import type { AdminItem } from './admin.ts'

/** JSON, as far as types go. */
export type AdminValue = AdminItem[string]

export function isRecord(value: unknown): value is Readonly<Record<string, AdminValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The member a field key names (dots lead into objects); undefined when it is not there. */
export function valueAt(item: AdminItem, key: string): AdminValue | undefined {
  if (Object.hasOwn(item, key)) return item[key]
  return key
    .split('.')
    .reduce<AdminValue | undefined>(
      (value, part) => (isRecord(value) && Object.hasOwn(value, part) ? value[part] : undefined),
      item as AdminValue,
    )
}

/** A copy with the member set. */
export function withValue(item: AdminItem, key: string, value: AdminValue): AdminItem {
  const [first = '', ...rest] = key.split('.')
  if (rest.length === 0) return { ...item, [first]: value }
  const inside = item[first]
  return { ...item, [first]: withValue(isRecord(inside) ? inside : {}, rest.join('.'), value) }
}

/** A value as the words of a cell; null where there is nothing. */
export function valueWords(value: AdminValue | undefined): string | null {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value))
    return value.length === 0 ? null : value.map((one) => valueWords(one) ?? '').join(', ')
  if (isRecord(value)) {
    const { name, label, alias, userName } = value
    const named = [name, label, alias, userName].find((one) => typeof one === 'string' && one !== '')
    return typeof named === 'string' ? named : JSON.stringify(value)
  }
  return String(value)
}
