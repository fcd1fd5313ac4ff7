/** One side of the bridge between a page's world and its preload's: functions, promises and copies of values.
 *  Both sides share an EventTarget that no page script can reach. `CustomEvent.detail` is cloned when it crosses worlds and
 *  dispatch is synchronous, so that a plain function answers at once.
 *  Sent to pages as source (source.ts): it may use nothing from outside itself. */
export function createBridge(
  link: EventTarget,
  here: string,
  there: string,
): {
  readonly encode: (value: unknown) => unknown
  readonly decode: (value: unknown) => unknown
  readonly send: (kind: string, detail: unknown) => void
  readonly listen: (kind: string, handler: (detail: never) => void) => void
} {
  // Taken before any page script ran: what a page puts in their place later is never called.
  const apply = Reflect.apply.bind(Reflect)
  const native = (owner: object, name: string, part: 'value' | 'get' = 'value') => {
    const found = Object.getOwnPropertyDescriptor(owner, name) as Record<string, unknown> | undefined
    const method = found?.[part] as (...args: unknown[]) => unknown
    return (self: object, ...args: unknown[]): unknown => apply(method, self, args)
  }
  const dispatch = native(EventTarget.prototype, 'dispatchEvent')
  const addListener = native(EventTarget.prototype, 'addEventListener')
  const detailOf = native(CustomEvent.prototype, 'detail', 'get')
  const NativeEvent = CustomEvent
  const NativePromise = Promise
  const clone = structuredClone

  type Call = { readonly id: number; readonly args: unknown; readonly reply: number }
  type Reply = { readonly reply: number; readonly ok: boolean; readonly value: unknown }
  type Settled = { readonly id: number; readonly ok: boolean; readonly value: unknown }
  const functions: ((...args: unknown[]) => unknown)[] = []
  const ids = new WeakMap<object, number>()
  const replies: Record<number, Reply | undefined> = {}
  const settlers: Record<number, ((settled: Settled) => void) | undefined> = {}
  let lastReply = 0
  let lastPromise = 0

  const send = (kind: string, detail: unknown): void => {
    dispatch(link, new NativeEvent(`${there}:${kind}`, { detail }))
  }
  const listen = (kind: string, handler: (detail: never) => void): void => {
    addListener(link, `${here}:${kind}`, (event: Event) => handler(detailOf(event) as never))
  }
  const uncloneable = (): never => {
    throw new Error('An object could not be cloned.')
  }

  const encode = (value: unknown, depth = 0): unknown => {
    if (typeof value === 'function') return { f: idOf(value as (...args: unknown[]) => unknown) }
    if (typeof value === 'symbol' || depth > 1000) return uncloneable()
    if (typeof value !== 'object' || value === null) return value
    if (value instanceof NativePromise) return { p: watch(value) }
    if (value instanceof Error) return { e: [value.name, value.message] }
    if (Array.isArray(value)) return { a: value.map((item) => encode(item, depth + 1)) }
    if (Object.prototype.toString.call(value) === '[object Object]') {
      return { o: Object.entries(value).map(([key, item]) => [key, encode(item, depth + 1)]) }
    }
    try {
      return { c: clone(value) }
    } catch (_uncloneable) {
      return uncloneable()
    }
  }
  const idOf = (run: (...args: unknown[]) => unknown): number => {
    const id = ids.get(run) ?? functions.push(run) - 1
    ids.set(run, id)
    return id
  }
  const watch = (promise: Promise<unknown>): number => {
    const id = ++lastPromise
    const settle = (ok: boolean, value: unknown): void => {
      try {
        send('settled', { id, ok, value: encode(value) })
      } catch (error) {
        send('settled', { id, ok: false, value: encode(error) })
      }
    }
    promise.then(
      (value) => settle(true, value),
      (error: unknown) => settle(false, error),
    )
    return id
  }

  const decode = (packed: unknown): unknown => {
    if (typeof packed !== 'object' || packed === null) return packed
    if ('f' in packed) return proxyOf(packed.f as number)
    if ('p' in packed) return promiseOf(packed.p as number)
    if ('e' in packed) return errorOf(packed.e as [string, string])
    if ('a' in packed) return (packed.a as unknown[]).map(decode)
    if ('c' in packed) return packed.c
    const made = {}
    for (const [key, value] of (packed as { o: [string, unknown][] }).o) {
      Object.defineProperty(made, key, {
        value: decode(value),
        enumerable: true,
        configurable: true,
        writable: true,
      })
    }
    return made
  }
  const errorOf = ([name, message]: [string, string]): Error => {
    const error = new Error(message)
    Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true })
    return error
  }
  const toError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))
  const promiseOf = (id: number): Promise<unknown> =>
    new NativePromise((resolve, reject) => {
      settlers[id] = ({ ok, value }) => (ok ? resolve(decode(value)) : reject(toError(decode(value))))
    })
  const proxyOf =
    (id: number) =>
    (...args: unknown[]): unknown => {
      const reply = ++lastReply
      send('call', { id, args: encode(args), reply })
      const answer = replies[reply]
      delete replies[reply]
      if (!answer) throw new Error('The other side of the context bridge is gone')
      if (!answer.ok) throw toError(decode(answer.value))
      return decode(answer.value)
    }

  listen('call', ({ id, args, reply }: Call) => {
    let answer: Reply
    try {
      answer = { reply, ok: true, value: encode(functions[id]?.(...(decode(args) as unknown[]))) }
    } catch (error) {
      answer = { reply, ok: false, value: encode(toError(error)) }
    }
    send('reply', answer)
  })
  listen('reply', (answer: Reply) => {
    replies[answer.reply] = answer
  })
  listen('settled', (settled: Settled) => {
    settlers[settled.id]?.(settled)
    delete settlers[settled.id]
  })
  return { encode, decode, send, listen }
}
