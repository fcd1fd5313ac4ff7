import type { Clock } from '../../core/ports.ts'
import type { Bindings } from './bindings.ts'
import type { CallEntry, CallLog } from './call-log.ts'
import type { DialogTable } from './dialog-table.ts'
import { startFork } from './fork.ts'
import type { Fork, ForkTarget } from './fork.ts'
import type { SipLink } from './link.ts'
import { decideAfter, decideBefore } from './route-policy.ts'
import type { CallPolicy, RouteDecision } from './route-policy.ts'
import { essentialsOf, headerOf, withFirst } from './sip-message.ts'
import type { SipHeader, SipRequest, SipResponse } from './sip-message.ts'
import { parseNameAddr } from './sip-uri.ts'
import type { Targets } from './targets.ts'
import type { ServerTransaction, Transactions } from './transactions.ts'

export type CallRouterOptions = {
  readonly domain: string
  readonly clock: Clock
  readonly transactions: () => Transactions
  readonly targets: Targets
  readonly bindings: Bindings
  readonly dialogs: DialogTable
  readonly callLog: CallLog
  readonly serviceLink: () => SipLink
  readonly policyOf: (user: string, caller: string) => CallPolicy
}

export type CallRouter = {
  /** Routes a request outside any dialog; `request` is the transaction's, made ready to pass on. */
  route(tx: ServerTransaction, request: SipRequest, caller: string): void
  cancel(tx: ServerTransaction, cancel: SipRequest): void
  linkClosed(link: SipLink): void
}

/** Timer C (RFC 3261 16.6 step 11) is at least 3 minutes. */
const RING_LIMIT_MS = 180_000
const MAX_FORWARDS = 5

type Routing = { readonly tx: ServerTransaction; cancel(headers: readonly SipHeader[]): void }

