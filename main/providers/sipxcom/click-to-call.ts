import type { ServerCallOutcome, ServerCallStep } from '../../../shared/domain/server-call.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { pause } from '../../core/pause.ts'
import { decodeXml } from '../../http/decode-xml.ts'
import type { Clock } from '../../core/ports.ts'
import type { CallOrder, ClickToCallFacet, ServerCallEnd } from '../facets/calls.ts'
import type { Controller } from './call-controller.ts'
import { createCallOrders, refusedTarget } from './call-orders.ts'
import { readStatusLines, StatusLinesSchema, type CallPicture } from './call-status.ts'
import { controllerTarget, plainTarget } from './call-target.ts'
import type { SipxParts } from './parts.ts'
import { createPassOn } from './pass-on.ts'

/** The official portal asks as often. */
const ASK_EVERY_MS = 1000
/** A desk phone that was taken reports on the second call at once, or never. */
const QUIET_AFTER_DESK_MS = 6000
/** The server hangs up on the desk phone as soon as the other side rings, so there may be no more news than that. */
const QUIET_MS = 45_000
/** The server forgets a call after three minutes. */
const LONGEST_MS = 180_000
/** So much may fail before asking is given up. */
const MAX_FAILURES = 3

/** Calls that the server makes: the desk phone rings first (reference sipxcom-user 1). */
export function createClickToCallFacet(parts: SipxParts): ClickToCallFacet {
  const { client, config, clock, log } = parts
  const order = createCallOrders(parts)

  async function dial(wanted: CallOrder, signal: AbortSignal): Promise<Result<ServerCallEnd>> {
    const me = await parts.me(signal)
    if (!me.ok) return me
    const path = [me.value, controllerTarget(wanted.target, config.domain)]
    const taken = await order({ me: me.value, path, query: [] }, signal)
    if (!taken.ok) return taken
    if (taken.value === null) return dialPlainly(wanted, signal)
    try {
      return await follow(taken.value, path, wanted, signal)
    } finally {
      await taken.value.close()
    }
  }

  /** The oldest way, which says nothing of what becomes of the call. */
  async function dialPlainly(order: CallOrder, signal: AbortSignal): Promise<Result<ServerCallEnd>> {
    const target = plainTarget(order.target, config.domain)
    if (!target.ok) return target
    const sent = await client.send({ method: 'PUT', path: ['my', 'call', target.value] }, signal)
    if (!sent.ok) return refusedTarget(sent.error)
    const step = stepNow(clock, 'ordered')
    order.onStep(step)
    return ok({ steps: [step], outcome: order.wait ? 'unknown' : null })
  }

  async function follow(
    controller: Controller,
    path: readonly string[],
    order: CallOrder,
    signal: AbortSignal,
  ): Promise<Result<ServerCallEnd>> {
    const ordered = stepNow(clock, 'ordered')
    order.onStep(ordered)
    if (!order.wait) return ok({ steps: [ordered], outcome: null })
    const { steps, outcome } = await listen(controller, path, order, signal)
    return ok({ steps: [ordered, ...steps], outcome })
  }

  async function listen(
    controller: Controller,
    path: readonly string[],
    order: CallOrder,
    signal: AbortSignal,
  ): Promise<{ readonly steps: readonly ServerCallStep[]; readonly outcome: ServerCallOutcome }> {
    const began = clock.now().getTime()
    let changed = began
    let failures = 0
    let steps: readonly ServerCallStep[] = []
    for (;;) {
      await pause(clock, ASK_EVERY_MS, signal)
      if (signal.aborted) return { steps, outcome: 'unknown' }
      const picture = await ask(controller, path, signal)
      const now = clock.now().getTime()
      if (picture.ok) {
        failures = 0
        for (const step of picture.value.steps.slice(steps.length)) {
          order.onStep(step)
          changed = now
        }
        // What the server has forgotten was said all the same.
        if (picture.value.steps.length > steps.length) steps = picture.value.steps
        if (picture.value.outcome !== null) return { steps, outcome: picture.value.outcome }
      } else if ((failures += 1) >= MAX_FAILURES) {
        log.warn('call cannot be followed', { code: picture.error.code })
        return { steps, outcome: 'unknown' }
      }
      const quietMs = now - changed
      // The portal reads a good answer that nothing follows as the end, too.
      if (steps.at(-1)?.step === 'desk-answered' && quietMs >= QUIET_AFTER_DESK_MS)
        return { steps, outcome: 'answered' }
      if (quietMs >= QUIET_MS || now - began >= LONGEST_MS) return { steps, outcome: 'unknown' }
    }
  }

  return { dial, transfer: createPassOn(parts) }
}

async function ask(
  controller: Controller,
  path: readonly string[],
  signal: AbortSignal,
): Promise<Result<CallPicture>> {
  const answer = await controller.status(path, signal)
  if (!answer.ok) return answer
  const decoded = await decodeXml(answer.value, StatusLinesSchema, { lists: ['status'] })
  return decoded.ok ? ok(readStatusLines(decoded.value['status-lines'].status ?? [])) : decoded
}

function stepNow(clock: Clock, step: ServerCallStep['step']): ServerCallStep {
  return { step, at: clock.now().toISOString(), status: null }
}
