import { randomBytes } from 'node:crypto'
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { parentPort } from 'node:worker_threads'
import { DtlsClient, keyLength, ProtectionProfileAeadAes128Gcm, saltLength } from 'werift'
import { createDtlsIdentity, SIGNATURE_HASH } from '../../main/media/dtls-identity.ts'
import { parseRtp, writeRtp } from '../../main/media/rtp.ts'
import { createSrtpLeg, type SrtpLeg } from '../../main/media/srtp-leg.ts'
import { buildStun, STUN_ATTRIBUTE, STUN_TYPE } from '../../main/media/stun.ts'

// A worker thread's entry, see relay.ts: both ends of every call, and a pair of sockets without a relay between.

/** Where one relayed call is reached: as its description for the page says, and as that for the far phone does. */
export type RelayPlace = {
  readonly ufrag: string
  readonly pwd: string
  readonly pagePort: number
  readonly farPort: number
}
export type EndsErrand =
  | { readonly kind: 'open' }
  | { readonly kind: 'join'; readonly index: number; readonly place: RelayPlace }
  | { readonly kind: 'talk'; readonly ms: number }
export type EndsAnswer = {
  readonly fingerprint: string
  readonly farPort: number
  readonly relayed: readonly number[]
  readonly direct: readonly number[]
  readonly sent: number
  /** CPU of this thread in the time, ms. */
  readonly cpuMs: number
}

/** 20 ms of G.711. */
const PAYLOAD_BYTES = 160
const FRAME_MS = 20
/** The last packets are on their way when the talking stops. */
const DRAIN_MS = 500

/** `send`: one packet each way. */
type Ends = { send(): void }
type Clocked = { readonly sentAt: Map<number, number>; readonly took: number[] }

const identity = await createDtlsIdentity()
const open: { readonly page: Socket; readonly far: Socket; readonly farPort: number }[] = []
const calls: Ends[] = []
const relayed: Clocked = { sentAt: new Map(), took: [] }
const direct: Clocked = { sentAt: new Map(), took: [] }
let packets = 0

async function bound(): Promise<Socket> {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return socket
}

/** The number of a packet stands in its payload: a relay has its own sequence. */
function packetOf(id: number, sequence: number, payloadType = 0) {
  const payload = Buffer.alloc(PAYLOAD_BYTES, 0xff)
  payload.writeUInt32BE(id)
  return {
    payloadType,
    marker: false,
    sequence: sequence & 0xffff,
    timestamp: sequence * 160,
    ssrc: 7,
    payload,
  }
}

function arrived(clocked: Clocked, at: number, payload: Buffer | undefined): void {
  const id = payload?.readUInt32BE() ?? -1
  const from = clocked.sentAt.get(id)
  if (from === undefined) return
  clocked.sentAt.delete(id)
  clocked.took.push(at - from)
}

/** What a browser does: a check, a handshake, then SRTP. */
async function joinPage(page: Socket, index: number, { ufrag, pwd, pagePort }: RelayPlace): Promise<SrtpLeg> {
  const check = (): void => {
    const request = buildStun({
      type: STUN_TYPE.bindingRequest,
      transactionId: randomBytes(12),
      attributes: [
        { type: STUN_ATTRIBUTE.username, value: Buffer.from(`${ufrag}:page${index}`) },
        { type: STUN_ATTRIBUTE.priority, value: Buffer.from([110, 0, 1, 255]) },
        { type: STUN_ATTRIBUTE.iceControlling, value: randomBytes(8) },
        { type: STUN_ATTRIBUTE.useCandidate, value: Buffer.alloc(0) },
      ],
      key: pwd,
    })
    page.send(request, pagePort, '127.0.0.1')
  }
  check()
  await once(page, 'message')
  setInterval(check, 5000).unref()
  const transport = {
    type: 'udp',
    address: { address: '127.0.0.1', family: 'IPv4', port: 0 },
    closed: false,
    onData: (_data: Buffer, _from: readonly [string, number]): void => undefined,
    send: async (packet: Buffer): Promise<void> => void page.send(packet, pagePort, '127.0.0.1'),
    close: async (): Promise<void> => undefined,
  }
  page.on('message', (raw) => {
    const first = raw[0] ?? 0
    if (first >= 20 && first <= 63) transport.onData(raw, ['127.0.0.1', pagePort])
  })
  const client = new DtlsClient({
    transport,
    cert: identity.certPem,
    key: identity.keyPem,
    signatureHash: SIGNATURE_HASH,
    srtpProfiles: [ProtectionProfileAeadAes128Gcm],
    extendedMasterSecret: true,
  })
  const connected = new Promise<void>((resolve) => client.onConnect.subscribe(() => resolve()))
  client.connect().catch(() => undefined)
  await connected
  const profile = ProtectionProfileAeadAes128Gcm
  return createSrtpLeg({ profile, ...client.extractSessionKeys(keyLength(profile), saltLength(profile)) })
}

