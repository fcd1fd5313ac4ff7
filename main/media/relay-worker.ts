import { parentPort } from 'node:worker_threads'
import { createDtlsIdentity } from './dtls-identity.ts'
import { prewarmMedia } from './dtls-prewarm.ts'
import { createRelayDesk } from './relay-desk.ts'
import type { RelayAnswer, RelayCall } from './relay-messages.ts'

/** Entry of the media worker: nothing main does can make a call stutter (sip-edge.md 6: 200 ms stalls, measured). */
async function serve(): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('the media worker is no program of its own')
  const identity = await createDtlsIdentity()
  const desk = createRelayDesk(identity)
  port.on('message', (call: RelayCall) => {
    void desk.answer(call.request).then((reply) => {
      const answer: RelayAnswer = { id: call.id, reply }
      port.postMessage(answer)
    })
  })
  await prewarmMedia(identity)
}

void serve()
