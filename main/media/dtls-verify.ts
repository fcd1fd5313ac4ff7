import { createHash, createHmac, timingSafeEqual, verify, X509Certificate } from 'node:crypto'

/** Handshake message types (RFC 5246 7.4). */
const CERTIFICATE_VERIFY = 15
const FINISHED = 20
const ECDSA_SHA256 = 0x0403
const RSA_PKCS1_SHA256 = 0x0401
const VERIFY_DATA_BYTES = 12

export type HandshakeMessage = {
  readonly msg_type: number
  readonly fragment: Buffer
  serialize(): Buffer
}

export type HandshakeProof = {
  /** Every handshake message of the final flights, both sides, in order; fragments already put together. */
  readonly transcript: readonly HandshakeMessage[]
  readonly clientCertificate: Buffer
  readonly masterSecret: Buffer
}

/**
 * Checks what werift's DTLS server reads but does not check (flight6: both handlers only log): that the client holds
 * the key of its certificate (CertificateVerify, RFC 5246 7.4.8) and saw the same handshake (Finished, 7.4.9).
 */
export function isHandshakeProven({ transcript, clientCertificate, masterSecret }: HandshakeProof): boolean {
  const certificateVerify = transcript.findIndex((message) => message.msg_type === CERTIFICATE_VERIFY)
  const finished = transcript.findIndex((message) => message.msg_type === FINISHED)
  if (certificateVerify < 0 || finished < certificateVerify) return false
  return (
    isSignatureGood(transcript, certificateVerify, clientCertificate) &&
    isFinishedGood(transcript, finished, masterSecret)
  )
}

function isSignatureGood(transcript: readonly HandshakeMessage[], at: number, certificate: Buffer): boolean {
  const body = transcript[at]?.fragment
  if (!body || body.length < 4) return false
  const algorithm = body.readUInt16BE(0)
  const signature = body.subarray(4, 4 + body.readUInt16BE(2))
  const key = new X509Certificate(certificate).publicKey
  const isExpectedKey =
    (algorithm === ECDSA_SHA256 && key.asymmetricKeyType === 'ec') ||
    (algorithm === RSA_PKCS1_SHA256 && key.asymmetricKeyType === 'rsa')
  return isExpectedKey && verify('sha256', join(transcript.slice(0, at)), key, signature)
}

function isFinishedGood(transcript: readonly HandshakeMessage[], at: number, masterSecret: Buffer): boolean {
  const said = transcript[at]?.fragment
  const seen = createHash('sha256')
    .update(join(transcript.slice(0, at)))
    .digest()
  const expected = prf(masterSecret, Buffer.concat([Buffer.from('client finished'), seen])).subarray(
    0,
    VERIFY_DATA_BYTES,
  )
  return said?.length === VERIFY_DATA_BYTES && timingSafeEqual(said, expected)
}

/** The first 32 bytes of P_SHA256 (RFC 5246 5). */
function prf(secret: Buffer, seed: Buffer): Buffer {
  const first = createHmac('sha256', secret).update(seed).digest()
  return createHmac('sha256', secret).update(first).update(seed).digest()
}

function join(messages: readonly HandshakeMessage[]): Buffer {
  return Buffer.concat(messages.map((message) => message.serialize()))
}
