import { appError } from '../../shared/errors.ts'
import type { RelayId } from '../../shared/ids.ts'
import { assertNever } from '../../shared/never.ts'
import { err, ok } from '../../shared/result.ts'
import type { DtlsIdentity } from './dtls-identity.ts'
import { openRelay } from './relay.ts'
import type { Relay } from './relay.ts'
import type { RelayReply, RelayRequest } from './relay-messages.ts'

/** More calls than one person can have; each costs three sockets. */
const MAX_RELAYS = 32

/** All relays of the process, by id. What runs inside the media worker. */
export type RelayDesk = {
  answer(request: RelayRequest): Promise<RelayReply>
  closeAll(): Promise<void>
}

export function createRelayDesk(identity: DtlsIdentity): RelayDesk {
  const relays = new Map<RelayId, Relay>()

  return {
    async answer(request) {
      const { relayId } = request
      if (request.kind === 'open') {
        if (relays.size >= MAX_RELAYS) return err(appError('conflict', { detail: 'too-many-relays' }))
        const opened = await openRelay({ identity, ...request })
        if (!opened.ok) return opened
        relays.set(relayId, opened.value)
        return ok()
      }
      const relay = relays.get(relayId)
      if (!relay) return request.kind === 'close' ? ok() : err(appError('not-found', { detail: 'relay' }))
      switch (request.kind) {
        case 'to-far':
          return relay.toFar(request.role, request.sdp)
        case 'to-page':
          return relay.toPage(request.role, request.sdp)
        case 'move':
          return relay.move(request.address)
        case 'stats':
          return ok(relay.stats())
        case 'close':
          relays.delete(relayId)
          await relay.close()
          return ok()
        default:
          return assertNever(request)
      }
    },
    async closeAll() {
      const open = [...relays.values()]
      relays.clear()
      await Promise.all(open.map((relay) => relay.close()))
    },
  }
}
