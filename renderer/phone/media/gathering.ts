/** After the first usable candidate, others of the same kind follow within milliseconds (further interfaces). */
const SETTLE_MS = 10
/** Without a STUN or TURN server: the first host candidate comes after about 4 ms, the end only after 124 ms. */
const HOST_LIMIT_MS = 500
/** With a server that does not answer, the call goes out with what there is. */
const SERVER_LIMIT_MS = 1_500

/** True when a description can be sent: it names a way to reach us, through a server where one is configured. */
export function hasUsableCandidate(sdp: string, withServers: boolean): boolean {
  return withServers
    ? /^a=candidate:.* typ (?:srflx|relay)/m.test(sdp)
    : /^a=candidate:.* typ host/m.test(sdp)
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
  const isUsable = () => hasUsableCandidate(connection.localDescription?.sdp ?? '', withServers)
  // A re-INVITE without an ICE restart keeps the candidates it had.
  if (isDone() || isUsable()) return Promise.resolve()
  return new Promise((resolve) => {
    let cancelSettle: (() => void) | null = null
    const cancelLimit = after(withServers ? SERVER_LIMIT_MS : HOST_LIMIT_MS, finish)
    function finish(): void {
      cancelSettle?.()
      cancelLimit()
      connection.removeEventListener('icecandidate', look)
      connection.removeEventListener('icegatheringstatechange', look)
      resolve()
    }
    function look(): void {
      if (isDone()) return finish()
      if (!cancelSettle && isUsable()) cancelSettle = after(SETTLE_MS, finish)
    }
    connection.addEventListener('icecandidate', look)
    connection.addEventListener('icegatheringstatechange', look)
  })
}
