import { randomBytes } from 'node:crypto'
import type { HttpBody } from './types.ts'

/**
 * A multipart/form-data body of text parts without file names, which is how 2N wants `blob-json` (HTTP API manual 2.2).
 * Built once, so that a repeat after a challenge sends the same bytes.
 */
export function multipartBody(parts: Readonly<Record<string, string>>): HttpBody {
  const boundary = `----part-${randomBytes(16).toString('hex')}`
  const text = Object.entries(parts).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(name)}"\r\n\r\n${value}\r\n`,
  )
  return {
    kind: 'bytes',
    bytes: Buffer.from(`${text.join('')}--${boundary}--\r\n`, 'utf8'),
    contentType: `multipart/form-data; boundary=${boundary}`,
  }
}

/** As browsers do it (WHATWG HTML, multipart/form-data encoding algorithm). */
function escapeName(name: string): string {
  return name.replace(/\r?\n|\r/g, '%0D%0A').replaceAll('"', '%22')
}
