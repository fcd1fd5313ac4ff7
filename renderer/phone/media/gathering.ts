/** After the first candidate, others of the same kind follow within milliseconds (further interfaces). */
const SETTLE_MS = 10
/** What a STUN server nearby gets on top to answer in. */
const SERVER_SETTLE_MS = 20
/** Without a network: the first host candidate comes after about 4 ms, the end only after 124 ms. */
const LIMIT_MS = 500

/**
 * True when a description can be sent: it names a way to reach us. One seen through a STUN server is not waited for: the
 * server at the far side has a public address and learns ours from our checks (RFC 8445 7.3.1.3), and a STUN server that
 * does not answer would hold up every call.
 */
export function hasUsableCandidate(sdp: string): boolean {
  return /^a=candidate:/m.test(sdp)
}

type Gatherer = Pick<
  RTCPeerConnection,
  'iceGatheringState' | 'localDescription' | 'addEventListener' | 'removeEventListener'
>

/**
 * Resolves as soon as the local description can be sent. SIP has no trickle here, and waiting for the end of gathering
 * was the whole delay of a call's start (reference: sip-measurements.md): the far side learns the rest from our checks.
 */
export function waitForCandidates(
  connection: Gatherer,
  withServers: boolean,
  after: (delayMs: number, run: () => void) => () => void,
): Promise<void> {
  const isDone = () => connection.iceGatheringState === 'complete'
  const isUsable = () => hasUsableCandidate(connection.localDescription?.sdp ?? '')
  // A re-INVITE without an ICE restart keeps the candidates it had. With one, Chromium still says that gathering is
  // complete: that was the one before, and an offer that went out now would name no way to reach us.
  if (isUsable()) return Promise.resolve()
  return new Promise((resolve) => {
    let cancelSettle: (() => void) | null = null
    const cancelLimit = after(LIMIT_MS, finish)
    function finish(): void {
      cancelSettle?.()
      cancelLimit()
      connection.removeEventListener('icecandidate', look)
      connection.removeEventListener('icegatheringstatechange', look)
      resolve()
    }
    function look(): void {
      if (isDone()) return finish()
      if (!cancelSettle && isUsable())
        cancelSettle = after(withServers ? SERVER_SETTLE_MS : SETTLE_MS, finish)
    }
    connection.addEventListener('icecandidate', look)
    connection.addEventListener('icegatheringstatechange', look)
  })
}
