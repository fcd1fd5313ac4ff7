import { DtlsClient, ProtectionProfileAeadAes128Gcm } from 'werift'
import { SIGNATURE_HASH } from './dtls-identity.ts'
import type { DtlsIdentity } from './dtls-identity.ts'
import { createDtlsLeg } from './dtls-leg.ts'
import type { DtlsFailure } from './dtls-leg.ts'
import { createSrtpLeg } from './srtp-leg.ts'

/**
 * One handshake and one packet in memory, so that the first call does not pay for loading and compiling (50-90 ms
 * instead of 24-39). Takes about half a second of waiting, not of computing; a failure only means a slower first call.
 */
export async function prewarmMedia(identity: DtlsIdentity): Promise<DtlsFailure | 'ready'> {
  const toClient = { take: (_data: Buffer): void => undefined }
  const transport = {
    type: 'udp',
    address: { address: '127.0.0.1', family: 'IPv4', port: 0 },
    closed: false,
    onData: (_data: Buffer, _from: readonly [string, number]): void => undefined,
    send: async (data: Buffer): Promise<void> => void setImmediate(() => leg.receive(data)),
    close: async (): Promise<void> => undefined,
  }
  toClient.take = (data) => transport.onData(data, ['127.0.0.1', 0])
  const client = new DtlsClient({
    transport,
    cert: identity.certPem,
    key: identity.keyPem,
    signatureHash: SIGNATURE_HASH,
    srtpProfiles: [ProtectionProfileAeadAes128Gcm],
    extendedMasterSecret: true,
  })
  const { promise, resolve } = Promise.withResolvers<DtlsFailure | 'ready'>()
  const leg = createDtlsLeg({
    identity,
    peerFingerprint: identity.fingerprint,
    timeoutMs: 3000,
    send: (packet) => setImmediate(() => toClient.take(packet)),
    onReady(keys) {
      const packet = {
        payloadType: 0,
        marker: false,
        sequence: 1,
        timestamp: 1,
        ssrc: 1,
        payload: Buffer.alloc(160),
      }
      createSrtpLeg(keys).protectRtp(packet)
      resolve('ready')
    },
    onFailed: resolve,
    onClosed: () => resolve('handshake-failed'),
  })
  // Its promise ends with its own retransmission timer, long after the handshake; the leg says how it came out.
  client.connect().catch(() => resolve('handshake-failed'))
  const outcome = await promise
  leg.close()
  return outcome
}
