import type { FieldValue } from '../../../shared/domain/preferences.ts'

type Tree = Readonly<Record<string, unknown>>

/** `{a: 1, b: {c: 'x'}}` -> `{a: 1, 'b.c': 'x'}`. Lists and anything deeper are left out: no bean of the server has them. */
export function flatten(tree: Tree): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]): (readonly [string, FieldValue])[] => {
      if (isValue(value)) return [[key, value]]
      if (!isTree(value)) return []
      return Object.entries(value).flatMap(([inner, deep]) =>
        isValue(deep) ? [[`${key}.${inner}`, deep] as const] : [],
      )
    }),
  )
}

/** The tree with the values put in; null takes one out. Everything else stays as it was. */
export function withValues(tree: Tree, values: Readonly<Record<string, FieldValue>>): Tree {
  const changed: Record<string, unknown> = { ...tree }
  for (const [key, value] of Object.entries(values)) {
    const dot = key.indexOf('.')
    if (dot < 0) put(changed, key, value)
    else {
      const outer = key.slice(0, dot)
      const group: Record<string, unknown> = { ...(isTree(changed[outer]) ? changed[outer] : {}) }
      put(group, key.slice(dot + 1), value)
      changed[outer] = group
    }
  }
  return changed
}

function put(into: Record<string, unknown>, key: string, value: FieldValue): void {
  if (value === null) delete into[key]
  else into[key] = value
}

function isValue(value: unknown): value is FieldValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
