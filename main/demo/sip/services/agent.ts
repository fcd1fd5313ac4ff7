import { appError } from '../../../../shared/errors.ts'
import { err, ok } from '../../../../shared/result.ts'
import type { Result } from '../../../../shared/result.ts'
import type { Clock, Log } from '../../../core/ports.ts'
import type { DtlsIdentity } from '../../../media/dtls-identity.ts'
import type { DemoCallMedia } from '../call-log.ts'
import type { SipLink } from '../link.ts'
import { ALLOW, makeRequest, makeTag } from '../sip-build.ts'
import { essentialsOf, headerOf } from '../sip-message.ts'
import type { SipHeader, SipMessage, SipRequest } from '../sip-message.ts'
import { parseNameAddr, parseSipUri } from '../sip-uri.ts'
import { createTransactions } from '../transactions.ts'
import type { ServerTransaction } from '../transactions.ts'
import { background } from './background.ts'
import { SDP_TYPE } from './call-core.ts'
import { openCallMedia } from './call-media.ts'
import { serviceNamed } from './catalogue.ts'
import type { Service } from './catalogue.ts'
import { createIncomingCall } from './incoming-call.ts'
import { createOutgoingCall } from './outgoing-call.ts'
import { followRefer, replacedCall } from './refer.ts'
import type { RunningCall, ServiceCallOptions } from './service-call.ts'
import { dialogOfAnswer, requestIn } from './ua-dialog.ts'

export type AgentOptions = {
  readonly domain: string
  readonly clock: Clock
  readonly log: Log
  readonly identity: DtlsIdentity
  readonly services: Readonly<Record<string, Service>>
  readonly callBackMs: number
  /** The way to the proxy. */
  readonly link: () => SipLink
}

/** The user agent behind all built-in services. It speaks SIP with the proxy like any phone does. */
export type ServiceAgent = {
  receive(message: SipMessage): void
  /** Lets a service call somebody; resolves when that answered. Errors: not-found (no such service), call-failed with
   *  the SIP status. */
  call(
    service: string,
    toUri: string,
    headers?: readonly SipHeader[],
  ): Promise<Result<{ readonly callId: string }>>
  mediaOf(callId: string): DemoCallMedia | null
  stop(): Promise<void>
}

const RING_LIMIT_MS = 60_000

