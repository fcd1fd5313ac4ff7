import type { Clock } from '../core/ports.ts'

/** RFC 5626 4.4.1 asks for a pong within 10 s; 25 s keeps the usual UDP bindings and WebSocket proxies open. */
export const KEEP_ALIVE = { intervalMs: 25_000, answerMs: 10_000 } as const

export type KeepAliveOptions = {
  readonly clock: Clock
  /** Costs nothing and shows the path in use: CRLFCRLF, a WebSocket ping. */
  readonly ping: () => void
  /** `always` (WebSocket), `never` (UDP), or `maybe`: servers without RFC 5626 take CRLFCRLF without a word. */
  readonly answered: 'always' | 'maybe' | 'never'
  /** Asks something that every SIP server should answer (OPTIONS); null = the server is known not to. */
  readonly probe: (() => void) | null
  /** It did answer a probe before this began. */
  readonly answersProbes: boolean
  /** Nothing came back: the connection is gone, whatever the system says about the socket. */
  readonly dead: () => void
}

export type KeepAlive = {
  /** Bytes arrived: of any kind, they prove the path. */
  heard(): void
  /** The answer to `ping` arrived: from now on its absence is enough. */
  ponged(): void
  /** The answer to `probe` arrived. */
  probed(): void
  stop(): void
}

/**
 *   rest --25 s--> ping --10 s of silence--> probe --10 s of silence--> dead
 *     ^              |                         |
 *     +--- bytes ----+-------- bytes ----------+
 *
 * A server that ponged before skips the probe; one that never did is left alone as long as it says anything at all. Only a
 * server that answered such a question before is taken for dead when it does not: some answer nothing but calls.
 */
export function createKeepAlive(options: KeepAliveOptions): KeepAlive {
  const { clock } = options
  let pongs = options.answered === 'always'
  let answersProbes = options.answersProbes
  let cancel: () => void = () => undefined
  let silent = false
  let waiting = false
  let stopped = false

  const after = (delayMs: number, run: () => void): void => {
    cancel()
    if (!stopped) cancel = clock.after(delayMs, run)
  }
  const rest = (): void => {
    waiting = false
    silent = true
    after(KEEP_ALIVE.intervalMs, beat)
  }
  const beat = (): void => {
    const wasSilent = silent
    options.ping()
    if (pongs) awaitThen(dead)
    else if (!wasSilent) rest()
    else if (options.answered === 'never') probe()
    else awaitThen(probe)
  }
  const probe = (): void => {
    if (options.probe === null) {
      // Nothing can be asked: only what the phone sends will show.
      rest()
      return
    }
    options.probe()
    awaitThen(answersProbes ? dead : rest)
  }
  const awaitThen = (next: () => void): void => {
    waiting = true
    after(KEEP_ALIVE.answerMs, next)
  }
  const dead = (): void => {
    stopped = true
    cancel()
    options.dead()
  }

  rest()
  return {
    heard: () => {
      if (waiting) rest()
      silent = false
    },
    ponged: () => {
      pongs = true
    },
    probed: () => {
      answersProbes = true
    },
    stop: () => {
      stopped = true
      cancel()
    },
  }
}
