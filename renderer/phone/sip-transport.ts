import { Core, EmitterImpl, type Transport, TransportState } from 'sip.js'
import type { SipTransport } from '../../shared/domain/phone.ts'
import type { AppError } from '../../shared/errors.ts'
import { fault } from './fault.ts'
import type { Flow, Flows } from './flows.ts'
import { mark } from './marks.ts'

export type BridgeTransportOptions = {
  readonly flows: Flows
  readonly accountId: string
  /** Printed into Via and Contact; main puts the real socket's address in its place (reference: sip-edge.md 3.3). */
  readonly viaHost: string
}

/** An error of the transport that keeps what main said about it. */
export class TransportFault extends Error {
  readonly fault: AppError
  constructor(reason: AppError) {
    super(`transport: ${reason.code}`)
    this.fault = reason
  }
}

/**
 * sip.js's way to the network: it ends in main, which owns every socket.
 * The order of states is the one sip.js documents; a lost connection is told with an Error, a closed one without.
 */
export class BridgeTransport implements Transport {
  /** Printed verbatim into Via; what main really uses is known once a flow is open. */
  protocol: SipTransport = 'WSS'
  onConnect: (() => void) | undefined
  onDisconnect: ((error?: Error) => void) | undefined
  onMessage: ((message: string) => void) | undefined
  /** What a message has to wait for before sip.js may see it; null = nothing. */
  waitsFor: (message: string) => Promise<void> | null = () => null
  readonly stateChange = new EmitterImpl<TransportState>()
  #state = TransportState.Disconnected
  #flow: Flow | null = null
  #connecting: Promise<void> | null = null
  /** Rises with every connect and disconnect, so that a late answer finds itself overtaken. */
  #turn = 0
  /** `performance.now()` of the last message; a sign of life of the server. */
  #heardAt = Number.NEGATIVE_INFINITY
  #muted = false
  #holding = false
  /** A REGISTER that leaves with the connection. */
  #first: string | undefined
  readonly #options: BridgeTransportOptions

  constructor(_logger: unknown, options: BridgeTransportOptions) {
    this.#options = options
  }

  get state(): TransportState {
    return this.#state
  }

  get heardAt(): number {
    return this.#heardAt
  }

  isConnected(): boolean {
    return this.#state === TransportState.Connected
  }

  connect(): Promise<void> {
    if (this.isConnected()) return Promise.resolve()
    if (this.#connecting) return this.#connecting
    const attempt = this.#open().finally(() => {
      if (this.#connecting === attempt) this.#connecting = null
    })
    this.#connecting = attempt
    return attempt
  }

  async #open(): Promise<void> {
    const turn = ++this.#turn
    mark('flow-asked')
    this.#enter(TransportState.Connecting)
    const { flows, accountId, viaHost } = this.#options
    const first = this.#first
    this.#first = undefined
    const listener = {
      received: (text: string) => this.#received(text),
      closed: (error: AppError | null) => this.#lost(turn, error),
    }
    const opened = await flows.open(accountId, viaHost, listener, first)
    if (turn !== this.#turn) {
      if (opened.ok) opened.value.close()
      throw new TransportFault(fault('cancelled', { detail: 'disconnected' }))
    }
    if (!opened.ok) {
      this.#enter(TransportState.Disconnected)
      throw new TransportFault(opened.error)
    }
    this.#flow = opened.value
    this.protocol = opened.value.transport
    mark('flow-opened')
    this.#enter(TransportState.Connected)
    this.onConnect?.()
  }

  async disconnect(): Promise<void> {
    if (this.#state === TransportState.Disconnected) return
    this.#turn += 1
    this.#connecting = null
    this.#enter(TransportState.Disconnecting)
    this.#flow?.close()
    this.#flow = null
    this.#enter(TransportState.Disconnected)
    this.onDisconnect?.()
  }

  dispose(): Promise<void> {
    return this.disconnect()
  }

  /** From now on no REGISTER leaves: a Registerer that is disposed would un-register its successor's Contact. */
  muteRegister(): void {
    this.#muted = true
  }

  /** Runs what sends a REGISTER before the connection is asked for: it leaves with it, without a way of its own over the
   *  bridge. */
  withConnection(register: () => void): void {
    this.#holding = true
    register()
    this.#holding = false
  }

  async send(message: string): Promise<void> {
    const flow = this.#flow
    if (this.#muted && message.startsWith('REGISTER '))
      throw new TransportFault(fault('cancelled', { detail: 'retired' }))
    if (this.#holding) {
      this.#first = message
      mark('register-sent')
      return
    }
    if (!flow) throw new TransportFault(fault('unreachable', { detail: 'not-connected' }))
    if (message.startsWith('REGISTER ')) mark('register-sent')
    if (message.startsWith('INVITE ')) mark('invite-sent')
    if (message.startsWith('SIP/2.0 200') && /^CSeq: \d+ INVITE\r?$/m.test(message)) mark('answer-sent')
    const sent = await flow.send(message)
    if (!sent.ok) throw new TransportFault(sent.error)
  }

  #received(text: string): void {
    this.#heardAt = performance.now()
    if (text.startsWith('INVITE ')) mark('invite-received')
    const wait = this.waitsFor(text)
    if (wait === null) return this.#deliver(text)
    void wait.then(() => this.#deliver(text))
  }

  #deliver(text: string): void {
    try {
      this.onMessage?.(text)
    } catch (thrown) {
      if (canRead(text)) throw thrown
    }
  }

  #lost(turn: number, error: AppError | null): void {
    if (turn !== this.#turn || !this.#flow) return
    this.#turn += 1
    this.#flow = null
    this.#enter(TransportState.Disconnected)
    this.onDisconnect?.(new TransportFault(error ?? fault('unreachable', { detail: 'connection-closed' })))
  }

  #enter(state: TransportState): void {
    this.#state = state
    this.stateChange.emit(state)
  }
}

/** sip.js throws on a few messages it half understands, e.g. a Request-URI it cannot read: those are not for us. */
function canRead(text: string): boolean {
  const factory = new Core.LoggerFactory()
  factory.builtinEnabled = false
  try {
    const message = Core.Parser.parseMessage(text, factory.getLogger('reader'))
    return message instanceof Core.IncomingRequestMessage ? message.ruri !== undefined : message !== undefined
  } catch {
    return false
  }
}
