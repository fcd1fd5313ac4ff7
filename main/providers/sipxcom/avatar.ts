import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Picture } from '../facets/phonebook.ts'
import type { SipxClient } from './client.ts'

const MAX_AVATAR_BYTES = 1024 * 1024
const STARTS: readonly (readonly [string, Picture['contentType']])[] = [
  ['\u0089PNG', 'image/png'],
  ['\u00ff\u00d8\u00ff', 'image/jpeg'],
  ['GIF8', 'image/gif'],
]

/** The picture of a user, null = there is none. Anything but a picture is refused. */
export async function avatarOf(
  client: SipxClient,
  user: string,
  signal: AbortSignal,
): Promise<Result<Picture | null>> {
  const asked = { path: ['avatar', user], accept: 'image', maxBytes: MAX_AVATAR_BYTES } as const
  const answer = await client.get(asked, signal)
  if (!answer.ok) return answer.error.code === 'not-found' ? ok(null) : answer
  const { body } = answer.value
  if (body.length === 0) return ok(null)
  const start = body.subarray(0, 8).toString('latin1')
  const contentType = STARTS.find(([magic]) => start.startsWith(magic))?.[1]
  return contentType === undefined
    ? err(appError('bad-response', { host: client.host, detail: 'not-a-picture' }))
    : ok({ contentType, bytes: body })
}
