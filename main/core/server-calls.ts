import { parseDialTarget, type DialTarget } from '../../shared/domain/dial.ts'
import type { ActiveCall } from '../../shared/domain/active-call.ts'
import type { ServerCallStep, ServerCallView } from '../../shared/domain/server-call.ts'
import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { ServerCallEnd } from '../providers/facets/calls.ts'
import type { Accounts } from './accounts.ts'
import type { AccountAnswer } from './answers.ts'
import type { AppState } from './app-state.ts'
import { background } from './background.ts'
import { fanOut } from './fan-out.ts'
import type { Clock, Log } from './ports.ts'

export type ServerCallVia = 'desk' | 'transfer'
export type ServerCallOrder = {
  readonly accountId: AccountId
  readonly target: string
  readonly via: ServerCallVia
  readonly wait: boolean
  /** Which of the calls that are up is passed on, by its number; only where there are several. */
  readonly call?: string
  readonly onStep?: (step: ServerCallStep) => void
}

/** How long a call that is decided stays in the picture, in ms. */
const LINGER_MS = 8_000
/** No call is followed longer than the server itself remembers it, in ms. */
const FOLLOW_LIMIT_MS = 200_000

/** Calls that the account's own server makes, and those it sees going on. */
export type ServerCalls = ReturnType<typeof createServerCalls>

export function createServerCalls(deps: {
  readonly accounts: Accounts
  readonly state: AppState
  readonly clock: Clock
  readonly log: Log
}) {
  const { state, clock, log } = deps

  async function order(
    { accountId, target, via, wait, call, onStep }: ServerCallOrder,
    signal: AbortSignal,
  ): Promise<Result<AccountAnswer<ServerCallEnd>>> {
    const parsed = parseDialTarget(target)
    if (!parsed.ok) return parsed
    const wanted = {
      target: parsed.value,
      wait,
      ...(call !== undefined && { call }),
      onStep: onStep ?? (() => undefined),
    }
    const [answer] = await fanOut(deps, [accountId], (session) =>
      session.clickToCall
        ? via === 'transfer'
          ? session.clickToCall.transfer(wanted, signal)
          : session.clickToCall.dial(wanted, signal)
        : null,
    )
    return answer ? ok(answer) : err(appError('no-such-account', { accountId }))
  }

  function show(accountId: string, change: (view: ServerCallView) => ServerCallView | null): void {
    const serverCalls = state
      .get()
      .serverCalls.flatMap((view) => (view.accountId === accountId ? (change(view) ?? []) : [view]))
    state.change({ serverCalls })
  }

  return {
    order,

    /** For the windows: answers when the server has taken the order; what follows is in the snapshot. One per account. */
    async start({
      accountId,
      target,
      via,
      call,
    }: Pick<ServerCallOrder, 'accountId' | 'target' | 'via' | 'call'>): Promise<Result<undefined>> {
      const parsed = parseDialTarget(target)
      if (!parsed.ok) return parsed
      const running = state.get().serverCalls.find((view) => view.accountId === accountId)
      if (running !== undefined && running.outcome === null)
        return err(appError('conflict', { accountId, detail: 'call-under-way' }))
      const view: ServerCallView = { accountId, target: display(parsed.value), via, steps: [], outcome: null }
      const others = state.get().serverCalls.filter((one) => one.accountId !== accountId)
      state.change({ serverCalls: [...others, view] })
      const taken = Promise.withResolvers<Result<undefined>>()
      const follow = async (): Promise<void> => {
        const answer = await order(
          {
            accountId,
            target,
            via,
            wait: true,
            ...(call !== undefined && { call }),
            onStep(step) {
              show(accountId, (old) => ({ ...old, steps: [...old.steps, step] }))
              taken.resolve(ok())
            },
          },
          AbortSignal.timeout(FOLLOW_LIMIT_MS),
        )
        const result = answer.ok ? answer.value.result : answer
        if (!result.ok) {
          show(accountId, () => null)
          taken.resolve(result)
          return
        }
        const { outcome } = result.value
        show(accountId, (old) => ({ ...old, outcome: outcome ?? 'unknown' }))
        taken.resolve(ok())
        clock.after(LINGER_MS, () => show(accountId, (old) => (old.outcome === null ? old : null)))
      }
      background(follow(), log)
      return taken.promise
    },

    /** Takes a call out of the picture; the phones go on. */
    dismiss: (accountId: string): void => show(accountId, () => null),

    active: (
      ids: readonly AccountId[] | null,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<readonly ActiveCall[]>[]> =>
      fanOut(deps, ids, (session) => session.activeCalls?.list(signal) ?? null),
  }
}

function display(target: DialTarget): string {
  switch (target.kind) {
    case 'number':
      return target.number
    case 'user':
      return target.user
    case 'address':
      return `${target.user}@${target.host}`
  }
}
