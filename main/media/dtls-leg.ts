import {
  DtlsServer,
  keyLength,
  ProtectionProfileAeadAes128Gcm,
  ProtectionProfileAes128CmHmacSha1_80,
  saltLength,
} from 'werift'
import { SIGNATURE_HASH, fingerprintOf } from './dtls-identity.ts'
import type { DtlsIdentity } from './dtls-identity.ts'
import { isHandshakeProven } from './dtls-verify.ts'
import type { SrtpKeys } from './srtp-leg.ts'

export type DtlsFailure = 'fingerprint-mismatch' | 'handshake-invalid' | 'handshake-failed' | 'timeout'

export type DtlsLegOptions = {
  readonly identity: DtlsIdentity
  /** SHA-256 of the far side's certificate as its SDP says. */
  readonly peerFingerprint: string
  /** From the first packet to the end of the handshake, milliseconds. */
  readonly timeoutMs: number
  readonly send: (packet: Buffer) => void
  readonly onReady: (keys: SrtpKeys) => void
  readonly onFailed: (failure: DtlsFailure) => void
  /** The far side said goodbye (an alert inside the protected epoch). */
  readonly onClosed: () => void
}

export type DtlsLeg = {
  /** Takes one datagram whose first byte is 20..63 (RFC 7983), from a verified address only. */
  receive(packet: Buffer): void
  close(): void
}

const CHANGE_CIPHER_SPEC = 20
const RECORD_HEADER_BYTES = 13
/** The flight number at which werift's retransmission loop ends; see `close`. */
const LAST_FLIGHT = 6

/**
 * The passive side of DTLS-SRTP (RFC 5763). werift's server does the records; what it leaves out is done here: the
 * fingerprint, CertificateVerify and Finished are checked before any key is handed out, and once connected nothing
 * unprotected can reset or close the association.
 */
export function createDtlsLeg(options: DtlsLegOptions): DtlsLeg {
  let phase: 'waiting' | 'shaking' | 'ready' | 'over' = 'waiting'
  let timer: NodeJS.Timeout | undefined
  const transport = {
    type: 'udp',
    address: { address: '127.0.0.1', family: 'IPv4', port: 0 },
    closed: false,
    onData: (_data: Buffer, _from: readonly [string, number]): void => undefined,
    send: async (packet: Buffer): Promise<void> => {
      if (phase !== 'over') options.send(packet)
    },
    close: async (): Promise<void> => undefined,
  }
  const server = new DtlsServer({
    transport,
    cert: options.identity.certPem,
    key: options.identity.keyPem,
    signatureHash: SIGNATURE_HASH,
    srtpProfiles: [ProtectionProfileAeadAes128Gcm, ProtectionProfileAes128CmHmacSha1_80],
    certificateRequest: true,
    extendedMasterSecret: true,
  })

  const end = (): void => {
    clearTimeout(timer)
    phase = 'over'
    // Its retransmission loop (up to 33 s of timers that hold the process) ends when the next flight was reached.
    server.dtls.flight = LAST_FLIGHT
  }
  const fail = (failure: DtlsFailure): void => {
    if (phase === 'over') return
    end()
    options.onFailed(failure)
  }

  server.onConnect.subscribe(() => {
    if (phase !== 'shaking') return
    const certificate = server.remoteCertificate
    const profile = server.srtp.srtpProfile
    if (!certificate || !profile) return fail('handshake-invalid')
    if (fingerprintOf(certificate) !== options.peerFingerprint.toUpperCase())
      return fail('fingerprint-mismatch')
    const transcript = server.dtls.sortedHandshakeCache
    const masterSecret = server.cipher.masterSecret
    if (!isHandshakeProven({ transcript, clientCertificate: certificate, masterSecret })) {
      return fail('handshake-invalid')
    }
    phase = 'ready'
    clearTimeout(timer)
    options.onReady({ profile, ...server.extractSessionKeys(keyLength(profile), saltLength(profile)) })
  })
  server.onError.subscribe(() => fail('handshake-failed'))
  server.onClose.subscribe(() => {
    if (phase === 'shaking') return fail('handshake-failed')
    if (phase !== 'ready') return
    end()
    options.onClosed()
  })

  return {
    receive(packet) {
      const records = readRecords(packet)
      if (phase === 'over' || !records) return
      if (phase === 'waiting') {
        phase = 'shaking'
        timer = setTimeout(() => fail('timeout'), options.timeoutMs)
      }
      // Once connected, a plain handshake record or alert could have been written by anybody.
      if (phase === 'ready' && !records.every(({ type, epoch }) => epoch > 0 || type === CHANGE_CIPHER_SPEC))
        return
      transport.onData(packet, ['127.0.0.1', 0])
    },
    close: end,
  }
}

/** The records of a datagram (RFC 6347 4.1); null unless it is made of whole ones, which the library takes for granted. */
function readRecords(packet: Buffer): readonly { readonly type: number; readonly epoch: number }[] | null {
  const records = []
  let at = 0
  while (at + RECORD_HEADER_BYTES <= packet.length) {
    records.push({ type: packet.readUInt8(at), epoch: packet.readUInt16BE(at + 3) })
    at += RECORD_HEADER_BYTES + packet.readUInt16BE(at + 11)
  }
  return at === packet.length ? records : null
}
