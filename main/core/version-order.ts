/** `1.2.3` or `1.2.3-beta.4`; no other forms are released. */
export const VERSION = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:-beta\.(\d{1,6}))?$/

/** Negative when `a` is older than `b`, 0 when they are the same. A beta is older than its release. Throws on anything that
 *  is not of the form `VERSION`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)]
  for (const [index, part] of left.entries()) {
    const other = right[index] ?? 0
    if (part !== other) return part < other ? -1 : 1
  }
  return 0
}

function partsOf(version: string): readonly number[] {
  const match = VERSION.exec(version)
  if (!match) throw new Error(`not a version: ${version}`)
  const [, major, minor, patch, beta] = match
  return [Number(major), Number(minor), Number(patch), beta === undefined ? Infinity : Number(beta)]
}
