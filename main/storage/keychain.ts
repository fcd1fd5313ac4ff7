import type * as keytar from 'keytar'
import { appError } from '../../shared/errors.ts'
import { err, ok, type Err, type Result } from '../../shared/result.ts'
import type { Log } from '../core/ports.ts'
import { askSecretService, type SecretServiceState } from './secret-service.ts'
import { before } from './time-limit.ts'

/** All that is used of keytar. */
export type Keytar = Pick<typeof keytar, 'getPassword' | 'setPassword' | 'deletePassword'>

/**
 * The OS keychain: short values under names. `signal` is the time limit of the caller's whole operation.
 * Error: secret-store-unavailable, `detail` one of `no-bus`, `no-service`, `no-collection`, `locked`, `timeout`,
 * `not-loadable` (libsecret is not installed), `refused`.
 */
export type Keychain = {
  /** Null = there is no such entry, and the keychain is really usable. */
  get(account: string, signal: AbortSignal): Promise<Result<string | null>>
  set(account: string, value: string, signal: AbortSignal): Promise<Result<undefined>>
  remove(account: string, signal: AbortSignal): Promise<Result<undefined>>
  /** True while a call that ran out of time still holds its thread: `process.exit` would wait for it (end-process.ts). */
  isStuck(): boolean
}

export type KeychainOptions = {
  readonly log: Log
  readonly env?: NodeJS.ProcessEnv
  readonly platform?: NodeJS.Platform
  readonly load?: () => Promise<Keytar>
  readonly ask?: (env: NodeJS.ProcessEnv, signal: AbortSignal) => Promise<SecretServiceState>
}

/** One vault operation, all its keychain calls included, ends within this; a working keychain takes 10 to 50 ms. The rest of
 *  the promised 3 s is for the start of a process on a busy machine. */
export const KEYCHAIN_LIMIT_MS = 1500
/** Windows' limit is 2,560 bytes (CRED_MAX_CREDENTIAL_BLOB_SIZE); nothing near it belongs here (packaging.md). */
const MAX_VALUE_BYTES = 2048
const SERVICE = 'Sidetone'
const LATE = Symbol('late')

/** Loaded on first use: commands that need no secret work where libsecret is not installed. */
async function loadKeytar(): Promise<Keytar> {
  const loaded = await import('keytar')
  return loaded.default
}

function unavailable(detail: string): Err {
  return err(appError('secret-store-unavailable', { detail }))
}

export function createKeychain(options: KeychainOptions): Keychain {
  const {
    log,
    env = process.env,
    platform = process.platform,
    load = loadKeytar,
    ask = askSecretService,
  } = options
  const hasSecretService = platform !== 'darwin' && platform !== 'win32'
  // One call at a time: keytar blocks a thread of libuv's four, and four stuck ones would stop every file and DNS call.
  let tail: Promise<void> = Promise.resolve()
  let isStuck = false

  async function call<T>(work: (keytar: Keytar) => Promise<T>, signal: AbortSignal): Promise<Result<T>> {
    if (isStuck) return unavailable('timeout')
    const previous = tail
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
    tail = finished
    if ((await before(previous, signal, LATE)) === LATE) {
      void previous.then(finish)
      return unavailable('timeout')
    }
    const answer = await attempt(work, signal, finish)
    if (!isStuck) finish()
    return answer
  }

  async function attempt<T>(
    work: (keytar: Keytar) => Promise<T>,
    signal: AbortSignal,
    finish: () => void,
  ): Promise<Result<T>> {
    if (hasSecretService) {
      const state = await ask(env, signal)
      if (state !== 'ready' && state !== 'unknown') return unavailable(state)
    }
    let keytar: Keytar
    try {
      keytar = await load()
    } catch (cause) {
      log.warn('keychain library cannot be loaded', { cause })
      return unavailable('not-loadable')
    }
    if (signal.aborted) return unavailable('timeout')
    const running = work(keytar).then(
      (value): Result<T> => ok(value),
      (cause: unknown): Result<T> => {
        log.warn('keychain refused', { cause })
        return unavailable('refused')
      },
    )
    const answer = await before(running, signal, LATE)
    if (answer !== LATE) return answer
    isStuck = true
    log.warn('keychain does not answer')
    void running.then(() => {
      isStuck = false
      finish()
    })
    return unavailable('timeout')
  }

  return {
    get: (account, signal) => call((keytar) => keytar.getPassword(SERVICE, account), signal),
    set(account, value, signal) {
      if (Buffer.byteLength(value) > MAX_VALUE_BYTES) {
        throw new RangeError(
          `the keychain takes ${MAX_VALUE_BYTES} bytes; larger secrets go into the vault's files`,
        )
      }
      return call((keytar) => keytar.setPassword(SERVICE, account, value), signal).then((set) =>
        set.ok ? ok() : set,
      )
    },
    async remove(account, signal) {
      const removed = await call((keytar) => keytar.deletePassword(SERVICE, account), signal)
      return removed.ok ? ok() : removed
    },
    isStuck: () => isStuck,
  }
}