/** Finds out who shall ring, rings them, and follows the forwards their settings ask for. */
export function createCallRouter(options: CallRouterOptions): CallRouter {
  const routings = new Set<Routing>()

  const ringTargets = (user: string): readonly ForkTarget[] =>
    options.bindings.of(user).map(({ link, contact }) => ({ link, uri: contact, user }))
  const serviceTarget = (name: string): ForkTarget => ({
    link: options.serviceLink(),
    uri: `sip:${name}@${options.domain}`,
    user: name,
  })

  const routeCall = (tx: ServerTransaction, first: SipRequest, caller: string): void => {
    const visited: string[] = []
    let fork: Fork | null = null
    let isCancelled = false
    const entry = startEntry(tx.request, options, caller)
    const routing: Routing = {
      tx,
      cancel(headers) {
        isCancelled = true
        fork?.cancel(headers)
      },
    }
    const finish = (status: number, response: SipResponse | null, reason?: string): void => {
      routings.delete(routing)
      entry.ended(isCancelled ? 487 : status)
      options.dialogs.forgetEarly(headerOf(tx.request, 'call-id') ?? '')
      if (isCancelled) tx.reply(487)
      else if (response) tx.respond(response)
      else tx.reply(status, [], reason)
    }

    const ring = (
      request: SipRequest,
      targets: readonly ForkTarget[],
      limitMs: number,
      after: (status: number) => RouteDecision,
    ): void => {
      fork = startFork({
        transactions: options.transactions(),
        clock: options.clock,
        request,
        targets,
        limitMs,
        onProvisional(response, target) {
          options.dialogs.learn(tx.request, response, { user: caller, link: tx.link }, target, entry)
          entry.ringing()
          tx.respond(response)
        },
        onSuccess(response, target) {
          options.dialogs.learn(tx.request, response, { user: caller, link: tx.link }, target, entry)
          options.dialogs.forgetEarly(headerOf(response, 'call-id') ?? '')
          routings.delete(routing)
          entry.answered(`${target.user}@${options.domain}`, essentialsOf(response)?.toTag ?? null)
          tx.respond(response)
        },
        onFailed(status, response) {
          fork = null
          const decision = isCancelled ? ({ kind: 'refuse', status } as const) : after(status)
          if (decision.kind === 'forward') return follow(request, decision)
          finish(status === 503 ? 480 : status, status === 503 ? null : response)
        },
      })
    }
    const follow = (request: SipRequest, { to, why }: Extract<RouteDecision, { kind: 'forward' }>): void => {
      const from = visited.at(-1) ?? ''
      if (visited.length > MAX_FORWARDS) return finish(482, null)
      tx.reply(181)
      // RFC 5806, with the words telephone switches use for the conditions.
      const diversion = `<sip:${from}@${options.domain}>;reason=${why === 'always' ? 'unconditional' : why}`
      go(withFirst({ ...request, uri: options.targets.toUri(to) }, 'diversion', diversion))
    }
    const go = (request: SipRequest): void => {
      const target = options.targets.resolve(request.uri)
      const refuse = (status: number): RouteDecision => ({ kind: 'refuse', status })
      if (target.kind === 'nobody') return finish(target.status, null)
      if (target.kind === 'server') return finish(404, null)
      if (target.kind === 'service') return ring(request, [serviceTarget(target.name)], RING_LIMIT_MS, refuse)
      if (target.kind === 'phone') {
        const { link, contact, user } = target.binding
        return ring(request, [{ link, uri: contact, user }], RING_LIMIT_MS, refuse)
      }
      if (visited.includes(target.user)) return finish(482, null)
      visited.push(target.user)
      const policy = options.policyOf(target.user, caller)
      const phones = ringTargets(target.user)
      const decision = decideBefore(policy, phones.length > 0)
      if (decision.kind === 'refuse') return finish(decision.status, null, decision.reason)
      if (decision.kind === 'forward') return follow(request, decision)
      const limitMs = decision.limitSec === null ? RING_LIMIT_MS : decision.limitSec * 1000
      ring(request, phones, limitMs, (status) => decideAfter(policy, status))
    }
    routings.add(routing)
    tx.reply(100)
    go(first)
  }

  /** MESSAGE, REFER, OPTIONS and the like: to every phone at once, no forwarding. */
  const routeOther = (tx: ServerTransaction, request: SipRequest, caller: string): void => {
    const target = options.targets.resolve(request.uri)
    if (target.kind === 'nobody') return tx.reply(target.status)
    if (target.kind === 'server') return tx.reply(request.method === 'OPTIONS' ? 200 : 404)
    const targets =
      target.kind === 'user'
        ? ringTargets(target.user)
        : target.kind === 'service'
          ? [serviceTarget(target.name)]
          : [{ link: target.binding.link, uri: target.binding.contact, user: target.binding.user }]
    if (targets.length === 0) return tx.reply(480, [], 'Not Online')
    startFork({
      transactions: options.transactions(),
      clock: options.clock,
      request,
      targets,
      limitMs: RING_LIMIT_MS,
      onProvisional: () => undefined,
      onSuccess(response, to) {
        if (request.method === 'REFER') {
          options.dialogs.learn(tx.request, response, { user: caller, link: tx.link }, to, null)
        }
        tx.respond(response)
      },
      onFailed: (status, response) => (response ? tx.respond(response) : tx.reply(status)),
    })
  }

  return {
    route: (tx, request, caller) =>
      request.method === 'INVITE' ? routeCall(tx, request, caller) : routeOther(tx, request, caller),
    cancel(tx, cancel) {
      const reason = headerOf(cancel, 'reason')
      const headers = reason === null ? [] : [{ name: 'reason', value: reason }]
      for (const routing of routings) if (routing.tx === tx) routing.cancel(headers)
    },
    linkClosed(link) {
      // Nobody is left to hear the phones ring.
      for (const routing of routings) if (routing.tx.link === link) routing.cancel([])
    },
  }
}

function startEntry(
  request: SipRequest,
  { callLog, domain, targets }: CallRouterOptions,
  caller: string,
): CallEntry {
  const essentials = essentialsOf(request)
  const called = parseNameAddr(headerOf(request, 'to') ?? '')?.uri ?? request.uri
  return callLog.start({
    callId: essentials?.callId ?? '',
    fromTag: essentials?.fromTag ?? '',
    from: `${caller}@${domain}`,
    fromDisplayName: parseNameAddr(headerOf(request, 'from') ?? '')?.display ?? null,
    to: `${targets.userOf(called) ?? called.replace(/^sips?:|@.*$/g, '')}@${domain}`,
  })
}
