import { randomUUID } from 'node:crypto'
import type { AccountId } from '../../shared/ids.ts'
import type { MemoryStore } from './store-ports.ts'

const KEY = 'instance-uuid'

/** RFC 5626 4.1: the instance id stays the same for this installation and account. Registrar and journal know us by it. */
export function instanceUuid(memory: MemoryStore, id: AccountId): string {
  const known = memory.get(id, KEY)?.value
  if (known) return known
  const fresh = randomUUID()
  memory.set(id, KEY, fresh)
  return fresh
}
