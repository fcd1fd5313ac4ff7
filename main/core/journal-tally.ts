import { z } from 'zod'
import { LeftOutReasonSchema, type JournalView, type LeftOutReason } from '../../shared/domain/journal.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { MemoryStore } from './store-ports.ts'

/** How many entries of a journal were not read, by reason: the reader goes on and never sees them again, so it is noted. */
const KEY = 'journal-left-out'
const TallySchema = z.partialRecord(LeftOutReasonSchema, z.number().int().min(0))
type Tally = z.infer<typeof TallySchema>

function read(memory: MemoryStore, id: AccountId): Tally {
  const text = memory.get(id, KEY)?.value ?? ''
  const tally = TallySchema.safeParse(text === '' ? {} : JSON.parse(text))
  return tally.success ? tally.data : {}
}

export function noteLeftOut(memory: MemoryStore, id: AccountId, reasons: readonly LeftOutReason[]): void {
  if (reasons.length === 0) return
  const tally = read(memory, id)
  for (const reason of reasons) tally[reason] = (tally[reason] ?? 0) + 1
  memory.set(id, KEY, JSON.stringify(tally))
}

/** A journal that is read from the start again tells of them again. */
export function forgetLeftOut(memory: MemoryStore, id: AccountId): void {
  memory.set(id, KEY, '')
}

export function listLeftOut(memory: MemoryStore, id: AccountId): JournalView['leftOut'] {
  const tally = read(memory, id)
  return LeftOutReasonSchema.options.flatMap((reason) => {
    const count = tally[reason] ?? 0
    return count > 0 ? [{ reason, count }] : []
  })
}
