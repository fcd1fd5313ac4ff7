import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { z } from 'zod'
import { err } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { badResponse, checkShape, decodeText, looksLikeHtml } from './decode.ts'
import { parseXml, type ParsedXml } from './parse-xml.ts'
import type { HttpResponse } from './types.ts'
import type { XmlTask } from './xml-worker.ts'

export type XmlOptions = {
  /** Names of elements that are always a list, also when there is one or none of another kind (libraries.md X). */
  readonly lists?: readonly string[]
}

/** From this size on a thread of its own reads the document; below it starting one takes longer than reading (25 ms). */
const LARGE_BYTES = 128 * 1024
/** A document whose reading takes longer is not worth waiting for, ms. */
const READ_LIMIT_MS = 20_000

/**
 * The body as XML of the shape `schema`, read as `parseXml` says; large ones do not hold up the calling thread.
 * Errors: bad-response with `detail` `empty`, `html`, `doctype`, `not-xml` (nested deeper than 64 included) or
 * `schema:<path>`.
 */
export async function decodeXml<S extends z.ZodType>(
  response: HttpResponse,
  schema: S,
  { lists = [] }: XmlOptions = {},
): Promise<Result<z.output<S>>> {
  const { text } = decodeText(response.body)
  if (text.trim() === '') return err(badResponse(response, 'empty'))
  if (looksLikeHtml(text)) return err(badResponse(response, 'html'))
  const task: XmlTask = { text, lists }
  const parsed = response.body.length < LARGE_BYTES ? parseXml(text, lists) : await parseElsewhere(task)
  return parsed.ok ? checkShape(response, parsed.value, schema) : err(badResponse(response, parsed.detail))
}

function parseElsewhere(task: XmlTask): Promise<ParsedXml> {
  const worker = new Worker(workerFile(), { workerData: task, execArgv: [], env: {}, name: 'sidetone-xml' })
  return new Promise<ParsedXml>((resolve) => {
    const timer = setTimeout(() => {
      resolve({ ok: false, detail: 'not-xml' })
    }, READ_LIMIT_MS)
    worker.once('message', (parsed: ParsedXml) => {
      resolve(parsed)
    })
    // Out of memory or a bug: the document is to blame either way.
    worker.once('error', () => {
      resolve({ ok: false, detail: 'not-xml' })
    })
    worker.once('exit', () => {
      clearTimeout(timer)
      resolve({ ok: false, detail: 'not-xml' })
    })
  }).finally(() => worker.terminate())
}

/** Beside this file in a checkout; a bundle has it at the top, this file may be in a chunk below. */
function workerFile(): URL {
  const names = ['./xml-worker.ts', './xml-worker.js', '../xml-worker.js']
  const found = names.map((name) => new URL(name, import.meta.url)).find((url) => existsSync(url))
  if (!found) throw new Error('the XML worker is missing from this installation')
  return found
}
