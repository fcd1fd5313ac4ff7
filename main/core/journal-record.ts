import { z } from 'zod'
import type { JournalRecord } from './store-ports.ts'

/*
 * A stamp orders writes of several machines without asking anybody: milliseconds and a counter in base 36, padded so that
 * text order is time order, then the installation. It never goes back: a write here is later than everything seen here,
 * whatever the clocks say (a hybrid logical clock), so the last person to change a value wins on every machine.
 */
const STAMP = /^[0-9a-z]{9}\.[0-9a-z]{4}\.[0-9a-f-]{36}$/
const MAX_COUNTER = 36 ** 4 - 1

/** The stamp of a write now, later than `last`. */
export function nextStamp(last: string | null, now: Date, uuid: string): string {
  const [lastMs = 0, lastCounter = 0] = (last ?? '').split('.', 2).map((part) => parseInt(part, 36) || 0)
  const isLater = now.getTime() > lastMs
  const isFull = lastCounter >= MAX_COUNTER
  const ms = isLater ? now.getTime() : isFull ? lastMs + 1 : lastMs
  const counter = isLater || isFull ? 0 : lastCounter + 1
  return `${pad(ms, 9)}.${pad(counter, 4)}.${uuid}`
}

function pad(value: number, digits: number): string {
  return value.toString(36).padStart(digits, '0')
}

const RecordSchema = z.strictObject({
  collection: z.string().regex(/^[a-z][a-z-]{0,31}$/),
  key: z.string().min(1).max(256),
  value: z.json(),
  stamp: z.string().regex(STAMP),
})

export function formatRecord({ collection, key, value, stamp }: JournalRecord): string {
  return JSON.stringify({ collection, key, value, stamp })
}

/** Null for text that is no record: free entries of the command line, or a later version's. */
export function parseRecord(text: string): JournalRecord | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (_notJson) {
    // Free text is as good as anything in a journal.
    return null
  }
  const record = RecordSchema.safeParse(json)
  return record.success ? record.data : null
}
