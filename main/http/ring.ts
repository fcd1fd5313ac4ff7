/** A map that keeps the newest `limit` entries and forgets the oldest. */
export type Ring<V> = {
  get(key: string): V | undefined
  take(key: string): V | undefined
  put(key: string, value: V): void
  entries(): readonly (readonly [string, V])[]
}

export function createRing<V>(limit: number): Ring<V> {
  const map = new Map<string, V>()
  return {
    get: (key) => map.get(key),
    take: (key) => {
      const value = map.get(key)
      map.delete(key)
      return value
    },
    put: (key, value) => {
      map.delete(key)
      map.set(key, value)
      const oldest = map.keys().next().value
      if (map.size > limit && oldest !== undefined) map.delete(oldest)
    },
    entries: () => [...map],
  }
}
