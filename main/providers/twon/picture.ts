import { ok } from '../../../shared/result.ts'
import type { IntercomFacet } from '../facets/intercom.ts'
import type { TwonClient } from './client.ts'

/** A size that every camera of the maker has; the function wants one. */
const SIZE = { width: 640, height: 480 }

/** One picture of the camera, `/api/camera/snapshot`; models without a camera say that they lack the function. */
export function createPicture(client: TwonClient): IntercomFacet['picture'] {
  return async (signal) => {
    const answer = await client.download('camera/snapshot', SIZE, signal)
    if (!answer.ok) return answer
    const { headers, body } = answer.value
    const contentType = (headers['content-type'] ?? '').split(';')[0]?.trim() ?? ''
    return ok({ contentType, bytes: body })
  }
}
