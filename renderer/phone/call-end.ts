import type { CallEnd } from '../../shared/domain/call.ts'
import type { AppError } from '../../shared/errors.ts'
import { fault } from './fault.ts'

export type Ending = { readonly end: CallEnd; readonly error: AppError | null }

/**
 * What a final refusal of our INVITE means for a person. `rang`: the far side had said 180 or 183 before, which tells
 * "nobody answered" (480, 408 after ringing) from "not there" (at once). Source: RFC 3261 21, RFC 8197 (607).
 */
export function endingOf(status: number, serverText: string, rang: boolean): Ending {
  const plain = (end: CallEnd): Ending => ({ end, error: null })
  const fields = { status, ...(serverText === '' ? {} : { serverText }) }
  switch (status) {
    case 486:
    case 600:
      return plain('busy')
    case 603:
    case 607:
    case 433:
      return plain('declined-there')
    case 404:
    case 410:
    case 484:
    case 485:
    case 604:
      return plain('not-found')
    case 408:
    case 480:
    case 487:
      return plain(rang ? 'no-answer' : 'unavailable')
    case 430:
    case 502:
    case 504:
      return plain('unavailable')
    case 415:
    case 488:
    case 606:
      return plain('no-common-codec')
    case 401:
    case 407:
      return { end: 'failed', error: fault('unauthorized', fields) }
    case 403:
      return { end: 'failed', error: fault('forbidden', fields) }
    default:
      return { end: 'failed', error: fault('call-failed', fields) }
  }
}
