import { randomBytes } from 'node:crypto'
import type { SipTransport } from '../../shared/domain/phone.ts'
import { MAX_SIP_MESSAGE_BYTES } from '../../shared/domain/phone.ts'
import { appError } from '../../shared/errors.ts'
import type { AppError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import type { Clock, Log } from '../core/ports.ts'
import { hostPort } from '../http/host-port.ts'
import { isReliable, isWebSocket, showEndpoint } from './endpoint.ts'
import type { Endpoint } from './endpoint.ts'
import { createRateGuard } from './guard-rates.ts'
import { createIntake } from './intake.ts'
import { createKeepAlive } from './keep-alive.ts'
import { createOutlet } from './outlet.ts'
import { buildProbe } from './probe.ts'
import { createRefusals } from './refusals.ts'
import { createRegisterDesk } from './register-desk.ts'
import type { Candidate } from './resolve.ts'
import type { SipDigest } from './sip-digest.ts'
import { isSip, parseSip } from './sip-text.ts'
import { createNoSwap, createTokenSwap } from './token-swap.ts'
import type { Trace } from './trace.ts'
import { createUdpRetransmitter } from './udp-retransmit.ts'
import { createUpsizer } from './upsize.ts'
import type { StartWire } from './wire.ts'

/** One connection of one line, as the phone uses it: whole messages in and out. */
export type SipFlow = {
  readonly transport: SipTransport
  readonly candidate: Candidate
  readonly local: Endpoint
  /** `host:port` of this end, and the one that the server sees where that is known to differ. */
  contacts(): readonly string[]
  /** Errors: bad-request (not a SIP message, or too long), unreachable (closed). */
  send(text: string): Result<undefined>
  /** Ends it; `closed` is told with null. Safe to repeat. */
  close(): void
}

export type FlowEvents = {
  readonly received: (text: string) => void
  /** Told exactly once; null = closed from here. */
  readonly closed: (error: AppError | null) => void
  /** The server asked to be left alone (503 to REGISTER). */
  readonly overloaded: () => void
}

export type FlowOptions = {
  readonly flowId: string
  readonly candidate: Candidate
  /** The phone's host token for Via and Contact. */
  readonly viaHost: string
  readonly domain: string
  readonly digest: SipDigest
  readonly trace: Trace
  readonly clock: Clock
  readonly log: Log
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
  /** Did this server answer OPTIONS when it was dialled? */
  readonly answersProbes: boolean
  /** Dials TCP to the same server, for requests too long for UDP; bounded in time. */
  readonly dialTcp: () => Promise<Result<StartWire>>
  readonly events: FlowEvents
}

/** Puts the parts between a ready socket and the phone together. */
export function createFlow(start: StartWire, options: FlowOptions): SipFlow {
  const { candidate, clock, digest, events, flowId, now, trace } = options
  const where = hostPort(candidate.host, candidate.port)
  const webSocket = isWebSocket(candidate.transport)
  const swap = webSocket ? createNoSwap(options.viaHost) : createTokenSwap(options.viaHost)
  const rates = createRateGuard()
  const refusals = createRefusals(clock, options.log, flowId)
  let over = false

  const end = (error: AppError | null): void => {
    if (over) return
    over = true
    keepAlive.stop()
    repeats?.stop()
    refusals.stop()
    side.close()
    wire.close()
    trace.note(flowId, error === null ? 'closed' : `closed: ${error.code} ${error.detail ?? ''}`.trim())
    events.closed(error)
  }
  const dead = (detail: string): void => {
    end(appError('unreachable', { host: where, detail }))
  }

  const repeats = isReliable(candidate.transport)
    ? null
    : createUdpRetransmitter(clock, ({ start: line }) => {
        if (line.kind === 'request' && line.method === 'REGISTER') dead('no-answer')
      })
  const desk = createRegisterDesk(
    digest,
    (message) => {
      outlet.send(message)
    },
    () => randomBytes(12).toString('hex'),
  )
  const receive = createIntake({
    ...{ desk, now, rates, repeats, swap },
    trace: (message) => {
      trace.add(flowId, 'in', message)
    },
    refused: (reason) => {
      refusals.count(reason)
    },
    broken: (reason) => {
      end(appError('bad-response', { host: where, detail: reason }))
    },
    overloaded: events.overloaded,
    probed: () => {
      keepAlive.probed()
    },
    deliver: events.received,
  })
  const heard = (): void => {
    keepAlive.heard()
  }

  const wire = start({
    heard,
    ponged: () => {
      keepAlive.ponged()
    },
    frame: (bytes, from) => {
      if (!over) receive(bytes, wire, from)
    },
    closed: end,
  })
  const side = createUpsizer(options.dialTcp, now, {
    heard,
    ponged: () => undefined,
    frame: (bytes, from) => {
      const lane = side.current()
      if (!over && lane !== null) receive(bytes, lane, from)
    },
    closed: () => undefined,
  })
  const outlet = createOutlet({
    ...{ wire, side, swap, repeats },
    trace: (message) => {
      trace.add(flowId, 'out', message)
    },
    isOver: () => over,
  })
  const probe = (): void => {
    outlet.transmit(buildProbe(options.domain, wire))
  }
  const keepAlive = createKeepAlive({
    clock,
    ping: () => {
      wire.ping()
    },
    answered: webSocket ? 'always' : candidate.transport === 'UDP' ? 'never' : 'maybe',
    // A UDP server that said nothing when it was dialled will not say more now.
    probe: webSocket || (candidate.transport === 'UDP' && !options.answersProbes) ? null : probe,
    answersProbes: options.answersProbes,
    dead: () => {
      dead('silent')
    },
  })

  return {
    transport: wire.transport,
    candidate,
    local: wire.local,
    contacts: () => [wire.local, swap.mapped()].filter((end) => end !== null).map(showEndpoint),
    send: (text) => {
      if (over) return err(appError('unreachable', { host: where, detail: 'closed' }))
      if (Buffer.byteLength(text) > MAX_SIP_MESSAGE_BYTES)
        return err(appError('bad-request', { detail: 'too-long' }))
      const message = parseSip(text)
      if (!isSip(message)) return err(appError('bad-request', { detail: 'not-sip' }))
      rates.sent(message, now())
      outlet.send(desk.sent(message))
      return ok()
    },
    close: () => {
      end(null)
    },
  }
}
