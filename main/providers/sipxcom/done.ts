import { ok, type Result } from '../../../shared/result.ts'

/** A yes is all there is in the answer to most changes. */
export function done(answer: Result<unknown>): Result<undefined> {
  return answer.ok ? ok() : answer
}
