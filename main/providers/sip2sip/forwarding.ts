import type { ConditionPlan } from '../../../shared/domain/forwarding.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { AccountSession, ForwardingChange, ForwardingWrite } from '../adapter.ts'
import type { Sip2sipApi } from './api.ts'
import type { ShownContext } from './destinations.ts'
import { isAnswerLost } from '../lost-answer.ts'
import { isSamePlan, planChange, toPlan, type PlannedChange } from './map-forwarding.ts'
import type { Turn } from '../turn.ts'

export type ForwardingDeps = {
  readonly api: Sip2sipApi
  readonly turn: Turn
  readonly domain: string
  /** The mailbox's own address as some servers show it; remembered between runs. */
  readonly mailbox: { get(): string | null; set(address: string): void }
}

/** A change that passed all checks. `mobileNumber`: what `mobile` stands for, when the change uses it. */
type Checked = PlannedChange & { readonly mobileNumber: string | null; readonly before: ConditionPlan }

/** Call forwarding by condition (reference sip2sip 3.1). */
export function createForwardingFacet(deps: ForwardingDeps): NonNullable<AccountSession['forwarding']> {
  const { api, turn, domain } = deps
  const context = (): ShownContext => ({ domain, mailboxAddress: deps.mailbox.get() })

  async function read(signal: AbortSignal): Promise<Result<ConditionPlan>> {
    const diversions = await api.callForwarding(signal)
    return diversions.ok ? ok(toPlan(diversions.value, context())) : diversions
  }

  /** The server takes `voicemail` and `mobile` also when there is neither; calls would then go nowhere. */
  async function check(
    planned: PlannedChange,
    before: ConditionPlan,
    signal: AbortSignal,
  ): Promise<Result<Checked>> {
    if (planned.uses.voicemail) {
      const mailbox = await api.voicemail(signal)
      if (mailbox.ok && mailbox.value === null)
        return err(appError('not-found', { field: 'to', detail: 'mailbox' }))
      // A server without this question is no reason to refuse; one that cannot be asked is.
      if (!mailbox.ok && mailbox.error.code !== 'not-supported') return mailbox
      if (mailbox.ok && mailbox.value?.Account) deps.mailbox.set(mailbox.value.Account)
    }
    if (!planned.uses.mobile) return ok({ ...planned, before, mobileNumber: null })
    const identity = await api.identity(signal)
    if (!identity.ok) return identity
    const mobileNumber = identity.value.mobile_number?.trim() ?? ''
    return mobileNumber === ''
      ? err(appError('not-found', { field: 'to', detail: 'mobile-number' }))
      : ok({ ...planned, before, mobileNumber })
  }

  async function prepare(change: ForwardingChange, signal: AbortSignal): Promise<Result<Checked>> {
    const current = await read(signal)
    if (!current.ok) return current
    const planned = planChange(change, current.value, domain)
    return planned.ok ? check(planned.value, current.value, signal) : planned
  }

  async function write(change: ForwardingChange, signal: AbortSignal): Promise<Result<ForwardingWrite>> {
    const prepared = await prepare(change, signal)
    if (!prepared.ok) return prepared
    const { plan, fields, mobileNumber, before } = prepared.value
    if (Object.keys(fields).length === 0) return ok({ value: plan, before, confirmed: true, warnings: [] })
    const done = await api.setCallForwarding(fields, signal)
    if (!done.ok && !isAnswerLost(done.error)) return done
    const after = await read(signal)
    if (!after.ok) {
      if (!done.ok) return done
      const warning = { code: 'read-back-failed', detail: after.error.code } as const
      return ok({ value: plan, before, confirmed: false, warnings: [warning] })
    }
    const confirmed = isSamePlan(plan, after.value, mobileNumber)
    // A yes that got lost on the way: only the fresh reading can tell.
    if (!done.ok && !confirmed) return done
    return ok({
      value: after.value,
      before,
      confirmed,
      ...(!confirmed && { differs: { asked: plan, got: after.value } }),
      warnings: [],
    })
  }

  return {
    read,
    async preview(change, signal) {
      const prepared = await prepare(change, signal)
      return prepared.ok ? ok(prepared.value.plan) : prepared
    },
    write: (change, signal) => turn(() => write(change, signal)),
  }
}
