import type { Readable } from 'node:stream'

/** Largest secrets document, in bytes. */
const MAX_BYTES = 64 * 1024

/**
 * Reads one JSON document, to the end of the stream or to where the document is whole: the writer's end of a pipe may stay
 * open. What is too large, or not whole within `limitMs` (0 = no limit), is an empty text, which is no JSON.
 */
export function readDocument(stream: Readable, limitMs: number): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const finish = (text: string): void => {
      clearTimeout(timer)
      stream.removeAllListeners('data')
      // An open pipe would keep the process.
      stream.destroy()
      resolve(text)
    }
    const timer = limitMs > 0 ? setTimeout(() => finish(''), limitMs) : undefined
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      const bytes = Buffer.concat(chunks)
      if (bytes.length > MAX_BYTES) finish('')
      else if (isWhole(bytes.toString('utf8'))) finish(bytes.toString('utf8'))
    })
    stream.once('end', () => finish(Buffer.concat(chunks).toString('utf8')))
    stream.once('error', () => finish(''))
  })
}

function isWhole(text: string): boolean {
  if (!text.trimEnd().endsWith('}')) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false // more may come
  }
}
