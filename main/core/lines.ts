import type { LineSetup } from '../../shared/domain/line.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Accounts } from './accounts.ts'
import type { SipLineConfig } from '../providers/adapter.ts'
import { instanceUuid } from './instance-id.ts'
import type { Log } from './ports.ts'
import type { MemoryStore } from './store-ports.ts'
import type { PhonePort } from './phone-ports.ts'

/** Which lines the phone window should keep registered: every account whose session names one. */
export type Lines = ReturnType<typeof createLines>

/** Through the relay the page's connection ends on this machine: it has nobody to ask about. */
function mediaOf({ server, iceServers }: SipLineConfig): Pick<LineSetup, 'media' | 'iceServers'> {
  return server !== null && /^wss?:/i.test(server)
    ? { media: 'direct', iceServers }
    : { media: 'relay', iceServers: [] }
}

export function createLines(deps: {
  readonly accounts: Accounts
  readonly memory: MemoryStore
  readonly phone: PhonePort
  readonly log: Log
}) {
  let generation = 0

  async function setup(id: AccountId): Promise<LineSetup | null> {
    const opened = await deps.accounts.session(id)
    if (!opened.ok) {
      deps.log.warn('line not set up', { accountId: id, code: opened.error.code })
      return null
    }
    const { line } = opened.value.session
    if (!line) return null
    return {
      accountId: id,
      address: line.address,
      displayName: line.displayName,
      authUser: line.authUser,
      instanceUuid: instanceUuid(deps.memory, id),
      expiresSec: line.expiresSec,
      ...mediaOf(line),
      earlyMedia: line.earlyMedia,
      generation,
    }
  }

  return {
    /** Sends the whole list to the phone; `renew` makes every line register afresh (after a password change). */
    async publish(renew = false): Promise<void> {
      if (renew) generation += 1
      const lines = await Promise.all(deps.accounts.list().map((record) => setup(record.id)))
      const sent = await deps.phone.send({ kind: 'set-lines', lines: lines.filter((line) => line !== null) })
      if (!sent.ok) deps.log.warn('phone did not take the lines', { code: sent.error.code })
    },
  }
}
