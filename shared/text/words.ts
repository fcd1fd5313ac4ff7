/** The shape of a dictionary, whatever the language. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> }

/** A dictionary in another language, with the English sentence wherever that has none. */
export function withEnglish<T extends object>(english: T, other: unknown): Words<T> {
  return merge(english, other) as Words<T>
}

function merge(english: object, other: unknown): object {
  const theirs = isGroup(other) ? other : {}
  const whole = Object.entries(english).map(([key, value]: [string, unknown]) => {
    const found = Object.hasOwn(theirs, key) ? theirs[key] : undefined
    if (typeof value === 'object' && value !== null) return [key, merge(value, found)]
    return [key, typeof found === 'string' && found !== '' ? found : value]
  })
  return Object.fromEntries(whole) as object
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
