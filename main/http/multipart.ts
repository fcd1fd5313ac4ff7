import { randomBytes } from 'node:crypto'
import type { HttpBody } from './types.ts'

/**
 * A multipart/form-data body of text parts without file names, which is how 2N wants `blob-json` (HTTP API manual 2.2), and at
 * most one file. Built once, so that a repeat after a challenge sends the same bytes.
 */
export function multipartBody(
  parts: Readonly<Record<string, string>>,
  file?: { readonly name: string; readonly fileName: string; readonly bytes: Buffer },
): HttpBody {
  const boundary = `----part-${randomBytes(16).toString('hex')}`
  const text = Object.entries(parts).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(name)}"\r\n\r\n${value}\r\n`,
  )
  const upload = file
    ? [
        Buffer.from(
          `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(file.name)}"; filename="${escapeName(file.fileName)}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
          'utf8',
        ),
        file.bytes,
        Buffer.from('\r\n'),
      ]
    : []
  return {
    kind: 'bytes',
    bytes: Buffer.concat([
      Buffer.from(text.join(''), 'utf8'),
      ...upload,
      Buffer.from(`--${boundary}--\r\n`, 'utf8'),
    ]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  }
}

/** As browsers do it (WHATWG HTML, multipart/form-data encoding algorithm). */
function escapeName(name: string): string {
  return name.replace(/\r?\n|\r/g, '%0D%0A').replaceAll('"', '%22')
}
