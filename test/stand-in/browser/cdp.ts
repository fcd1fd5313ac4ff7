import type { Readable, Writable } from 'node:stream'
import type { Commands, Events } from './protocol.ts'

/** One frame of the protocol as it is on the pipe. */
export type CdpFrame = {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** A conversation with the browser itself or with one of its pages. */
export type CdpSession = {
  /** Rejects with the browser's message, or when the browser is gone. */
  send<C extends keyof Commands>(method: C, params: Commands[C][0]): Promise<Commands[C][1]>
  /** Sends where a refusal can only mean that the page is gone already. */
  post<C extends keyof Commands>(method: C, params: Commands[C][0]): void
  on<E extends keyof Events>(event: E, handler: (params: Events[E]) => void): void
}

type Waiting = {
  readonly method: string
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** Chromium's `--remote-debugging-pipe`: JSON frames, each ended by a NUL, many sessions on one pipe. */
export class CdpPipe {
  readonly #output: Writable
  readonly #waiting = new Map<number, Waiting>()
  readonly #handlers = new Map<string, ((params: unknown) => void)[]>()
  #rest: Buffer[] = []
  #lastId = 0
  #closed = false
  /** Sees every frame first and says whether it was meant for somebody else (relay.ts). */
  #foreign: (frame: CdpFrame) => boolean = () => false

  constructor(input: Readable, output: Writable) {
    this.#output = output
    input.on('data', (chunk: Buffer) => this.#read(chunk))
    input.on('close', () => this.close())
    // The pipe breaks when the browser dies; its exit is reported by whoever started it.
    input.on('error', () => this.close())
    output.on('error', () => this.close())
  }

  session(sessionId?: string): CdpSession {
    const send: CdpSession['send'] = (method, params) => this.#send(method, params, sessionId)
    return {
      send,
      post: (method, params) => void send(method, params).catch(() => undefined),
      on: (event, handler) => {
        const key = `${sessionId ?? ''} ${event}`
        const handlers = this.#handlers.get(key) ?? []
        // The protocol's own documentation is the promise that this event carries these parameters.
        handlers.push(handler as (params: unknown) => void)
        this.#handlers.set(key, handlers)
      },
    }
  }

  /** Forgets the handlers of a session that ended. */
  drop(sessionId: string): void {
    for (const key of this.#handlers.keys()) if (key.startsWith(`${sessionId} `)) this.#handlers.delete(key)
  }

  interceptWith(foreign: (frame: CdpFrame) => boolean): void {
    this.#foreign = foreign
  }

  writeFrame(frame: CdpFrame): void {
    if (!this.#closed) this.#output.write(`${JSON.stringify(frame)}\0`)
  }

  close(): void {
    this.#closed = true
    for (const { method, reject } of this.#waiting.values())
      reject(new Error(`${method}: the browser is gone`))
    this.#waiting.clear()
  }

  #send<C extends keyof Commands>(
    method: C,
    params: Commands[C][0],
    sessionId?: string,
  ): Promise<Commands[C][1]> {
    if (this.#closed) return Promise.reject(new Error(`${method}: the browser is gone`))
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve: (result) => resolve(result as Commands[C][1]), reject })
      this.writeFrame({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })
    })
  }

  #read(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      this.#rest.push(chunk.subarray(start, end))
      const text =
        (this.#rest.length === 1 ? this.#rest[0] : Buffer.concat(this.#rest))?.toString('utf8') ?? ''
      this.#rest = []
      start = end + 1
      this.#dispatch(JSON.parse(text) as CdpFrame)
    }
    if (start < chunk.length) this.#rest.push(chunk.subarray(start))
  }

  #dispatch(frame: CdpFrame): void {
    if (this.#foreign(frame)) return
    if (frame.id !== undefined) {
      const waiting = this.#waiting.get(frame.id)
      this.#waiting.delete(frame.id)
      if (frame.error) waiting?.reject(new Error(`${waiting.method}: ${frame.error.message}`))
      else waiting?.resolve(frame.result)
      return
    }
    for (const handler of this.#handlers.get(`${frame.sessionId ?? ''} ${frame.method}`) ?? [])
      handler(frame.params)
  }
}
