import type { Log } from '../../../core/ports.ts'

/** Lets a promise run on its own; a rejection is a bug of the demo and is logged as one. */
export function background(promise: Promise<unknown>, log: Log): void {
  promise.catch((cause: unknown) => log.error('demo sip: background task failed', { cause }))
}
