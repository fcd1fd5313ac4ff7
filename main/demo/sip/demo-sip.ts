import type { Result } from '../../../shared/result.ts'
import type { Clock, Log } from '../../core/ports.ts'
import { createDtlsIdentity } from '../../media/dtls-identity.ts'
import { prewarmMedia } from '../../media/dtls-prewarm.ts'
import { createBindings } from './bindings.ts'
import type { Binding } from './bindings.ts'
import { createCallLog } from './call-log.ts'
import type { DemoCall, DemoCallEnd } from './call-log.ts'
import { createDialogTable } from './dialog-table.ts'
import { createDigestGuard } from './digest-server.ts'
import { dialogInfo, messageSummary } from './event-packages.ts'
import type { DemoMessages } from './event-packages.ts'
import type { DigestAlgorithm } from './digest-server.ts'
import { createLinkPair } from './link.ts'
import type { LinkEvents } from './link.ts'
import { createProxy } from './proxy.ts'
import type { Proxy } from './proxy.ts'
import { OPEN_POLICY } from './route-policy.ts'
import type { CallPolicy } from './route-policy.ts'
import { createServiceAgent } from './services/agent.ts'
import type { ServiceAgent } from './services/agent.ts'
import { createCatalogue, serviceNamed, USUAL_TIMING } from './services/catalogue.ts'
import type { ServiceTiming } from './services/catalogue.ts'
import { createTargets } from './targets.ts'
import { createTimers } from './timers.ts'
import { startWsServer } from './ws-server.ts'
import type { ServerTls, WsServer } from './ws-server.ts'

export type DemoSipUser = { readonly user: string; readonly password: string; readonly displayName: string }

export type DemoSipOptions = {
  readonly tls: ServerTls
  /** Also listen on plain ws://. */
  readonly plain?: boolean
  readonly domain: string
  readonly users: readonly DemoSipUser[]
  /** The user behind an alias or a number; asked when no user has that name. */
  readonly aliasOf?: (name: string) => string | null
  /** Settings of the account API that act on calls; asked for each call. `caller` is a user name. */
  readonly policy?: (user: string, caller: string) => CallPolicy
  readonly onCallEnded?: (call: DemoCallEnd) => void
  readonly log: Log
  readonly clock: Clock
  /** Challenges offered, best first; default SHA-256 and MD5. */
  readonly algorithms?: readonly DigestAlgorithm[]
  /** Default 300 s. */
  readonly nonceLifeSec?: number
  readonly timing?: Partial<ServiceTiming>
}

/** A registered phone, for the account API's list of devices. */
export type DemoSipPhone = Pick<Binding, 'user' | 'contact' | 'userAgent'> & {
  readonly transport: string
  readonly address: string
  readonly port: number
  readonly expiresAt: Date
}

export type DemoSip = {
  readonly wssUrl: string
  readonly wsUrl: string | null
  /** Of the WSS listener. */
  readonly port: number
  calls(): readonly DemoCall[]
  phones(user?: string): readonly DemoSipPhone[]
  /** Adds a user, or changes the password and name of one. */
  setUser(user: DemoSipUser): void
  /** Lets a service (`robot`, `echo`, ...) call a user; resolves when the user answered. Errors: not-found,
   *  call-failed with the SIP status. */
  callUser(service: string, user: string): Promise<Result<{ readonly callId: string }>>
  /** What a user's mailbox says it holds; its phones are told. */
  setMessages(user: string, messages: DemoMessages): void
  /** Cuts every link of a user, as a broken network would. */
  dropLinks(user: string): void
  /** Closes everything; safe to repeat. */
  stop(): Promise<void>
}

const NO_MESSAGES: DemoMessages = { new: 0, old: 0 }

/** Seconds; RFC 3261 10.2.8 wants at least a minute to be worth a refusal. */
const EXPIRES = { smallest: 60, largest: 3600, usual: 600 }