async function join(index: number, place: RelayPlace): Promise<void> {
  const ends = open[index]
  if (!ends) throw new Error('open first')
  const { page, far } = ends
  const srtp = await joinPage(page, index, place)
  page.on('message', (raw) => {
    const at = performance.now()
    if ((raw[0] ?? 0) < 128) return
    const packet = srtp.unprotectRtp(raw)
    if (packet.ok) arrived(relayed, at, packet.value.payload)
  })
  far.on('message', (raw) => {
    arrived(relayed, performance.now(), parseRtp(raw)?.payload)
  })
  let sequence = 0
  const send = (): void => {
    sequence += 1
    const [up, down] = [(packets += 1), (packets += 1)]
    const secret = srtp.protectRtp(packetOf(up, sequence))
    const plain = writeRtp(packetOf(down, sequence))
    relayed.sentAt.set(up, performance.now())
    page.send(secret, place.pagePort, '127.0.0.1')
    relayed.sentAt.set(down, performance.now())
    far.send(plain, place.farPort, '127.0.0.1')
  }
  calls.push({ send })
}

async function talk(ms: number): Promise<Omit<EndsAnswer, 'fingerprint' | 'farPort'>> {
  const [here, there] = [await bound(), await bound()]
  there.on('message', (raw) => {
    arrived(direct, performance.now(), parseRtp(raw)?.payload)
  })
  for (const { took, sentAt } of [relayed, direct]) {
    took.length = 0
    sentAt.clear()
  }
  const before = process.threadCpuUsage()
  const from = performance.now()
  let sent = 0
  const timers = calls.map((call, index) => {
    let frames = 0
    const frame = (): void => {
      frames += 1
      call.send()
      sent += 2
      const id = (packets += 1)
      const plain = writeRtp(packetOf(id, frames))
      direct.sentAt.set(id, performance.now())
      here.send(plain, there.address().port, '127.0.0.1')
    }
    // Not all at once: ten people do not speak in step.
    let timer: NodeJS.Timeout
    const next = (): void => {
      frame()
      const due = from + index * 2 + frames * FRAME_MS
      timer = setTimeout(next, Math.max(0, due - performance.now()))
    }
    timer = setTimeout(next, index * 2)
    return () => clearTimeout(timer)
  })
  await new Promise((resolve) => setTimeout(resolve, ms))
  for (const stop of timers) stop()
  await new Promise((resolve) => setTimeout(resolve, DRAIN_MS))
  const { user, system } = process.threadCpuUsage(before)
  here.close()
  there.close()
  return { relayed: [...relayed.took], direct: [...direct.took], sent, cpuMs: (user + system) / 1000 }
}

async function run(errand: EndsErrand): Promise<Partial<EndsAnswer>> {
  switch (errand.kind) {
    case 'open': {
      const [page, far] = [await bound(), await bound()]
      const farPort = far.address().port
      open.push({ page, far, farPort })
      return { fingerprint: identity.fingerprint, farPort }
    }
    case 'join':
      await join(errand.index, errand.place)
      return {}
    case 'talk':
      return talk(errand.ms)
  }
}

parentPort?.on('message', (errand: EndsErrand) => {
  // A failure ends the thread, and with it the bench's wait.
  void run(errand).then((answer) => parentPort?.postMessage(answer))
})
