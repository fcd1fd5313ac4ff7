import { answerTo } from './answer.ts'
import type { Endpoint } from './endpoint.ts'
import type { RateGuard } from './guard-rates.ts'
import { inspectFrame } from './guard.ts'
import { isProbeAnswer } from './probe.ts'
import { addMissingContact, quoteNames, repairRequest } from './repair.ts'
import type { RegisterDesk } from './register-desk.ts'
import { cseqOf, formatSip, isSip, parseSip } from './sip-text.ts'
import type { SipMessage } from './sip-text.ts'
import { markReceived } from './token-swap.ts'
import type { TokenSwap } from './token-swap.ts'
import type { UdpRetransmitter } from './udp-retransmit.ts'
import type { Wire } from './wire.ts'

export type IntakeOptions = {
  /** Null on transports that lose nothing. */
  readonly repeats: UdpRetransmitter | null
  readonly rates: RateGuard
  readonly desk: RegisterDesk
  readonly swap: TokenSwap
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
  readonly trace: (message: SipMessage) => void
  readonly refused: (reason: string) => void
  /** A stream that cannot be trusted to frame any further. */
  readonly broken: (reason: string) => void
  readonly overloaded: () => void
  /** The answer to a probe of main's own. */
  readonly probed: () => void
  /** To the phone. */
  readonly deliver: (text: string) => void
}

/** What a flow does with one frame: `frame -> guard -> repetitions (UDP) -> rates | digest, repair -> token -> phone`. */
export type Intake = (bytes: Buffer, lane: Wire, from: Endpoint) => void

export function createIntake(options: IntakeOptions): Intake {
  const { desk, now, rates, repeats, swap } = options

  const refuse = (reason: string, reply: string | null, lane: Wire, from: Endpoint): void => {
    options.refused(reason)
    const read = reply === null ? null : parseSip(reply)
    if (reply === null || read === null) return
    // Remembered on UDP, so that the repeated request gets the same answer without a second look.
    if (isSip(read) && lane.transport === 'UDP')
      repeats?.sent(read, () => {
        lane.write(reply, from)
      })
    lane.write(reply, from)
  }

  const takeRequest = (message: SipMessage, lane: Wire, from: Endpoint): void => {
    const marked = lane.transport === 'UDP' ? markReceived(message, from) : message
    const admission = rates.admit(marked, now())
    if (admission.kind === 'drop') refuse(admission.reason, null, lane, from)
    else if (admission.kind === 'answer')
      refuse(admission.reason, answerTo(marked, admission.status), lane, from)
    else {
      options.trace(marked)
      options.deliver(formatSip(repairRequest(marked)))
    }
  }

  const takeResponse = (message: SipMessage, status: number): void => {
    const mine = swap.in(message)
    if (mine === null) {
      options.refused('not-ours')
      return
    }
    options.trace(message)
    if (status === 503 && cseqOf(message)?.method === 'REGISTER') options.overloaded()
    const shown = desk.received(mine)
    if (shown !== null) options.deliver(formatSip(quoteNames(addMissingContact(shown))))
  }

  return (bytes, lane, from) => {
    const verdict = inspectFrame(bytes)
    if (verdict.kind === 'close') {
      options.refused(verdict.reason)
      if (lane.transport !== 'UDP') options.broken(verdict.reason)
      return
    }
    if (verdict.kind !== 'pass') {
      refuse(verdict.reason, verdict.kind === 'answer' ? verdict.reply : null, lane, from)
      return
    }
    const { message } = verdict
    if (lane.transport === 'UDP' && repeats?.received(message) === 'absorbed') return
    if (isProbeAnswer(message)) {
      options.probed()
      return
    }
    if (message.start.kind === 'request') takeRequest(message, lane, from)
    else takeResponse(message, message.start.status)
  }
}