export function createServiceAgent(options: AgentOptions): ServiceAgent {
  const { clock, log, services } = options
  const calls = new Map<string, { readonly callId: string; readonly call: RunningCall }>()
  const transactions = createTransactions(clock, 'services.invalid', {
    onRequest: (tx) => takeRequest(tx),
    onAck: (ack) => callOf(ack)?.takeAck(ack),
    onCancel: (tx) => incoming.get(tx)?.cancelled(),
  })
  const incoming = new WeakMap<ServerTransaction, RunningCall>()

  const callOf = (request: SipRequest): RunningCall | null =>
    calls.get(essentialsOf(request)?.toTag ?? '')?.call ?? null
  const contactOf = (name: string): string => `sip:${name}@${options.domain};transport=ws`

  const callOptions = (
    name: string,
    service: Service,
    callId: string,
    peerUri: string,
  ): ServiceCallOptions => ({
    clock,
    log,
    contact: contactOf(name),
    peerUri,
    openMedia: (onLost) =>
      openCallMedia({ identity: options.identity, clock, codecs: service.codecs, onLost }),
    send(request) {
      transactions.send(options.link(), request, { onResponse: () => undefined, onFailed: () => undefined })
    },
    onAnswered: (call) => service.onAnswered(call),
    onEnded(call, wasAnswered) {
      for (const [tag, known] of calls) if (known.call === call) calls.delete(tag)
      service.onEnded?.(call, wasAnswered, (uri) => {
        clock.after(options.callBackMs, () => {
          const placing = place(name, uri).then((placed) => {
            if (!placed.ok) log.info('demo sip: call back failed', { callId, status: placed.error.status })
          })
          background(placing, log)
        })
      })
    },
    onRefer: (call, tx) =>
      background(
        followRefer(call, tx, (uri, headers) => place(name, uri, headers)),
        log,
      ),
  })

  const takeRequest = (tx: ServerTransaction): void => {
    const { request } = tx
    const essentials = essentialsOf(request)
    if (essentials?.toTag) {
      const call = callOf(request)
      // Both sides may say goodbye at once.
      return call ? call.take(tx) : tx.reply(request.method === 'BYE' ? 200 : 481)
    }
    if (request.method === 'OPTIONS') return tx.reply(200, [{ name: 'allow', value: ALLOW }])
    if (request.method === 'MESSAGE') return tx.reply(200)
    if (request.method !== 'INVITE' || !essentials) return tx.reply(405, [{ name: 'allow', value: ALLOW }])
    const name = serviceNamed(services, parseSipUri(request.uri)?.user ?? '')
    const service = name === null ? undefined : services[name]
    const peerUri = parseNameAddr(headerOf(request, 'from') ?? '')?.uri
    if (name === null || !service || peerUri === undefined) return tx.reply(404)
    const replaced = replacedCall(
      request,
      [...calls.values()].map(({ call }) => call),
    )
    if (replaced === 'missing') return tx.reply(481)
    const call = createIncomingCall(tx, callOptions(name, service, essentials.callId, peerUri))
    incoming.set(tx, call)
    calls.set(call.localTag, { callId: essentials.callId, call })
    if (!replaced) return service.onOffered(call)
    // An attended transfer: take the place of the other call at once (RFC 3891 3).
    call.answer()
    replaced.hangUp()
  }

  const place: ServiceAgent['call'] = async (name, toUri, headers = []) => {
    const service = services[name]
    if (!service) return err(appError('not-found', { detail: name }))
    const callId = makeTag()
    const localTag = makeTag()
    const media = await openCallMedia({
      identity: options.identity,
      clock,
      codecs: service.codecs,
      onLost: () => calls.get(localTag)?.call.hangUp(),
    }).catch((error: unknown) => {
      log.error('demo sip: no media port', { error: String(error) })
      return null
    })
    if (!media) return err(appError('call-failed', { status: 500 }))
    const { promise, resolve } = Promise.withResolvers<Result<{ readonly callId: string }>>()
    const invite = makeRequest({
      method: 'INVITE',
      uri: toUri,
      from: `"${service.displayName}" <sip:${name}@${options.domain}>;tag=${localTag}`,
      to: `<${toUri}>`,
      callId,
      cseq: 1,
      headers: [
        { name: 'contact', value: `<${contactOf(name)}>` },
        { name: 'allow', value: ALLOW },
        SDP_TYPE,
        ...headers,
      ],
      body: media.offer(),
    })
    const parts = { localTag, media, cancel: () => client.cancel() }
    const call = createOutgoingCall(parts, callOptions(name, service, callId, toUri))
    calls.set(localTag, { callId, call })
    const fail = (status: number): void => {
      call.failed()
      resolve(err(appError('call-failed', { status })))
    }
    const client = transactions.send(options.link(), invite, {
      onResponse(response) {
        if (response.status >= 300) return fail(response.status)
        if (response.status < 200) return
        const dialog = dialogOfAnswer(response)
        if (!dialog) return fail(400)
        transactions.sendAck(options.link(), requestIn(dialog, 'ACK').request)
        // A second phone that answered at the same moment hears us no further: its call is left to the first.
        if (call.dialog()) return endExtra(dialog)
        const accepted = media.acceptAnswer(response.body)
        call.answered(dialog)
        if (!accepted.ok) {
          call.hangUp()
          return resolve(err(appError('call-failed', { status: 488 })))
        }
        resolve(ok({ callId }))
      },
      onFailed: fail,
    })
    call.after(RING_LIMIT_MS, () => {
      if (!call.dialog()) client.cancel()
    })
    return promise
  }
  const endExtra = (dialog: Parameters<typeof requestIn>[0]): void => {
    const { request } = requestIn(dialog, 'BYE')
    transactions.send(options.link(), request, { onResponse: () => undefined, onFailed: () => undefined })
  }

  return {
    receive: (message) => transactions.receive(options.link(), message),
    call: place,
    mediaOf: (callId) =>
      [...calls.values()]
        .find((known) => known.callId === callId)
        ?.call.media()
        ?.stats() ?? null,
    async stop() {
      await Promise.all([...calls.values()].map(({ call }) => call.drop()))
      calls.clear()
    },
  }
}
