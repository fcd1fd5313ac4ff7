import { appError, type AppError } from '../../../shared/errors.ts'
import { placeOf, type TwonFunction } from './functions.ts'

/** What the device says went wrong (HTTP API manual 2.3). Every member may be missing. */
export type DeviceRefusal = {
  readonly code: number | null
  /** The parameter it complains about. */
  readonly param: string | null
  /** Its own words, cleaned. */
  readonly description: string | null
}

type Meaning = { readonly code: AppError['code']; readonly detail: string }

/**
 * The manual's numbers in the product's words (reference twon 3). 5 is not in today's table; firmware of before 2.10 is
 * said to use it for a missing licence. 14 is a catch-all whose description is all there is.
 */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  1: { code: 'not-supported', detail: 'device-function' },
  2: { code: 'not-supported', detail: 'device-path' },
  3: { code: 'not-supported', detail: 'device-method' },
  4: { code: 'forbidden', detail: 'service-disabled' },
  5: { code: 'not-supported', detail: 'device-licence' },
  7: { code: 'insecure-transport', detail: 'https-required' },
  8: { code: 'unauthorized', detail: 'auth-method' },
  9: { code: 'unauthorized', detail: 'auth-required' },
  10: { code: 'forbidden', detail: 'privilege' },
  11: { code: 'refused-by-server', detail: 'parameter-missing' },
  12: { code: 'refused-by-server', detail: 'device-parameter' },
  13: { code: 'refused-by-server', detail: 'device-too-big' },
  14: { code: 'server-error', detail: 'device-processing' },
  15: { code: 'not-found', detail: 'device-no-data' },
  17: { code: 'refused-by-server', detail: 'parameter-collision' },
  18: { code: 'refused-by-server', detail: 'not-now' },
  19: { code: 'refused-by-server', detail: 'file-version' },
}

/** Names a refusal. `status` is the device's number, `field` its parameter, or the place on the device that mends it. */
export function explainRefusal(refusal: DeviceRefusal, host: string, fn: TwonFunction): AppError {
  const { code, param, description } = refusal
  const said = {
    host,
    ...(code !== null && { status: code }),
    ...(description !== null && description !== '' && { serverText: description }),
  }
  if (code === null) return appError('refused-by-server', { ...said, detail: 'no-reason' })
  const meaning = MEANINGS[code]
  if (meaning === undefined) return appError('refused-by-server', { ...said, detail: 'unknown-number' })
  const field = fieldOf(meaning, param, fn)
  return appError(meaning.code, { ...said, detail: meaning.detail, ...(field !== null && { field }) })
}

/** Errors 4 and 10 are mended on the device, at a place with a name. */
function fieldOf(meaning: Meaning, param: string | null, fn: TwonFunction): string | null {
  switch (meaning.detail) {
    case 'service-disabled':
    case 'https-required':
    case 'auth-method':
    case 'auth-required':
      return placeOf(fn).service
    case 'privilege':
      return placeOf(fn).privilege
    default:
      return param
  }
}
