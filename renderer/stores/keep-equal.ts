/**
 * Gives `next` with every part that equals its counterpart in `old` replaced by the old object, so that what did not
 * change keeps its identity. Snapshots come over the bridge as fresh copies; without this every view would draw anew.
 */
export function keepEqual<T>(old: unknown, next: T): T {
  if (Object.is(old, next)) return next
  if (Array.isArray(next)) return keepArray(old, next) as T
  if (isPlain(next) && isPlain(old)) return keepObject(old, next) as T
  return next
}

function keepArray(old: unknown, next: readonly unknown[]): readonly unknown[] {
  if (!Array.isArray(old)) return next
  const kept = next.map((item, index) => keepEqual(old[index], item))
  const same = old.length === kept.length && kept.every((item, index) => Object.is(item, old[index]))
  return same ? old : kept
}

function keepObject(
  old: Readonly<Record<string, unknown>>,
  next: Readonly<Record<string, unknown>>,
): unknown {
  const keys = Object.keys(next)
  const kept = Object.fromEntries(keys.map((key) => [key, keepEqual(old[key], next[key])]))
  const same =
    keys.length === Object.keys(old).length &&
    keys.every((key) => key in old && Object.is(kept[key], old[key]))
  return same ? old : kept
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
