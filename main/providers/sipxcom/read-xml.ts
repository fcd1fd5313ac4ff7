import type { z } from 'zod'
import { err, type Result } from '../../../shared/result.ts'
import { decodeXml } from '../../http/decode-xml.ts'
import type { Ask, SipxClient } from './client.ts'

/** A GET whose answer is XML. `lists`: elements that are lists also when there is one. Errors: the client's, and
 *  bad-response (`empty`, `html`, `doctype`, `not-xml`, `schema:…`). */
export async function readXml<S extends z.ZodType>(
  client: SipxClient,
  ask: Ask,
  { schema, lists }: { readonly schema: S; readonly lists: readonly string[] },
  signal: AbortSignal,
): Promise<Result<z.output<S>>> {
  const answer = await client.get(ask, signal)
  if (!answer.ok) return answer
  const decoded = await decodeXml(answer.value, schema, { lists })
  return decoded.ok ? decoded : err({ ...decoded.error, host: client.host })
}
