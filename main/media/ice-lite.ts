import { randomBytes } from 'node:crypto'
import {
  buildStun,
  hasFingerprint,
  hasIntegrity,
  parseStun,
  STUN_ATTRIBUTE,
  STUN_TYPE,
  stunAttribute,
  xorMappedAddress,
} from './stun.ts'
import type { SocketAddress, StunMessage } from './stun.ts'

/** The short-term credential of one side (RFC 8445 5.3): ufrag 4..256, pwd 22..256 ice-chars. */
export type IceCredentials = { readonly ufrag: string; readonly pwd: string }

/** 24 and 144 random bits, in characters that are ice-chars. */
export function createIceCredentials(): IceCredentials {
  return { ufrag: iceText(6), pwd: iceText(24) }
}

export type IceLite = {
  /** The credentials for our next description. */
  local(): IceCredentials
  /** Names the far side. Before that, checks are answered but no address is trusted. When the page restarts ICE, what
   *  the old name proved stays trusted until the new one has been nominated, so that sound goes on. */
  setPeer(ufrag: string): void
  /** Makes new credentials (the page restarted ICE); the old ones serve until a check with the new ones came. */
  restart(): void
  /** Handles one packet that looks like STUN; the reply, if any, goes back to where it came from. */
  handle(packet: Buffer, from: SocketAddress): Buffer | null
  /** True when `from` passed a check of the current peer. Media and DTLS are taken from nowhere else. */
  isVerified(from: SocketAddress): boolean
  /** Where to send: the address last nominated, else the last one that passed a check. */
  target(): SocketAddress | null
  /** When a valid check last came in, milliseconds since the epoch; null = never. */
  lastCheckAt(): number | null
}

/** A page has a handful of candidates; more verified addresses than this are not kept. */
const MAX_ADDRESSES = 16

/**
 * The lite side of ICE (RFC 8445 2.5): answers checks, never sends any, never needs remote candidates. Whoever knows
 * our password (it travels in SDP only) and names the right user fragments is the peer.
 */
export function createIceLite(now: () => number): IceLite {
  let current = createIceCredentials()
  let previous: IceCredentials | null = null
  let peerUfrag: string | null = null
  let formerUfrag: string | null = null
  // Address -> user fragment of the peer that proved it, newest last.
  const verified = new Map<string, { readonly address: SocketAddress; readonly ufrag: string }>()
  let nominated: SocketAddress | null = null
  let lastCheckAt: number | null = null

  const authenticate = (message: StunMessage): { own: IceCredentials; peer: string } | null => {
    const names = stunAttribute(message, STUN_ATTRIBUTE.username)?.toString('utf8').split(':') ?? []
    const [ownName, peer] = names
    if (names.length !== 2 || ownName === undefined || !peer) return null
    const own = [current, previous].find((credentials) => credentials?.ufrag === ownName)
    if (!own || !hasIntegrity(message, own.pwd)) return null
    return { own, peer }
  }

  const remember = (from: SocketAddress, ufrag: string, isNominated: boolean): void => {
    verified.delete(keyOf(from))
    verified.set(keyOf(from), { address: from, ufrag })
    const oldest = verified.keys().next()
    if (verified.size > MAX_ADDRESSES && !oldest.done) verified.delete(oldest.value)
    if (isNominated && ufrag === peerUfrag) {
      nominated = from
      formerUfrag = null
    }
  }
  const isPeer = (ufrag: string | undefined): boolean =>
    peerUfrag !== null && ufrag !== undefined && (ufrag === peerUfrag || ufrag === formerUfrag)

  return {
    local: () => current,
    setPeer(ufrag) {
      if (ufrag === peerUfrag) return
      formerUfrag = peerUfrag
      peerUfrag = ufrag
    },
    restart() {
      previous = current
      current = createIceCredentials()
    },
    handle(packet, from) {
      const message = parseStun(packet)
      if (message?.type !== STUN_TYPE.bindingRequest || !hasFingerprint(message)) return null
      const known = authenticate(message)
      if (!known || (peerUfrag !== null && !isPeer(known.peer))) return null
      const { transactionId } = message
      if (stunAttribute(message, STUN_ATTRIBUTE.iceControlled)) {
        // A lite agent is always controlled: two controlled sides is a role conflict (RFC 8445 7.3.1.1).
        return buildStun({
          type: STUN_TYPE.bindingError,
          transactionId,
          attributes: [{ type: STUN_ATTRIBUTE.errorCode, value: Buffer.from([0, 0, 4, 87]) }],
          key: known.own.pwd,
        })
      }
      if (known.own === current) previous = null
      lastCheckAt = now()
      remember(from, known.peer, stunAttribute(message, STUN_ATTRIBUTE.useCandidate) !== null)
      return buildStun({
        type: STUN_TYPE.bindingSuccess,
        transactionId,
        attributes: [xorMappedAddress(from)],
        key: known.own.pwd,
      })
    },
    isVerified: (from) => isPeer(verified.get(keyOf(from))?.ufrag),
    target() {
      if (nominated) return nominated
      const proven = [...verified.values()].filter(({ ufrag }) => isPeer(ufrag))
      return proven.at(-1)?.address ?? null
    },
    lastCheckAt: () => lastCheckAt,
  }
}

function keyOf({ address, port }: SocketAddress): string {
  return `${address}:${port}`
}

/** base64 without padding is made of ice-chars only (ALPHA, DIGIT, `+`, `/`). */
function iceText(characters: number): string {
  return randomBytes((characters * 3) / 4 + 1)
    .toString('base64')
    .slice(0, characters)
}
