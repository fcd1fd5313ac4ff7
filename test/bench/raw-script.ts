import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { BenchStage } from './bench-stage.ts'
import type { RawAnswer, RawErrand } from './raw-script-worker.ts'

/** A phone of a few lines that says what ours says and nothing more, on a thread of its own: the server's thread is busy
 *  with the server, for it as for the app. */
export type RawScript = {
  /** Connects, registers, and gives the milliseconds that took. */
  register(): Promise<number>
  /** Calls `echo` and gives the milliseconds from the INVITE to the ACK; hangs up. */
  call(): Promise<number>
  close(): Promise<void>
}

export async function startRawScript(bob: BenchStage['bob']): Promise<RawScript> {
  const worker = new Worker(new URL('./raw-script-worker.ts', import.meta.url), { workerData: bob })
  await once(worker, 'online')
  const ask = async (errand: RawErrand): Promise<number> => {
    worker.postMessage(errand)
    const [answer] = (await once(worker, 'message')) as [RawAnswer]
    return answer.ms
  }
  return {
    register: () => ask('register'),
    call: () => ask('call'),
    close: async () => void (await worker.terminate()),
  }
}
