import type { Discovery } from '../../shared/domain/discovery.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Result } from '../../shared/result.ts'
import { hostPort } from '../http/host-port.ts'
import type { SipLineConfig } from '../providers/adapter.ts'
import { showEndpoint } from './endpoint.ts'
import type { Candidate, Resolution } from './resolve.ts'

/** Collects what a look-up and its attempts found, for a person who asks why. */
export type DiscoveryNotes = {
  resolved(result: Result<Resolution>): void
  tried(candidate: Candidate, error: AppError | null): void
  /** `chosen` null with an error: nobody answered. */
  end(chosen: Candidate | null, error: AppError | null): Discovery
}

export function noteDiscovery({ domain, server }: Pick<SipLineConfig, 'domain' | 'server'>): DiscoveryNotes {
  let asked: Discovery['asked'] = []
  let tried: Discovery['tried'] = []

  const why = (): 'named' | 'records' | 'probe' => {
    const named = server !== null && (/^wss?:/i.test(server) || /;transport=|:\d+(?:;|$)/i.test(server))
    if (named) return 'named'
    return asked.some(({ ask, found }) => ask === 'SRV' && found.length > 0) ? 'records' : 'probe'
  }
  return {
    resolved(result) {
      if (!result.ok) return
      asked = result.value.steps.map(({ ask, name, found, failed }) => ({
        ask,
        name,
        found,
        failed: failed ?? null,
      }))
    },
    tried(candidate, error) {
      const { transport, host, port } = candidate
      const row = { transport, place: hostPort(host, port), address: showEndpoint(candidate), error }
      tried = [...tried, row]
    },
    end(chosen, error) {
      const place = chosen && {
        transport: chosen.transport,
        place: hostPort(chosen.host, chosen.port),
        why: why(),
      }
      return { from: { domain, server }, asked, tried, chosen: place, error }
    },
  }
}
