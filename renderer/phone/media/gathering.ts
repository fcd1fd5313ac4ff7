/** Interfaces follow each other within 2 ms: this long without a further candidate, and they are all there. */
const QUIET_MS = 3
/** As long as only this computer itself can reach us: on a loaded machine the first real interface may take longer. */
const LOOPBACK_QUIET_MS = 12
/** Without a network: the first host candidate comes after about 4 ms, the end only after 124 ms. */
const LIMIT_MS = 500

/**
 * `none`: the description names no way to reach us; `loopback`: only ways from this computer; `some`: it can be sent. A
 * way seen through a STUN server is not waited for: the server at the far side has a public address and learns ours from
 * our checks (RFC 8445 7.3.1.3), and a STUN server that does not answer would hold up every call.
 */
export function candidatesIn(sdp: string): 'none' | 'loopback' | 'some' {
  const addresses = [...sdp.matchAll(/^a=candidate:\S+ \d+ \S+ \d+ (\S+)/gm)].map((match) => match[1] ?? '')
  if (addresses.length === 0) return 'none'
  return addresses.every((address) => address === '::1' || address.startsWith('127.')) ? 'loopback' : 'some'
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
  after: (delayMs: number, run: () => void) => () => void,
): Promise<void> {
  const isDone = () => connection.iceGatheringState === 'complete'
  const found = () => candidatesIn(connection.localDescription?.sdp ?? '')
  // A re-INVITE without an ICE restart keeps the candidates it had. With one, Chromium still says that gathering is
  // complete: that was the one before, and an offer that went out now would name no way to reach us.
  if (isDone() && found() !== 'none') return Promise.resolve()
  return new Promise((resolve) => {
    let cancelQuiet: (() => void) | null = null
    const cancelLimit = after(LIMIT_MS, finish)
    function finish(): void {
      cancelQuiet?.()
      cancelLimit()
      connection.removeEventListener('icecandidate', look)
      connection.removeEventListener('icegatheringstatechange', look)
      resolve()
    }
    function look(): void {
      if (isDone()) return finish()
      const ways = found()
      if (ways === 'none') return
      cancelQuiet?.()
      cancelQuiet = after(ways === 'some' ? QUIET_MS : LOOPBACK_QUIET_MS, finish)
    }
    connection.addEventListener('icecandidate', look)
    connection.addEventListener('icegatheringstatechange', look)
    // There may be some already, and a STUN server that is still waited for.
    if (!isDone()) look()
  })
}
