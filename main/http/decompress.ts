import { promisify } from 'node:util'
import { brotliDecompress, unzip } from 'node:zlib'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { codeOf } from './fault.ts'

const unzipAsync = promisify(unzip)
const brotliAsync = promisify(brotliDecompress)

/**
 * Undoes a content-encoding that we did not ask for (we send `identity`); some servers compress all the same. The limit
 * is on what comes out, so that a bomb stops growing at `maxBytes`. Errors: response-too-large, bad-response.
 */
export async function decompress(
  body: Buffer,
  encoding: string,
  maxBytes: number,
  host: string,
): Promise<Result<Buffer>> {
  const kind = encoding.trim().toLowerCase()
  if (kind === '' || kind === 'identity' || body.length === 0) return ok(body)
  if (kind !== 'gzip' && kind !== 'x-gzip' && kind !== 'deflate' && kind !== 'br') {
    return err(appError('bad-response', { host, detail: 'encoding' }))
  }
  try {
    const options = { maxOutputLength: maxBytes }
    return ok(kind === 'br' ? await brotliAsync(body, options) : await unzipAsync(body, options))
  } catch (thrown) {
    const tooLarge = codeOf(thrown) === 'ERR_BUFFER_TOO_LARGE'
    return err(appError(tooLarge ? 'response-too-large' : 'bad-response', { host, detail: 'encoding' }))
  }
}
