export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive'

const DIRECTION = /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m

/**
 * Direction of the audio in a description, as its sender sees it: the media line's own, else the session's, else
 * sendrecv (RFC 3264 5.1, RFC 8866 6.7). `c=0.0.0.0` is the old way to say hold (RFC 2543 B.5) and reads as sendonly.
 * A description without audio, or with audio switched off (port 0), is inactive.
 */
export function audioDirection(sdp: string): Direction {
  const [session = '', ...media] = sdp.split(/^(?=m=)/m)
  const audio = media.find((section) => section.startsWith('m=audio '))
  if (audio === undefined || /^m=audio 0 /.test(audio)) return 'inactive'
  const named = (DIRECTION.exec(audio) ?? DIRECTION.exec(session))?.[1]
  const direction = isDirection(named) ? named : 'sendrecv'
  const connection = /^c=IN IP4 (\S+)/m.exec(audio) ?? /^c=IN IP4 (\S+)/m.exec(session)
  return connection?.[1] === '0.0.0.0' &&
    direction === 'sendrecv' &&
    !/^a=(?:candidate|ice-ufrag):/m.test(sdp)
    ? 'sendonly'
    : direction
}

/** What we offer. Hold of a stream the far side holds already is inactive (RFC 3264 8.4). */
export function offerDirection(hold: boolean, remoteHold: boolean): Direction {
  if (!hold) return 'sendrecv'
  return remoteHold ? 'inactive' : 'sendonly'
}

/** What we answer to an offer (RFC 3264 6.1). */
export function answerDirection(offered: Direction, hold: boolean): Direction {
  const theySend = offered === 'sendrecv' || offered === 'sendonly'
  const theyListen = offered === 'sendrecv' || offered === 'recvonly'
  if (theyListen && !hold) return theySend ? 'sendrecv' : 'sendonly'
  if (theyListen) return 'sendonly'
  return theySend && !hold ? 'recvonly' : 'inactive'
}

/**
 * Whether the far side holds us, told by its description. Null: this description does not tell, as when it answers our
 * own hold. `ours`: the direction we offered; null when the description is an offer.
 */
export function remoteHoldOf(theirs: Direction, ours: Direction | null): boolean | null {
  const listens = theirs === 'sendrecv' || theirs === 'recvonly'
  if (listens) return false
  return ours === null || ours === 'sendrecv' ? true : null
}

function isDirection(text: string | undefined): text is Direction {
  return text === 'sendrecv' || text === 'sendonly' || text === 'recvonly' || text === 'inactive'
}
