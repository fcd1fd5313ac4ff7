import { randomUUID } from 'node:crypto'
import type { PhoneCommand } from '../../shared/domain/phone.ts'
import { appError, type AppError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Clock } from './ports.ts'
import type { PhonePort } from './phone-ports.ts'

/** Longest wait for the phone window; an answer that comes later is dropped. */
export const PHONE_ANSWER_MS = 10_000

/** The wire to the phone window: commands go out with a request id, answers come back by it. */
export type PhoneLink = PhonePort & {
  /** The phone window is listening: what waited goes out now. */
  attach(deliver: (requestId: string, command: PhoneCommand) => void): void
  /** The phone window is gone: everything under way fails with app-unavailable. */
  detach(): void
  answered(requestId: string, error: AppError | null): void
}

export function createPhoneLink(clock: Clock): PhoneLink {
  let deliver: ((requestId: string, command: PhoneCommand) => void) | null = null
  const waiting = new Map<string, (result: Result<undefined>) => void>()

  return {
    send(command) {
      if (!deliver) return Promise.resolve(err(appError('app-unavailable', { detail: 'phone-window' })))
      const post = deliver
      const requestId = randomUUID()
      return new Promise((resolve) => {
        const cancel = clock.after(PHONE_ANSWER_MS, () => {
          waiting.delete(requestId)
          resolve(err(appError('timeout', { detail: 'phone-window' })))
        })
        waiting.set(requestId, (result) => {
          cancel()
          waiting.delete(requestId)
          resolve(result)
        })
        post(requestId, command)
      })
    },
    attach(next) {
      deliver = next
    },
    detach() {
      deliver = null
      for (const settle of [...waiting.values()])
        settle(err(appError('app-unavailable', { detail: 'phone-window' })))
    },
    answered(requestId, error) {
      waiting.get(requestId)?.(error === null ? ok() : err(error))
    },
  }
}
