import { randomUUID } from 'node:crypto'
import type { Discovery } from '../../shared/domain/discovery.ts'
import type { SipTransport } from '../../shared/domain/phone.ts'
import { appError } from '../../shared/errors.ts'
import type { AppError } from '../../shared/errors.ts'
import { FlowIdSchema } from '../../shared/ids.ts'
import type { AccountId, FlowId } from '../../shared/ids.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import type { Clock, Log, SecretBundle } from '../core/ports.ts'
import type { MemoryStore } from '../core/store-ports.ts'
import type { SipFlowsPort } from '../core/phone-ports.ts'
import { abortError, Fault } from '../http/fault.ts'
import { hostPort } from '../http/host-port.ts'
import type { SipLineConfig } from '../providers/adapter.ts'
import { createAccountSignalling } from './account-signalling.ts'
import type { AccountSignalling } from './account-signalling.ts'
import { noteDiscovery } from './discovery.ts'
import type { DnsPort } from './dns-port.ts'
import { createFlow } from './flow.ts'
import type { SipFlow } from './flow.ts'
import { openStream } from './flow-stream.ts'
import { DIAL_LIMITS, dialFirst } from './open-flow.ts'
import type { Dialled } from './open-flow.ts'
import { resolveServer } from './resolve.ts'
import { parseServer, requireSecure } from './server-address.ts'
import { createSipDigest } from './sip-digest.ts'
import type { TraceEntry } from './trace.ts'
import type { WireEvents } from './wire.ts'

export type SipLine = { readonly config: SipLineConfig; readonly secrets: SecretBundle }

export type SipFlowsDeps = {
  /** The account's line and its secrets, read anew for every connection; null = the account has no line.
   *  Errors: no-such-account, secret-*. */
  readonly lines: (accountId: AccountId) => Promise<Result<SipLine | null>>
  readonly events: {
    received(flowId: FlowId, text: string): void
    /** Told once for every flow that `open` gave out; null = `close` was called. */
    closed(flowId: FlowId, error: AppError | null): void
  }
  readonly clock: Clock
  readonly log: Log
  readonly dns: DnsPort
  /** Keeps the UDP port between runs, so that an old registration still points here. */
  readonly memory?: Pick<MemoryStore, 'get' | 'set'>
  /** Milliseconds of a clock that never goes back; default performance.now. */
  readonly now?: () => number
}

/** `address`: numeric local address of the socket. */
export type FlowRoute = {
  readonly address: string
  readonly transport: SipTransport
  readonly srtp: boolean
  /** Whom to ask how the sound's ports are seen outside; null = nobody. */
  readonly stun: { readonly host: string; readonly port: number } | null
}

export type SipFlows = SipFlowsPort & {
  /** Where an account's newest connection goes out here, and whether its calls must be encrypted; null without one. */
  route(accountId: AccountId): FlowRoute | null
  /** The last messages of an account's flows, redacted. */
  trace(accountId: AccountId): readonly TraceEntry[]
}

/** A phone that reconnects closes the old flow first; more than this many at once is a loop. */
const MAX_FLOWS_PER_ACCOUNT = 4

