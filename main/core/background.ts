import type { Log } from './ports.ts'

/** Lets a promise run on its own: an expected failure is a value elsewhere, so a rejection here is a bug and is logged. */
export function background(promise: Promise<unknown>, log: Log): void {
  promise.catch((cause: unknown) => log.error('background task failed', { cause }))
}
