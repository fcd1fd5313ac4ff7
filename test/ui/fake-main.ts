import type {
  CommandInput,
  CommandName,
  CommandOutput,
  EventName,
  EventPayload,
} from '../../shared/bridge.ts'
import { COMMANDS } from '../../shared/bridge.ts'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import { appError, type AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'

type Answer<N extends CommandName> = Result<CommandOutput<N>, AppError>
export type Handlers = {
  [N in CommandName]?: (input: CommandInput<N>) => Answer<N> | Promise<Answer<N>>
}
export type Asked = { readonly name: CommandName; readonly input: unknown }
type Send = (name: EventName, payload: unknown) => void

/**
 * The other side of the bridge, in memory: holds a snapshot, answers commands, records them. Inputs are checked with the
 * contract's own schemas, so that a screen that sends nonsense fails its test.
 */
export class FakeMain {
  snapshot: AppSnapshot
  readonly asked: Asked[] = []
  readonly handlers: Handlers
  #send: Send = () => undefined
  readonly #waiting: { readonly name: CommandName; readonly done: (input: unknown) => void }[] = []

  constructor(snapshot: AppSnapshot, handlers: Handlers = {}) {
    this.snapshot = snapshot
    this.handlers = handlers
  }

  connect(send: Send): void {
    this.#send = send
  }

  async answer(name: CommandName, raw: unknown): Promise<Result<unknown, AppError>> {
    const input = COMMANDS[name].input.parse(raw)
    this.asked.push({ name, input })
    const waiting = this.#waiting.findIndex((candidate) => candidate.name === name)
    if (waiting >= 0) this.#waiting.splice(waiting, 1)[0]?.done(input)
    if (name === 'app.snapshot') return { ok: true, value: this.snapshot }
    const handler = this.handlers[name] as ((input: unknown) => unknown) | undefined
    if (handler) return (await handler(input)) as Result<unknown, AppError>
    if (name === 'history.list') return { ok: true, value: { entries: [], total: 0 } }
    if (name === 'trust.list') return { ok: true, value: [] }
    if (name === 'call.dial' || name === 'dial.confirm') return { ok: true, value: { callId: 'dialled' } }
    if (COMMANDS[name].output.safeParse(undefined).success) return { ok: true, value: undefined }
    return { ok: false, error: appError('not-supported') }
  }

  /** Publishes a change the way main does: the next revision, to every listener. */
  change(patch: Partial<AppSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...patch, revision: this.snapshot.revision + 1 }
    this.#send('snapshot.changed', this.snapshot)
  }

  emit<N extends EventName>(name: N, payload: EventPayload<N>): void {
    this.#send(name, payload)
  }

  /** The input of the next command of this name. */
  next<N extends CommandName>(name: N): Promise<CommandInput<N>> {
    return new Promise((resolve) => {
      this.#waiting.push({ name, done: (input) => resolve(input as CommandInput<N>) })
    })
  }

  inputsOf<N extends CommandName>(name: N): readonly CommandInput<N>[] {
    return this.asked.filter((asked) => asked.name === name).map((asked) => asked.input as CommandInput<N>)
  }
}
