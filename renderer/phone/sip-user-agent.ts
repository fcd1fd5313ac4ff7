import { SIPExtension, type URI, UserAgent } from 'sip.js'
import type { LineSetup } from '../../shared/domain/line.ts'
import type { Flows } from './flows.ts'
import type { RunnerClock } from './runner.ts'
import { printableName } from './sip-identity.ts'
import type { MediaDesk } from './sip-media.ts'
import { refreshTarget } from './sip-target.ts'
import { answerUpdate } from './sip-update.ts'
import { BridgeTransport, type BridgeTransportOptions } from './sip-transport.ts'

/** sip.js answers 480 for us when nobody does within this; servers divert earlier. */
const NO_ANSWER_SEC = 120
/** Main answers digest challenges (docs/decisions/0001); sip.js only has to believe that it could. */
const PLACEHOLDER_PASSWORD = 'answered-by-main'

export type SipUserAgent = { readonly userAgent: UserAgent; readonly transport: BridgeTransport }

type UserAgentDeps = { readonly flows: Flows; readonly userAgentName: string }

/** A sip.js user agent with our settings (reference: sipjs.md 5). Null when the account's address is no SIP address. */
export function createSipUserAgent(
  setup: LineSetup,
  desk: MediaDesk,
  deps: UserAgentDeps,
): SipUserAgent | null {
  const uri = parseUri(`sip:${setup.address}`)
  if (!uri?.user) return null
  const { viaHost, contactUser } = tokensOf(setup.instanceUuid)
  const transportOptions: BridgeTransportOptions = { flows: deps.flows, accountId: setup.accountId, viaHost }
  const userAgent = new UserAgent({
    uri,
    displayName: printableName(setup.displayName),
    authorizationUsername: setup.authUser,
    authorizationPassword: PLACEHOLDER_PASSWORD,
    transportConstructor: BridgeTransport,
    transportOptions,
    viaHost,
    forceRport: true,
    instanceId: setup.instanceUuid,
    instanceIdAlwaysAdded: true,
    userAgentString: deps.userAgentName,
    noAnswerTimeout: NO_ANSWER_SEC,
    sipExtensionReplaces: SIPExtension.Supported,
    sipExtension100rel: SIPExtension.Unsupported,
    sessionDescriptionHandlerFactory: (session) => desk.handlerFor(session),
    logBuiltinEnabled: false,
    logConfiguration: false,
    logLevel: 'error',
  })
  // Not the option `contactName`: with it sip.js compares the whole Contact of the 200, host included (sip-edge.md 3.5).
  userAgent.contact.uri.user = contactUser
  const { transport } = userAgent
  if (!(transport instanceof BridgeTransport)) throw new Error('sip.js built another transport')
  lookFirst(userAgent, transport)
  return { userAgent, transport }
}

/** UPDATE is answered before sip.js sees it, and the address of a 2xx is taken. */
function lookFirst(userAgent: UserAgent, transport: BridgeTransport): void {
  const deliver = transport.onMessage
  const knows = (callId: string, localTag: string, remoteTag: string) =>
    userAgent.userAgentCore.dialogs.has(callId + localTag + remoteTag)
  transport.onMessage = (text) => {
    const answer = answerUpdate(text, userAgent.contact.toString(), knows)
    if (answer === null) {
      refreshTarget(text, userAgent.userAgentCore.dialogs)
      return deliver?.(text)
    }
    // A connection that is lost now is told by its own event.
    void transport.send(answer).catch(() => undefined)
  }
}

/** Null when sip.js cannot take the URI (reference: sipjs.md 4.14). */
export function parseUri(text: string): URI | null {
  return UserAgent.makeURI(text) ?? null
}

/**
 * The names a line goes by in Via and Contact. They stay the same for an installation and account, so that a new start
 * replaces the binding of the last one instead of leaving it to ring into the void (reference: sip-edge.md 3.6).
 */
export function tokensOf(instanceUuid: string): { readonly viaHost: string; readonly contactUser: string } {
  const hex = instanceUuid.replaceAll('-', '').toLowerCase()
  return { viaHost: `${hex.slice(0, 16)}.invalid`, contactUser: hex.slice(16, 28) }
}

/** Sends OPTIONS (RFC 3261 11); whatever arrives within `withinMs` shows that the connection lives. */
export function sendPing(
  { userAgent, transport }: SipUserAgent,
  withinMs: number,
  clock: Pick<RunnerClock, 'after'>,
  done: (heard: boolean) => void,
): void {
  const { uri } = userAgent.configuration
  const registrar = uri.clone()
  registrar.user = undefined
  const core = userAgent.userAgentCore
  const sentAt = performance.now()
  let settled = false
  const settle = (last: boolean) => {
    const heard = transport.heardAt >= sentAt
    if (settled || (!heard && !last)) return
    settled = true
    cancel()
    done(heard)
  }
  const cancel = clock.after(withinMs, () => settle(true))
  if (!transport.isConnected()) return settle(true)
  // sip.js makes up a 408 or a 503 when nothing came; those do not count as heard.
  core.request(core.makeOutgoingRequestMessage('OPTIONS', registrar, uri, uri, {}), {
    onAccept: () => settle(false),
    onReject: () => settle(false),
    onRedirect: () => settle(false),
  })
}
