/** A peer connection, and the line of audio it can offer at once; null when it takes its lines from the far side. */
export type StockedConnection = {
  readonly connection: RTCPeerConnection
  readonly audio: RTCRtpTransceiver | null
}

/** Peer connections for calls. One that can offer is kept ready, because making it is a fifth of the way to an INVITE. */
export type ConnectionStock = {
  take(configuration: RTCConfiguration, offers: boolean): StockedConnection
  /** Makes the first one, which also starts WebRTC's threads. Nothing is gathered before a call, so nothing is sent. */
  warm(): void
}

/** The INVITE is out by then; the next call finds a new one. */
const RESTOCK_MS = 50
/** Its certificate is valid for 30 days (W3C webrtc 4.9); this window may live longer. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000

type Spare = {
  readonly connection: RTCPeerConnection
  readonly audio: RTCRtpTransceiver
  readonly atMs: number
}

export function createConnectionStock(
  createConnection: (configuration: RTCConfiguration) => RTCPeerConnection,
  clock: { now(): number; after(delayMs: number, run: () => void): () => void },
): ConnectionStock {
  let spare: Spare | null = null
  let waiting = false

  function make(configuration: RTCConfiguration): Spare {
    const connection = createConnection(configuration)
    // The stream gives the line a name (RFC 8830), as it had if the microphone were there already.
    const audio = connection.addTransceiver('audio', { direction: 'sendrecv', streams: [new MediaStream()] })
    return { connection, audio, atMs: clock.now() }
  }

  function restock(): void {
    if (spare || waiting) return
    waiting = true
    clock.after(RESTOCK_MS, () => {
      waiting = false
      spare ??= make({ iceServers: [] })
    })
  }

  function ready(): Spare | null {
    const found = spare
    spare = null
    if (!found || clock.now() - found.atMs < MAX_AGE_MS) return found
    found.connection.close()
    return null
  }

  return {
    take(configuration, offers) {
      if (!offers) return { connection: createConnection(configuration), audio: null }
      const found = ready()
      found?.connection.setConfiguration(configuration)
      restock()
      return found ?? make(configuration)
    },
    warm: restock,
  }
}
