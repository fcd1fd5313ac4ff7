import { join } from 'node:path'
import type { AppSnapshot } from '../shared/domain/snapshot.ts'
import { appError } from '../shared/errors.ts'
import { AccountIdSchema } from '../shared/ids.ts'
import { err, ok, type Result } from '../shared/result.ts'
import { createSystemClock } from './core/clock.ts'
import { noUpdates } from './core/absent-ports.ts'
import { createCore, type Core } from './core/core.ts'
import type { CertificateFilePort, Clock, Log, PeopleFilePort } from './core/ports.ts'
import type { SipEvents, SipFlowsPort } from './core/phone-ports.ts'
import type { UpdateInstallerPort, UpdateSource } from './core/update-ports.ts'
import { createDemoPort } from './demo/demo-port.ts'
import { createCertificateReader } from './http/certificate-reader.ts'
import { createMediaRelay, type MediaRelay } from './media/media-relay.ts'
import { createUpdateFeed } from './http/update-feed.ts'
import { createProxyFinder } from './http/proxy-finder.ts'
import { createProviders } from './providers/registry.ts'
import { createNodeDns } from './sip/dns-port.ts'
import { createSipFlows, type SipFlows } from './sip/flows.ts'
import { readLogTail } from './storage/log-file.ts'
import { createMachineFacts } from './machine-facts.ts'
import { createManagedFile, managedPath } from './storage/managed-file.ts'
import { openStorage } from './storage/open-storage.ts'
import { createUpdateFiles } from './storage/update-files.ts'
import { UPDATE_SOURCE } from './update-source.ts'

export type ComposeOptions = {
  readonly dataDir: string
  readonly app: AppSnapshot['app']
  readonly log: Log
  readonly clock?: Clock
  /** The desktop's file dialog; the command line reads files by name instead. */
  readonly files?: CertificateFilePort
  readonly peopleFiles?: PeopleFilePort
  /** Environment variables that were taken out before the start, for the diagnostics. */
  readonly removedVariables?: readonly string[]
  /** The desktop's answer to which proxy leads to a URL, as a PAC script gives it; else the environment is asked. */
  readonly systemProxy?: (url: string) => Promise<string>
  /** The administrator's file; the system's place for it when not given. */
  readonly managedFile?: string
  /** What the person's system speaks, as BCP 47 tags, most wanted first. */
  readonly systemLanguages?: readonly string[]
  /** Where SIP traffic goes; the command line has no phone. */
  readonly sipEvents?: SipEvents
  /** How the desktop renews itself; the command line only looks. */
  readonly updateInstaller?: UpdateInstallerPort
  /** The build's own, unless a test brings another with its certificate authority. */
  readonly updateSource?: UpdateSource & { readonly caPem?: string }
}

export type Composed = {
  readonly core: Core
  /** True while a keychain call hangs that would keep the process from ending (main/storage/end-process.ts). */
  keychainIsStuck(): boolean
  /** Renews the daily copy of the history without holding anything up; for an idle, running app. */
  maintain(): Promise<void>
  close(): Promise<void>
}

/** The only place where real adapters meet the core. Errors: storage-unavailable when the profile folder cannot be had. */
export function composeCore(options: ComposeOptions): Result<Composed> {
  const { log, dataDir, clock = createSystemClock() } = options
  const storage = openStorage({ dir: dataDir, log, clock })
  if (!storage.ok) return storage
  const { stores, vault, audio, troubles } = storage.value
  const events = options.sipEvents ?? { received: () => undefined, closed: () => undefined }
  let sipFlows: SipFlows | null = null
  const media = createMediaRelay({
    clock,
    log,
    route(accountId) {
      const route = sipFlows?.route(accountId)
      if (!route) return null
      const { address, srtp, stun } = route
      return { address, srtp: srtp ? 'required' : 'allowed', stun }
    },
    ports() {
      const chosen = core.state.get().settings.rtpPorts
      return chosen && { min: chosen.from, max: chosen.to }
    },
  })
  const proxy = createProxyFinder({
    choice: () => core.state.get().settings.proxy,
    env: process.env,
    system: options.systemProxy,
  })
  const { caPem, ...updateSource } = options.updateSource ?? UPDATE_SOURCE
  const core = createCore({
    app: options.app,
    clock,
    log,
    vault,
    stores,
    audio,
    ...(options.peopleFiles && { peopleFiles: options.peopleFiles }),
    ...(options.systemLanguages && { systemLanguages: options.systemLanguages }),
    troubles,
    proxy,
    updates: {
      source: updateSource,
      feed: createUpdateFeed({ log, proxy, ...(caPem !== undefined && { trust: { caPem } }) }),
      files: createUpdateFiles(dataDir),
      installer: options.updateInstaller ?? noUpdates.installer,
    },
    diagnostics: createMachineFacts({
      env: process.env,
      removed: options.removedVariables ?? [],
      log: () => readLogTail(join(dataDir, 'logs')),
      trace: (id) => sipFlows?.trace(AccountIdSchema.parse(id)) ?? [],
    }),
    managed: createManagedFile(options.managedFile ?? managedPath(process.platform, process.env)),
    providers: createProviders(),
    files: options.files ?? {
      choose: () => Promise.resolve(err(appError('not-supported', { detail: 'dialog' }))),
    },
    reader: createCertificateReader(),
    demo: createDemoPort({ clock, log }),
    media,
    flows: ({ accounts }) => {
      sipFlows = createSipFlows({
        clock,
        log,
        events,
        dns: createNodeDns(),
        memory: stores.memory,
        lines: async (id) => {
          const opened = await accounts.session(id)
          if (!opened.ok) return opened
          const { session, secrets } = opened.value
          return ok(session.line ? { config: session.line, secrets } : null)
        },
      })
      return warming(sipFlows, media)
    },
  })
  return ok({
    core,
    maintain: () => storage.value.maintain(),
    keychainIsStuck: () => storage.value.keychainIsStuck(),
    async close() {
      await core.close()
      await media.close()
      storage.value.close()
    },
  })
}

/** Starts the media worker when a line connects whose calls will need it, so that the first one does not wait. */
function warming(flows: SipFlows, media: MediaRelay): SipFlowsPort {
  return {
    ...flows,
    async open(accountId, viaHost, first) {
      const opened = await flows.open(accountId, viaHost, first)
      if (opened.ok && opened.value.transport !== 'WS' && opened.value.transport !== 'WSS') media.warm()
      return opened
    },
  }
}
