import { ok, type Result } from '../../../shared/result.ts'
import type { AccountRecord, SecretBundle } from '../../core/ports.ts'
import type { AccountSession, AdapterDeps, ProviderAdapter } from '../adapter.ts'
import { createSip2sipApi } from './api.ts'
import { createSip2sipClient } from './client.ts'
import { readConfig, toValues, type Sip2sipConfig } from './config.ts'
import { createDndFacet } from './dnd.ts'
import { createForwardingFacet } from './forwarding.ts'
import { toLine } from './line.ts'
import { CAPABILITIES, SIP2SIP_MANIFEST } from './manifest.ts'
import { toHistory } from './map-history.ts'
import { toIdentity } from './map-identity.ts'
import { toProbeReport } from './probe.ts'
import { createTurn } from './turn.ts'
import { isZone } from './zone.ts'

export function createSip2sipAdapter(): ProviderAdapter {
  return {
    manifest: SIP2SIP_MANIFEST,
    prepare(values) {
      const config = readConfig(values)
      return config.ok ? ok(toValues(config.value, values)) : config
    },
    open(record, secrets, deps) {
      const config = readConfig(record.values)
      // Values pass `prepare` before they are stored; others are a bug of the caller.
      if (!config.ok)
        throw new Error(`stored values of account ${record.id} are not valid: ${config.error.field ?? '?'}`)
      return openSession(config.value, record, secrets, deps)
    },
  }
}

const ZONE_KEY = 'sip2sip.zone'
const MAILBOX_KEY = 'sip2sip.mailbox'
const DND_END_KEY = 'sip2sip.dnd-end'

function openSession(
  config: Sip2sipConfig,
  record: AccountRecord,
  secrets: SecretBundle,
  deps: AdapterDeps,
): AccountSession {
  const { clock, log, memory } = deps
  const client = createSip2sipClient(config, secrets, record, deps)
  const api = createSip2sipApi(client, log)
  const turn = createTurn()

  /** One small fact between runs; not being able to keep it costs a request or a flicker, nothing else. */
  const remembered = (key: string) => ({
    get: (): string | null => memory.get(record.id, key)?.value ?? null,
    set: (value: string): void => {
      if (memory.get(record.id, key)?.value !== value) memory.set(record.id, key, value)
    },
  })
  const knownZone = remembered(ZONE_KEY)

  async function readIdentity(signal: AbortSignal): ReturnType<typeof api.identity> {
    const identity = await api.identity(signal)
    const zone = identity.ok ? identity.value.timezone : null
    if (zone !== null && isZone(zone)) knownZone.set(zone)
    return identity
  }

  async function zone(signal: AbortSignal): Promise<string | null> {
    const known = knownZone.get()
    if (known !== null) return known
    await readIdentity(signal)
    return knownZone.get()
  }

  return {
    capabilities: CAPABILITIES,
    address: `${config.user}@${config.domain}`,
    probe: async (signal) => toProbeReport(await readIdentity(signal), config),
    identity: {
      async read(signal) {
        const identity = await readIdentity(signal)
        return identity.ok ? ok(toIdentity(identity.value)) : identity
      },
    },
    dnd: createDndFacet({ api, clock, turn, zone, shownEnd: remembered(DND_END_KEY) }),
    privacy: {
      write: (on, signal) =>
        turn(async (): Promise<Result<undefined>> => {
          const done = await api.privacy(on, signal)
          return done.ok ? ok() : done
        }),
    },
    forwarding: createForwardingFacet({
      api,
      turn,
      domain: config.domain,
      mailbox: remembered(MAILBOX_KEY),
    }),
    history: {
      async read(signal) {
        const wire = await api.history(signal)
        if (!wire.ok) return wire
        const { entries, skipped } = toHistory(wire.value, { accountId: record.id, zone: config.historyZone })
        if (skipped > 0) log.warn('history rows not understood', { accountId: record.id, skipped })
        return ok(entries)
      },
    },
    line: toLine(config),
    close: () => client.close(),
  }
}
