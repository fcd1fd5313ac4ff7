import { parentPort, workerData } from 'node:worker_threads'
import { connectScript, type ScriptPhone } from '../support/sip-script.ts'
import type { BenchStage } from './bench-stage.ts'

// A worker thread's entry, see raw-script.ts.

export type RawErrand = 'register' | 'call'
export type RawAnswer = { readonly ms: number }

/** What a browser offers, cut to what the server reads; nobody speaks on it. */
const OFFER = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 0 8 126',
  'c=IN IP4 127.0.0.1',
  'a=ice-ufrag:page',
  'a=ice-pwd:0123456789012345678901',
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, (_, at) => (at + 160).toString(16).toUpperCase()).join(':')}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=sendrecv',
  'a=rtcp-mux',
  'a=rtpmap:111 opus/48000/2',
  'a=rtpmap:126 telephone-event/8000',
  '',
].join('\r\n')

let phone: ScriptPhone | null = null

async function run(errand: RawErrand): Promise<number> {
  if (errand === 'register') {
    await phone?.close()
    const from = performance.now()
    phone = await connectScript({ ...(workerData as BenchStage['bob']), user: 'bob', password: 'demo-bob' })
    const { status } = await phone.register()
    if (status !== 200) throw new Error(`not registered: ${status}`)
    return performance.now() - from
  }
  if (!phone) throw new Error('register first')
  const from = performance.now()
  const call = await phone.call('echo', OFFER)
  const ms = performance.now() - from
  await call.request('BYE')
  return ms
}

parentPort?.on('message', (errand: RawErrand) => {
  // A failure ends the thread, and with it the bench's wait.
  void run(errand).then((ms) => parentPort?.postMessage({ ms } satisfies RawAnswer))
})
