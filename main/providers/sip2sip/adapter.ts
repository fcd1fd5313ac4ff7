import { mapResult, ok, type Result } from '../../../shared/result.ts'
import type { AccountRecord } from '../../core/store-ports.ts'
import type { SecretBundle } from '../../core/ports.ts'
import type { AccountSession, AdapterDeps, ProviderAdapter } from '../adapter.ts'
import { createConfiguredAdapter } from '../configured-adapter.ts'
import type { OpenDirectory } from '../facets/directory.ts'
import { createAliasesFacet } from './aliases.ts'
import { createSip2sipApi } from './api.ts'
import { aboutOneQuestion, createBalanceFacet, createUsageFacet } from './balance.ts'
import { createSip2sipClient } from './client.ts'
import { readConfig, toValues, type Sip2sipConfig } from './config.ts'
import { createDndFacet } from './dnd.ts'
import { createDirectoryFacet } from './directory.ts'
import { createEnrol } from './enrol.ts'
import { createForwardingFacet } from './forwarding.ts'
import { createJournalFacet } from './journal.ts'
import { toLine } from './line.ts'
import { CAPABILITIES, SIP2SIP_MANIFEST } from './manifest.ts'
import { toDevices } from './map-devices.ts'
import { FALLBACK_ZONE, toHistory } from './map-history.ts'
import { toIdentity } from './map-identity.ts'
import { toAddress, toCallRules } from './map-rules.ts'
import { toVoicemailSettings } from './map-voicemail.ts'
import { toProbeReport } from './probe.ts'
import { serviceOf } from './service.ts'
import { createTurn } from '../turn.ts'
import { isZone } from '../zone.ts'

/** `openDirectory` absent: people cannot be searched. */
export function createSip2sipAdapter(
  parts: { readonly openDirectory?: OpenDirectory } = {},
): ProviderAdapter {
  return createConfiguredAdapter({
    manifest: SIP2SIP_MANIFEST,
    enrol: createEnrol(),
    readConfig,
    toValues,
    openSession: (config, record, secrets, deps) =>
      openSession(config, record, secrets, deps, parts.openDirectory),
  })
}

const ZONE_KEY = 'sip2sip.zone'
const MAILBOX_KEY = 'sip2sip.mailbox'
const DND_END_KEY = 'sip2sip.dnd-end'

function openSession(
  config: Sip2sipConfig,
  record: AccountRecord,
  secrets: SecretBundle,
  deps: AdapterDeps,
  openDirectory: OpenDirectory | undefined,
): AccountSession {
  const { clock, log, memory } = deps
  const address = `${config.user}@${config.domain}`
  const service = serviceOf(config.domain)
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
    address,
    probe: async (signal) => toProbeReport(await readIdentity(signal), config),
    identity: {
      async read(signal) {
        const identity = await readIdentity(signal)
        return identity.ok ? ok(toIdentity(identity.value, service.conferenceDomain)) : identity
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
    rules: {
      async read(signal) {
        const [accept, reject] = await Promise.all([api.acceptRules(signal), api.rejectRules(signal)])
        if (!accept.ok) return accept
        if (!reject.ok) return reject
        // Weekly hours are in the account's zone; without any it is not worth a question.
        const hasHours = Object.keys(accept.value.persistent).length > 0
        return ok(toCallRules(accept.value, reject.value, hasHours ? await zone(signal) : knownZone.get()))
      },
    },
    aliases: createAliasesFacet({ api, turn, domain: config.domain }),
    enumNumbers: {
      list: async (signal) => mapResult(await api.enumNumbers(signal), (numbers) => numbers.map(toAddress)),
    },
    devices: {
      list: async (own, signal) => mapResult(await api.devices(signal), (rows) => toDevices(rows, own)),
    },
    balance: createBalanceFacet({
      api,
      turn,
      zone: async (signal) => config.historyZone ?? (await zone(signal)) ?? FALLBACK_ZONE,
    }),
    usage: createUsageFacet({ api }),
    voicemailSettings: {
      read: async (signal) =>
        aboutOneQuestion(
          mapResult(await api.voicemail(signal), (wire) =>
            toVoicemailSettings(wire, service.voicemailNumber),
          ),
        ),
    },
    certificateFile: {
      download: async (format, signal) =>
        mapResult(await api.certificateFile(format, signal), (bytes) => ({
          fileName: `${address}.${format}`,
          bytes,
        })),
    },
    journal: createJournalFacet(api, address),
    directory: createDirectoryFacet(config, secrets, log, openDirectory),
    line: toLine(config),
    close: () => client.close(),
  }
}
