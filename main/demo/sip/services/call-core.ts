import { ALLOW, makeResponse } from '../sip-build.ts'
import { headerOf } from '../sip-message.ts'
import type { SipHeader, SipRequest } from '../sip-message.ts'
import type { ServerTransaction } from '../transactions.ts'
import { background } from './background.ts'
import type { CallMedia } from './call-media.ts'
import type { RunningCall, ServiceCallOptions } from './service-call.ts'
import type { Note } from './tone.ts'
import { requestIn, takeInDialog } from './ua-dialog.ts'
import type { UaDialog } from './ua-dialog.ts'

/** offered -> answering -> unacknowledged -> active -> ended; an outgoing call goes from offered to active. */
export type CallPhase = 'offered' | 'answering' | 'unacknowledged' | 'active' | 'ended'

export const SDP_TYPE: SipHeader = { name: 'content-type', value: 'application/sdp' }

/** What incoming and outgoing service calls share: phase, dialog, media, timers, requests inside the dialog, the end.
 *  `self`: the call that is built around it. */
export type CallCore = {
  phase(): CallPhase
  enter(phase: CallPhase): void
  dialog(): UaDialog | null
  setDialog(dialog: UaDialog): void
  media(): CallMedia | null
  setMedia(media: CallMedia): void
  openMedia(): Promise<CallMedia>
  /** BYE, and the end. */
  hangUp(): void
  end(): void
  readonly call: Pick<
    RunningCall,
    'dialog' | 'media' | 'play' | 'echo' | 'after' | 'take' | 'request' | 'drop'
  >
}

export function createCallCore(options: ServiceCallOptions, self: () => RunningCall): CallCore {
  const timers = new Set<() => void>()
  let phase: CallPhase = 'offered'
  let dialog: UaDialog | null = null
  let media: CallMedia | null = null

  const stopTimers = (): void => {
    for (const stop of timers) stop()
    timers.clear()
  }
  const end = (): void => {
    if (phase === 'ended') return
    const wasAnswered = phase === 'active'
    phase = 'ended'
    stopTimers()
    if (media) background(media.close(), options.log)
    options.onEnded(self(), wasAnswered)
  }
  const request = (method: string, headers: readonly SipHeader[], body: string): void => {
    if (!dialog) return
    const next = requestIn(dialog, method, { headers, body })
    dialog = next.dialog
    options.send(next.request)
  }

  const take = (tx: ServerTransaction): void => {
    if (!dialog || phase === 'ended') return tx.reply(481)
    const next = takeInDialog(dialog, tx.request)
    if (!next) return tx.reply(500, [], 'Out Of Order')
    dialog = next
    const { method } = tx.request
    if (method === 'INVITE' || method === 'UPDATE') return renegotiate(tx)
    if (method === 'REFER') return options.onRefer(self(), tx)
    if (method === 'INFO') media?.addDigits(readInfoDigit(tx.request))
    tx.reply(200)
    if (method === 'BYE') end()
  }
  /** Hold, resume, ICE restart: the leg answers; an INVITE without a description is answered with our offer. */
  const renegotiate = (tx: ServerTransaction): void => {
    const { method, body } = tx.request
    if (!media || (body === '' && method === 'UPDATE')) return tx.reply(media ? 200 : 488)
    const answer = body === '' ? null : media.answer(body)
    if (answer && !answer.ok) return tx.reply(488)
    const headers = [
      { name: 'contact', value: `<${options.contact}>` },
      { name: 'allow', value: ALLOW },
      SDP_TYPE,
    ]
    tx.respond(makeResponse(tx.request, 200, { headers, body: answer ? answer.value : media.offer() }))
  }

  return {
    phase: () => phase,
    enter(next) {
      phase = next
    },
    dialog: () => dialog,
    setDialog(next) {
      dialog = next
    },
    media: () => media,
    setMedia(next) {
      media = next
    },
    async openMedia() {
      media = await options.openMedia(() => self().hangUp())
      // Ended while the port was being opened.
      if (phase === 'ended') await media.close()
      return media
    },
    hangUp() {
      if (phase === 'ended') return
      request('BYE', [], '')
      end()
    },
    end,
    call: {
      dialog: () => dialog,
      media: () => media,
      play: (notes: readonly Note[], onEnd) => media?.play(notes, onEnd),
      echo: () => media?.echo(),
      after(delayMs, run) {
        if (phase !== 'ended') timers.add(options.clock.after(delayMs, run))
      },
      take,
      request,
      async drop() {
        phase = 'ended'
        stopTimers()
        await media?.close()
      },
    },
  }
}

/** `Signal=5` of application/dtmf-relay, or the bare key of application/dtmf. */
function readInfoDigit(request: SipRequest): string {
  const type = headerOf(request, 'content-type')?.toLowerCase() ?? ''
  if (!type.startsWith('application/dtmf')) return ''
  return /^(?:Signal\s*=\s*)?([0-9A-D*#])\s*$/im.exec(request.body)?.[1] ?? ''
}
