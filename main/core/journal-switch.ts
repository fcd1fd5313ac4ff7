import type { AccountId } from '../../shared/ids.ts'
import type { MemoryStore } from './store-ports.ts'

const KEY = 'journal'

/** True where a journal key is stored: from then on what is worth sharing is kept for the person's other machines. */
export function isJournalOn(memory: MemoryStore, id: AccountId): boolean {
  return memory.get(id, KEY)?.value === 'on'
}

export function noteJournalOff(memory: MemoryStore, id: AccountId): void {
  memory.set(id, KEY, 'off')
}

export function noteJournalOn(memory: MemoryStore, id: AccountId): void {
  memory.set(id, KEY, 'on')
}
