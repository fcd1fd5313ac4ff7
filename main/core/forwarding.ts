import type { WriteOutcome } from '../../shared/domain/availability.ts'
import { ForwardingPlanSchema, type ForwardingPlan } from '../../shared/domain/forwarding.ts'
import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, type Result } from '../../shared/result.ts'
import type { ForwardingChange } from '../providers/adapter.ts'
import type { Accounts } from './accounts.ts'
import type { AccountAnswer } from './answers.ts'
import type { AppState } from './app-state.ts'
import { fanOut } from './fan-out.ts'
import type { ChangeLog } from './store-ports.ts'
import type { Clock } from './ports.ts'

export type ForwardingDeps = {
  readonly accounts: Accounts
  readonly state: AppState
  readonly clock: Clock
  readonly changes: ChangeLog
}

/** Call forwarding as the account's system keeps it: read, compare, save, read back, undo (house.md 6.5). */
export type Forwarding = ReturnType<typeof createForwarding>

export function createForwarding(deps: ForwardingDeps) {
  const undoPlan = (id: string): ForwardingPlan | null => {
    const last = deps.changes.latest(id, 'forwarding', 1)[0]
    const parsed = ForwardingPlanSchema.safeParse(last?.before)
    return parsed.success ? parsed.data : null
  }

  function show(answer: AccountAnswer<ForwardingPlan>): void {
    const { account, asOf, result } = answer
    if (!result.ok && result.error.code === 'not-supported') return
    deps.state.changeAccount(account.id, (view) => ({
      ...view,
      forwarding: result.ok
        ? {
            ...view.forwarding,
            plan: { value: result.value, asOf, source: 'server' },
            error: null,
            unconfirmed: false,
            canUndo: undoPlan(account.id) !== null,
          }
        : { ...view.forwarding, error: result.error },
    }))
  }

  async function read(
    ids: readonly AccountId[] | null,
    signal: AbortSignal,
  ): Promise<readonly AccountAnswer<ForwardingPlan>[]> {
    const answers = await fanOut(deps, ids, (session) => session.forwarding?.read(signal) ?? null)
    answers.forEach(show)
    return answers
  }

  async function write(
    id: AccountId,
    change: ForwardingChange,
    signal: AbortSignal,
  ): Promise<readonly AccountAnswer<WriteOutcome<ForwardingPlan>>[]> {
    const answers = await fanOut(deps, [id], (session, record) => {
      if (!session.forwarding) return null
      deps.state.changeAccount(record.id, (view) => ({
        ...view,
        forwarding: { ...view.forwarding, pending: true, error: null, warnings: [] },
      }))
      return session.forwarding.write(change, signal)
    })
    for (const { account, asOf, result } of answers) {
      // A change that changed nothing must not take the place of the one that undo is for.
      if (result.ok && !isSamePlan(result.value.before, result.value.value)) {
        deps.changes.add({
          at: asOf,
          accountId: account.id,
          kind: 'forwarding',
          before: result.value.before,
          after: result.value.value,
          confirmed: result.value.confirmed,
        })
      }
      deps.state.changeAccount(account.id, (view) => ({
        ...view,
        forwarding: result.ok
          ? {
              plan: { value: result.value.value, asOf, source: 'server' },
              pending: false,
              error: null,
              unconfirmed: !result.value.confirmed,
              warnings: result.value.warnings,
              canUndo: undoPlan(account.id) !== null,
            }
          : { ...view.forwarding, pending: false, error: result.error },
      }))
    }
    return answers
  }

  return {
    read,
    write,

    /** What a change would make of the plan, without writing it. */
    async preview(
      id: AccountId,
      change: ForwardingChange,
      signal: AbortSignal,
    ): Promise<readonly AccountAnswer<ForwardingPlan>[]> {
      return fanOut(deps, [id], (session) => session.forwarding?.preview(change, signal) ?? null)
    },

    /** Puts back the plan that was there before the last change made here. Errors: not-found when there is none, conflict
     *  never: undo is what a person asked for, whatever the server has now. */
    async undo(
      id: AccountId,
      signal: AbortSignal,
    ): Promise<Result<readonly AccountAnswer<WriteOutcome<ForwardingPlan>>[]>> {
      const plan = undoPlan(id)
      if (!plan) return err(appError('not-found', { accountId: id, detail: 'undo' }))
      return { ok: true, value: await write(id, { kind: 'replace', plan }, signal) }
    },
  }
}

function isSamePlan(a: ForwardingPlan, b: ForwardingPlan): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
