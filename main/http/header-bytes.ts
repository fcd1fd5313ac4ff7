import { isUtf8 } from 'node:buffer'

/** undici moves header values as Latin-1, one character per byte; these two speak UTF-8 over it. */
export function toHeaderBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

/** Reads UTF-8 where the bytes are UTF-8, else leaves them Latin-1. */
export function fromHeaderBytes(value: string): string {
  const bytes = Buffer.from(value, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : value
}
