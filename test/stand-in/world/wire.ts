/** Values as text between a preload and main: what structured clone can carry, JSON cannot.
 *  The function is also sent to pages as source (source.ts): it may use nothing from outside itself. */
export function createWire(): {
  /** Throws "An object could not be cloned." like Electron. */
  readonly encode: (value: unknown) => string
  readonly decode: (text: string) => unknown
} {
  const fail = (): never => {
    throw new Error('An object could not be cloned.')
  }
  const toBase64 = (bytes: Uint8Array): string => {
    if (typeof Buffer !== 'undefined')
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
    let text = ''
    for (let at = 0; at < bytes.length; at += 8192)
      text += String.fromCharCode(...bytes.subarray(at, at + 8192))
    return btoa(text)
  }
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

  // Numbers, texts, booleans and null stand for themselves; everything else is a list whose first item names its kind.
  const pack = (value: unknown, above: readonly object[]): unknown => {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : ['n', Object.is(value, -0) ? '-0' : String(value)]
      case 'undefined':
        return ['u']
      case 'bigint':
        return ['i', String(value)]
      case 'object':
        return value === null ? null : packObject(value, above)
      default:
        return fail()
    }
  }
  const packObject = (value: object, above: readonly object[]): unknown => {
    if (above.includes(value)) return fail()
    const inside = [...above, value]
    if (Array.isArray(value)) return ['a', ...value.map((item) => pack(item, inside))]
    if (value instanceof Date) return ['d', value.getTime()]
    if (value instanceof Map) return ['m', ...[...value].flat().map((item) => pack(item, inside))]
    if (value instanceof Set) return ['s', ...[...value].map((item) => pack(item, inside))]
    if (value instanceof RegExp) return ['r', value.source, value.flags]
    if (value instanceof Error) return ['e', value.name, value.message, value.stack ?? '']
    if (value instanceof ArrayBuffer) return ['b', 'ArrayBuffer', toBase64(new Uint8Array(value))]
    if (ArrayBuffer.isView(value)) {
      const kind = Object.prototype.toString.call(value).slice(8, -1)
      return [
        'b',
        kind,
        toBase64(new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength)),
      ]
    }
    return ['o', ...Object.entries(value).flatMap(([key, item]) => [key, pack(item, inside)])]
  }

  const KINDS: Readonly<Record<string, (items: readonly unknown[]) => unknown>> = {
    u: () => undefined,
    n: ([text]) => Number(text),
    i: ([text]) => BigInt(String(text)),
    d: ([time]) => new Date(time === null ? Number.NaN : Number(time)),
    a: (items) => items.map(unpack),
    s: (items) => new Set(items.map(unpack)),
    m: (items) => new Map(pairs(items).map(([key, item]) => [unpack(key), unpack(item)])),
    r: ([source, flags]) => new RegExp(String(source), String(flags)),
    e: ([name, message, stack]) => {
      const error = new Error(String(message))
      Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true })
      error.stack = String(stack)
      return error
    },
    b: ([kind, text]) => {
      const { buffer } = fromBase64(String(text))
      if (kind === 'ArrayBuffer') return buffer
      const make = (globalThis as unknown as Record<string, new (bytes: ArrayBuffer) => unknown>)[
        String(kind)
      ]
      return make ? new make(buffer) : fail()
    },
    o: (items) => {
      const made = {}
      for (const [key, item] of pairs(items)) {
        Object.defineProperty(made, String(key), {
          value: unpack(item),
          enumerable: true,
          configurable: true,
          writable: true,
        })
      }
      return made
    },
  }
  const pairs = (items: readonly unknown[]): [unknown, unknown][] =>
    Array.from({ length: items.length / 2 }, (_, index) => [items[2 * index], items[2 * index + 1]])
  const unpack = (packed: unknown): unknown =>
    Array.isArray(packed) ? KINDS[String(packed[0])]?.(packed.slice(1)) : packed

  return {
    encode: (value) => {
      try {
        // The real algorithm decides what may pass and drops prototypes and getters on the way.
        return JSON.stringify(pack(structuredClone(value), []))
      } catch (_uncloneable) {
        return fail()
      }
    },
    decode: (text) => unpack(JSON.parse(text)),
  }
}
