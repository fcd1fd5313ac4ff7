import { createHash, randomUUID } from 'node:crypto'
import { AccountIdSchema } from '../../shared/ids.ts'
import type { MemoryStore } from './store-ports.ts'

/** What belongs to the installation and no account is remembered under this id. */
const INSTALLATION = AccountIdSchema.parse('this-installation')
const SEED = 'update-seed'
const NEWEST = 'update-newest'

/** The newest version that was ever offered here: an older manifest that turns up later is a replay. */
export function newestSeen(memory: MemoryStore): string | null {
  return memory.get(INSTALLATION, NEWEST)?.value ?? null
}

export function rememberSeen(memory: MemoryStore, version: string): void {
  if (newestSeen(memory) !== version) memory.set(INSTALLATION, NEWEST, version)
}

/** Whether this installation is among the first `share` in a hundred that are told of `version` by themselves. Another
 *  version draws anew, and nothing of it leaves this machine. */
export function isAmongFirst(memory: MemoryStore, version: string, share: number): boolean {
  let seed = memory.get(INSTALLATION, SEED)?.value
  if (seed === undefined) {
    seed = randomUUID()
    memory.set(INSTALLATION, SEED, seed)
  }
  return createHash('sha256').update(`${version} ${seed}`).digest().readUInt16BE(0) % 100 < share
}