/** The SIP half of the demo phone company: registrar, proxy and services on random ports of 127.0.0.1. */
export async function startDemoSip(options: DemoSipOptions): Promise<DemoSip> {
  const { domain, log } = options
  const timers = createTimers(options.clock)
  const now = (): number => timers.now().getTime()
  const users = new Map(options.users.map((user) => [user.user.toLowerCase(), user]))
  const timing = { ...USUAL_TIMING, ...options.timing }
  const catalogue = createCatalogue(timing)
  const identity = await createDtlsIdentity()
  const warm = await prewarmMedia(identity)
  if (warm !== 'ready') log.warn('demo sip: media is not warm', { why: warm })

  const events: LinkEvents = {
    onMessage: (link, message) => parts.proxy.receive(link, message),
    onClosed: (link) => parts.proxy.linkClosed(link),
  }
  const secure = await startWsServer({ tls: options.tls, log, ...events })
  const plain: WsServer | null = options.plain ? await startWsServer({ tls: null, log, ...events }) : null
  const [proxySide, agentSide] = createLinkPair(events, {
    onMessage: (_link, message) => parts.agent.receive(message),
    onClosed: () => undefined,
  })

  const bindings = createBindings(now)
  const userNamed = (name: string): string | null => {
    const lower = name.toLowerCase()
    if (users.has(lower)) return lower
    const other = options.aliasOf?.(name)?.toLowerCase()
    return other !== undefined && users.has(other) ? other : null
  }
  const targets = createTargets({
    domain,
    port: secure.port,
    bindings,
    userNamed,
    serviceNamed: (name) => serviceNamed(catalogue, name),
  })
  const guard = createDigestGuard({
    realm: domain,
    algorithms: options.algorithms ?? ['SHA-256', 'MD5'],
    nonceLifeSec: options.nonceLifeSec ?? 300,
    now,
    passwordOf: (user) => users.get(user.toLowerCase())?.password ?? null,
  })
  const agent = createServiceAgent({
    domain,
    clock: timers,
    log,
    identity,
    services: catalogue,
    callBackMs: timing.callBackMs,
    link: () => agentSide,
  })
  const callLog = createCallLog({
    clock: timers,
    mediaOf: (callId) => agent.mediaOf(callId),
    onEnded: (call) => options.onCallEnded?.(call),
    onChanged: () => parts.proxy.eventsChanged(),
  })
  const messages = new Map<string, DemoMessages>()
  const proxy = createProxy({
    domain,
    sentBy: `127.0.0.1:${secure.port}`,
    clock: timers,
    log,
    guard,
    registrar: { guard, bindings, now, userOf: (uri) => targets.userOf(uri), expires: EXPIRES },
    targets,
    bindings,
    dialogs: createDialogTable(),
    callLog,
    serviceLink: () => proxySide,
    packages: {
      'message-summary': messageSummary(domain, (user) => messages.get(user) ?? NO_MESSAGES),
      dialog: dialogInfo(domain, () => callLog.live()),
    },
    policyOf: (user, caller) => options.policy?.(user, caller) ?? OPEN_POLICY,
  })
  const parts: { readonly proxy: Proxy; readonly agent: ServiceAgent } = { proxy, agent }

  return {
    wssUrl: secure.url,
    wsUrl: plain?.url ?? null,
    port: secure.port,
    calls: () => callLog.live(),
    phones: (user) =>
      (user === undefined ? bindings.all() : bindings.of(user.toLowerCase())).map((binding) => ({
        user: binding.user,
        contact: binding.contact,
        userAgent: binding.userAgent,
        transport: binding.link.transport,
        ...binding.link.remote,
        expiresAt: new Date(binding.expiresAt),
      })),
    setUser: (user) => void users.set(user.user.toLowerCase(), user),
    callUser: (service, user) => agent.call(service, targets.toUri(user)),
    setMessages(user, held) {
      messages.set(user.toLowerCase(), held)
      proxy.eventsChanged()
    },
    dropLinks(user) {
      for (const { link } of bindings.of(user.toLowerCase())) link.close()
    },
    async stop() {
      timers.stopAll()
      await agent.stop()
      await Promise.all([secure.stop(), plain?.stop()])
    },
  }
}
