import type { AccountRecord } from '../../core/store-ports.ts'
import type { SecretBundle } from '../../core/ports.ts'
import { hostPort, portOf } from '../../http/host-port.ts'
import type { AccountSession, AdapterDeps, ProviderAdapter } from '../adapter.ts'
import { createConfiguredAdapter } from '../configured-adapter.ts'
import { createCallLog, createCalls } from './calls.ts'
import { createTwonClient } from './client.ts'
import { readConfig, toValues, type TwonConfig } from './config.ts'
import { createDnd } from './dnd.ts'
import { subscribe } from './events.ts'
import { CAPABILITIES, TWON_MANIFEST } from './manifest.ts'
import { createPicture } from './picture.ts'
import { probeDevice } from './probe.ts'
import { createSipConfig } from './sip-config.ts'
import { createStatusReader } from './status.ts'
import { createSwitches } from './switches.ts'
import { createTurn } from '../turn.ts'

export function createTwonAdapter(): ProviderAdapter {
  return createConfiguredAdapter({
    manifest: TWON_MANIFEST,
    readConfig,
    toValues,
    openSession,
  })
}

const DND_KEY = 'twon.before-dnd'

function openSession(
  config: TwonConfig,
  record: AccountRecord,
  secrets: SecretBundle,
  deps: AdapterDeps,
): AccountSession {
  const { clock, log, memory } = deps
  const client = createTwonClient(config, secrets, { log, proxy: deps.proxy })
  const reader = createStatusReader(client, () => clock.now())
  const isPrivate = config.server.protocol === 'https:'
  const sipConfig = createSipConfig({ client, turn: createTurn(), isPrivate })
  const address = hostPort(config.server.hostname, portOf(config.server))
  const before = {
    get: () => memory.get(record.id, DND_KEY)?.value ?? '',
    set: (value: string) => memory.set(record.id, DND_KEY, value),
  }
  return {
    capabilities: config.dnd === null ? CAPABILITIES : [...CAPABILITIES, 'dnd'],
    address,
    probe: (signal) =>
      probeDevice({ info: () => reader.info(signal), signIn: () => reader.sipAccounts(signal) }, address),
    ...(config.dnd !== null && { dnd: createDnd({ config: sipConfig, mapping: config.dnd, before }) }),
    intercom: {
      knock: (signal) => reader.knock(signal),
      status: (signal) => reader.status(signal),
      config: sipConfig,
      log: createCallLog(client),
      calls: createCalls(client, reader.calls),
      switches: createSwitches(client, reader.switches),
      subscribe: (signal) => subscribe(client, signal),
      picture: createPicture(client),
    },
    close: () => client.close(),
  }
}
