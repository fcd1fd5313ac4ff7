import { parentPort, workerData } from 'node:worker_threads'
import { parseXml } from './parse-xml.ts'

/** Entry of the thread that reads one large document, so that the windows and calls do not wait for it. */
export type XmlTask = { readonly text: string; readonly lists: readonly string[] }

// Given by `decode-xml.ts`, the only one who starts this thread.
const { text, lists } = workerData as XmlTask
parentPort?.postMessage(parseXml(text, lists))