/** All SIP sockets of the product, by flow id. */
export function createSipFlows(deps: SipFlowsDeps): SipFlows {
  const now = deps.now ?? (() => performance.now())
  const flows = new Map<
    FlowId,
    {
      readonly accountId: AccountId
      readonly flow: SipFlow
      readonly srtp: boolean
      readonly stun: FlowRoute['stun']
    }
  >()
  const accounts = new Map<AccountId, AccountSignalling>()
  const opening = new Set<AbortController>()
  const discoveries = new Map<AccountId, Discovery>()

  const accountOf = (accountId: AccountId): AccountSignalling => {
    const known = accounts.get(accountId) ?? createAccountSignalling(accountId, { ...deps, now })
    accounts.set(accountId, known)
    return known
  }

  /** Finds the server and dials it; what was found on the way is kept, with the account. */
  const find = async (
    accountId: AccountId,
    flowId: FlowId,
    config: SipLineConfig,
    signal: AbortSignal,
  ): Promise<Result<Dialled>> => {
    const account = accountOf(accountId)
    const notes = noteDiscovery(config)
    const end = (dialled: Result<Dialled>): Result<Dialled> => {
      discoveries.set(
        accountId,
        dialled.ok ? notes.end(dialled.value.candidate, null) : notes.end(null, dialled.error),
      )
      return dialled
    }
    const named = parseServer(config.server, config.domain)
    const server = named.ok && config.srtp === true ? requireSecure(named.value) : named
    if (!server.ok) return end(server)
    const resolved = await untilAborted(resolveServer(server.value, deps.dns), signal, server.value.host)
    account.noteSteps(flowId, resolved)
    notes.resolved(resolved)
    if (!resolved.ok) return end(resolved)
    return end(
      await dialFirst(
        account.penalties.order(resolved.value.candidates),
        {
          trust: config.trust,
          domain: config.domain,
          clock: deps.clock,
          preferredPort: account.udpPort(),
          tried: (candidate, error) => {
            account.noteAttempt(flowId, candidate, error)
            notes.tried(candidate, error)
          },
        },
        signal,
      ),
    )
  }

  const connect = async (
    accountId: AccountId,
    viaHost: string,
    line: SipLine,
    signal: AbortSignal,
  ): Promise<Result<SipFlow & { readonly flowId: FlowId }>> => {
    const { config } = line
    const account = accountOf(accountId)
    const flowId = FlowIdSchema.parse(randomUUID())
    const password = config.passwordFrom.map((name) => line.secrets[name]).find((one) => one !== undefined)
    if (password === undefined && config.passwordFrom.length > 0)
      return err(appError('secret-missing', { accountId }))
    const dialled = await find(accountId, flowId, config, signal)
    if (!dialled.ok) return dialled
    const { candidate } = dialled.value
    const flow = createFlow(dialled.value.start, {
      ...{ flowId, candidate, viaHost, now, domain: config.domain },
      ...{ clock: deps.clock, log: deps.log, trace: account.trace },
      answersProbes: dialled.value.answersProbes,
      digest: createSipDigest({
        credentials: password === undefined ? null : { user: config.authUser, password },
        ...account.answersFor(password, candidate),
        refusing: (reason) => {
          deps.log.warn('sip challenge not answered', { accountId, flowId, reason })
        },
      }),
      dialTcp: () =>
        openStream(
          { ...candidate, transport: 'TCP' },
          { trust: config.trust, clock: deps.clock, timeoutMs: DIAL_LIMITS.attemptMs, signal },
        ),
      events: {
        received: (text) => {
          deps.events.received(flowId, text)
        },
        closed: (error) => {
          flows.delete(flowId)
          if (error !== null) account.penalties.add(candidate)
          deps.log.info('sip flow closed', { accountId, flowId, code: error?.code, detail: error?.detail })
          deps.events.closed(flowId, error)
        },
        overloaded: () => {
          account.penalties.add(candidate)
        },
      },
    })
    if (flow.transport === 'UDP') account.rememberUdpPort(flow.local.port)
    flows.set(flowId, { accountId, flow, srtp: config.srtp === true, stun: stunOf(config.iceServers) })
    return ok({ ...flow, flowId })
  }

  return {
    open: async (accountId, viaHost, first) => {
      const mine = [...flows.values()].filter((one) => one.accountId === accountId)
      if (mine.length >= MAX_FLOWS_PER_ACCOUNT) return err(appError('conflict', { accountId }))
      const limit = new AbortController()
      const cancel = deps.clock.after(DIAL_LIMITS.wholeMs, () => {
        limit.abort(new Fault(appError('timeout', { detail: 'connect' })))
      })
      opening.add(limit)
      try {
        const line = await deps.lines(accountId)
        if (!line.ok) return line
        if (line.value === null) return err(appError('not-supported', { accountId }))
        const opened = await connect(accountId, viaHost, line.value, limit.signal)
        if (!opened.ok) return err({ ...opened.error, accountId })
        const { candidate, flowId, transport } = opened.value
        const sent = first === undefined ? ok() : opened.value.send(first)
        if (!sent.ok) {
          opened.value.close()
          return sent
        }
        const remote = hostPort(candidate.host, candidate.port)
        deps.log.info('sip flow open', { accountId, flowId, transport, remote })
        return ok({ flowId, transport, remote })
      } finally {
        cancel()
        opening.delete(limit)
      }
    },
    send: (flowId, text) => {
      const known = flows.get(flowId)
      return known === undefined ? err(appError('not-found', { detail: 'flow' })) : known.flow.send(text)
    },
    close: (flowId) => {
      flows.get(flowId)?.flow.close()
    },
    async discover(accountId, signal) {
      const line = await deps.lines(accountId)
      if (!line.ok) return line
      if (line.value === null) return err(appError('not-supported', { accountId, detail: 'line' }))
      // A connection of its own, which says nothing and is closed: the one in use stays as it is.
      const dialled = await find(accountId, FlowIdSchema.parse(randomUUID()), line.value.config, signal)
      if (dialled.ok) dialled.value.start(SILENT).close()
      const found = discoveries.get(accountId)
      return found ? ok(found) : err(appError('timeout', { accountId, detail: 'connect' }))
    },
    contacts: (accountId) =>
      [...flows.values()].filter((one) => one.accountId === accountId).flatMap(({ flow }) => flow.contacts()),
    closeAll: () => {
      for (const limit of opening) limit.abort()
      for (const { flow } of [...flows.values()]) flow.close()
    },
    route: (accountId) => {
      const mine = [...flows.values()].findLast((one) => one.accountId === accountId)
      return mine === undefined
        ? null
        : {
            address: mine.flow.local.address,
            transport: mine.flow.transport,
            srtp: mine.srtp,
            stun: mine.stun,
          }
    },
    trace: (accountId) => accounts.get(accountId)?.trace.entries() ?? [],
  }
}

const nothing = (): void => undefined
const SILENT: WireEvents = { frame: nothing, heard: nothing, ponged: nothing, closed: nothing }

function stunOf(iceServers: readonly string[]): FlowRoute['stun'] {
  for (const url of iceServers) {
    const [, host, port] = /^stun:([^:]+):(\d+)$/i.exec(url) ?? []
    if (host !== undefined) return { host, port: Number(port) }
  }
  return null
}

/** A resolver that hangs must not hold up the answer. */
function untilAborted<T>(work: Promise<Result<T>>, signal: AbortSignal, host: string): Promise<Result<T>> {
  return new Promise((resolve, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve(err(abortError(signal, host)))
      },
      { once: true },
    )
    work.then(resolve, reject)
  })
}
