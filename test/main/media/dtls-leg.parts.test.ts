import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { DtlsClient, DtlsServer, ProtectionProfileAeadAes128Gcm } from 'werift'
import { beforeAll, describe, expect, it } from 'vitest'
import { createDtlsIdentity, fingerprintOf, SIGNATURE_HASH } from '../../../main/media/dtls-identity.ts'
import type { DtlsIdentity } from '../../../main/media/dtls-identity.ts'
import { createDtlsLeg } from '../../../main/media/dtls-leg.ts'
import { prewarmMedia } from '../../../main/media/dtls-prewarm.ts'
import { isHandshakeProven } from '../../../main/media/dtls-verify.ts'
import type { HandshakeMessage } from '../../../main/media/dtls-verify.ts'
import { openPageLeg } from '../../../main/media/page-leg.ts'
import type { LegState } from '../../../main/media/page-leg.ts'
import { buildStun, STUN_ATTRIBUTE, STUN_TYPE } from '../../../main/media/stun.ts'

let identity: DtlsIdentity
beforeAll(async () => {
  identity = await createDtlsIdentity()
})

/** Both ends of the library, joined in memory: gives the server after a whole handshake. */
async function shakeHands(): Promise<DtlsServer> {
  const end = () => ({
    type: 'udp',
    address: { address: '127.0.0.1', family: 'IPv4', port: 0 },
    closed: false,
    onData: (_data: Buffer, _from: readonly [string, number]): void => undefined,
    send: async (_data: Buffer): Promise<void> => undefined,
    close: async (): Promise<void> => undefined,
  })
  const [near, far] = [end(), end()]
  near.send = async (data) => void setImmediate(() => far.onData(data, ['127.0.0.1', 0]))
  far.send = async (data) => void setImmediate(() => near.onData(data, ['127.0.0.1', 0]))
  const shared = {
    cert: identity.certPem,
    key: identity.keyPem,
    signatureHash: SIGNATURE_HASH,
    srtpProfiles: [ProtectionProfileAeadAes128Gcm],
    extendedMasterSecret: true,
  }
  const server = new DtlsServer({ ...shared, transport: near, certificateRequest: true })
  const client = new DtlsClient({ ...shared, transport: far })
  const connected = server.onConnect.asPromise(5000)
  void client.connect()
  await connected
  return server
}

function damaged(message: HandshakeMessage): HandshakeMessage {
  const fragment = Buffer.from(message.fragment)
  fragment.writeUInt8(fragment.readUInt8(fragment.length - 1) ^ 1, fragment.length - 1)
  return { msg_type: message.msg_type, fragment, serialize: () => message.serialize() }
}

describe('handshake proof', () => {
  it('accepts a true handshake, and refuses each forged part', async () => {
    const server = await shakeHands()
    const transcript = server.dtls.sortedHandshakeCache
    const clientCertificate = server.remoteCertificate
    if (!clientCertificate) throw new Error('no certificate')
    const proof = { transcript, clientCertificate, masterSecret: server.cipher.masterSecret }
    expect(isHandshakeProven(proof)).toBe(true)
    expect(fingerprintOf(clientCertificate)).toBe(identity.fingerprint)
    for (const type of [15, 20]) {
      const forged = transcript.map((message) => (message.msg_type === type ? damaged(message) : message))
      expect(isHandshakeProven({ ...proof, transcript: forged })).toBe(false)
      const without = transcript.filter((message) => message.msg_type !== type)
      expect(isHandshakeProven({ ...proof, transcript: without })).toBe(false)
    }
    expect(isHandshakeProven({ ...proof, masterSecret: Buffer.alloc(48) })).toBe(false)
    const { certPem } = await createDtlsIdentity()
    const other = Buffer.from(certPem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
    expect(isHandshakeProven({ ...proof, clientCertificate: other })).toBe(false)
  })
})

describe('dtls leg', () => {
  it('warms up with a handshake of its own', async () => {
    expect(await prewarmMedia(identity)).toBe('ready')
  })

  it('gives up after the time limit, and stays silent afterwards', async () => {
    const failures: string[] = []
    const sent: Buffer[] = []
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const leg = createDtlsLeg({
      identity,
      peerFingerprint: identity.fingerprint,
      timeoutMs: 20,
      send: (packet) => sent.push(packet),
      onReady: () => failures.push('ready'),
      onFailed: (why) => resolve(void failures.push(why)),
      onClosed: () => failures.push('closed'),
    })
    leg.receive(Buffer.from([22, 254, 253, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
    leg.receive(Buffer.from([22]))
    leg.receive(Buffer.alloc(40, 22))
    await promise
    leg.receive(Buffer.alloc(20, 22))
    expect(failures).toEqual(['timeout'])
    expect(sent).toEqual([])
  })
})

describe('page leg', () => {
  it('is lost without checks and comes back with them', async () => {
    const states: LegState['kind'][] = []
    const leg = await openPageLeg({
      identity,
      onRtp: () => undefined,
      onState: ({ kind }) => states.push(kind),
      consentMs: 60,
    })
    leg.setPeer({ ufrag: 'page', fingerprint: identity.fingerprint })
    const { ufrag, pwd, port } = leg.local()
    const page = createSocket('udp4')
    const check = (): void =>
      page.send(
        buildStun({
          type: STUN_TYPE.bindingRequest,
          transactionId: Buffer.alloc(12),
          attributes: [{ type: STUN_ATTRIBUTE.username, value: Buffer.from(`${ufrag}:page`) }],
          key: pwd,
        }),
        port,
        '127.0.0.1',
      )
    check()
    await once(page, 'message')
    await expect.poll(() => states).toEqual(['lost'])
    check()
    await expect.poll(() => states.slice(0, 2)).toEqual(['lost', 'waiting'])
    page.send(Buffer.from([0x80, 0, ...Buffer.alloc(30)]), port, '127.0.0.1')
    await expect.poll(() => leg.stats().refused.early).toBe(1)
    expect(
      leg.sendRtp({
        payloadType: 0,
        marker: false,
        sequence: 1,
        timestamp: 1,
        ssrc: 1,
        payload: Buffer.alloc(1),
      }),
    ).toBe(true)
    expect(leg.setPeer({ ufrag: 'page', fingerprint: identity.fingerprint.replace(/^../, 'ZZ') })).toBe(false)
    page.close()
    await leg.close()
    await leg.close()
    expect(states.at(-1)).toBe('closed')
    expect(leg.sendRtcp(Buffer.alloc(8))).toBe(false)
  })
})
