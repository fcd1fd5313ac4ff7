import { ALLOW, makeResponse, makeTag } from '../sip-build.ts'
import type { SipHeader } from '../sip-message.ts'
import type { ServerTransaction } from '../transactions.ts'
import { background } from './background.ts'
import { createCallCore, SDP_TYPE } from './call-core.ts'
import type { CallCore } from './call-core.ts'
import type { RunningCall, ServiceCallOptions } from './service-call.ts'
import { dialogOfInvite } from './ua-dialog.ts'

/** How long the ACK may take until the call is given up (RFC 3261 13.3.1.4: 64*T1). */
const ACK_LIMIT_MS = 32_000

/** A call somebody makes to a service; `tx` is its INVITE. */
export function createIncomingCall(tx: ServerTransaction, options: ServiceCallOptions): RunningCall {
  const localTag = makeTag()
  const headers: readonly SipHeader[] = [
    { name: 'contact', value: `<${options.contact}>` },
    { name: 'allow', value: ALLOW },
    { name: 'supported', value: 'replaces' },
  ]
  const respond = (status: number, body = ''): void => {
    const type = body === '' ? [] : [SDP_TYPE]
    tx.respond(makeResponse(tx.request, status, { toTag: localTag, headers: [...headers, ...type], body }))
  }
  const core: CallCore = createCallCore(options, () => call)
  let described: Promise<string | null> | null = null

  const makeDescription = async (): Promise<string | null> => {
    const media = await core.openMedia()
    if (core.phase() === 'ended') return null
    if (tx.request.body === '') return media.offer()
    const answer = media.answer(tx.request.body)
    if (answer.ok) return answer.value
    options.log.warn('demo sip: service cannot answer', {
      code: answer.error.code,
      detail: answer.error.detail,
    })
    call.refuse(488)
    return null
  }
  /** Our description, made once; null when the call ended or was refused meanwhile. */
  const describe = (): Promise<string | null> => {
    described ??= makeDescription().catch((error: unknown) => {
      options.log.error('demo sip: no media port', { error: String(error) })
      call.refuse(500)
      return null
    })
    return described
  }
  const sendAnswer = (sdp: string | null): void => {
    if (sdp === null || core.phase() !== 'answering') return
    const dialog = dialogOfInvite(tx.request, localTag)
    if (!dialog) return call.refuse(400)
    core.setDialog(dialog)
    core.enter('unacknowledged')
    respond(200, sdp)
    call.after(ACK_LIMIT_MS, () => {
      if (core.phase() === 'unacknowledged') call.hangUp()
    })
  }

  const call: RunningCall = {
    ...core.call,
    direction: 'incoming',
    localTag,
    peerUri: options.peerUri,
    ring() {
      if (core.phase() === 'offered') respond(180)
    },
    progress(onReady) {
      const sending = describe().then((sdp) => {
        if (sdp === null || core.phase() !== 'offered') return
        respond(183, sdp)
        onReady()
      })
      background(sending, options.log)
    },
    answer() {
      if (core.phase() !== 'offered') return
      core.enter('answering')
      background(describe().then(sendAnswer), options.log)
    },
    refuse(status) {
      if (core.phase() !== 'offered' && core.phase() !== 'answering') return
      respond(status)
      core.end()
    },
    cancelled: () => call.refuse(487),
    hangUp: () => (core.dialog() ? core.hangUp() : call.refuse(480)),
    takeAck(ack) {
      if (core.phase() === 'ended') return
      if (ack.body !== '') core.media()?.acceptAnswer(ack.body)
      if (core.phase() !== 'unacknowledged') return
      core.enter('active')
      options.onAnswered(call)
    },
  }
  return call
}
