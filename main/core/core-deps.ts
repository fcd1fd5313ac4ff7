import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import type { AppError } from '../../shared/errors.ts'
import type { ProviderAdapter } from '../providers/adapter.ts'
import type { Core } from './core.ts'
import type { UpdateParts } from './updates.ts'
import type { AudioCachePort, CoreStores } from './store-ports.ts'
import type {
  CertificateFilePort,
  CertificateReaderPort,
  Clock,
  DemoPort,
  DiagnosticsPort,
  Log,
  ManagedPort,
  PeopleFilePort,
  ProxyPort,
  VaultPort,
} from './ports.ts'
import type { MediaRelayPort, SipFlowsPort } from './phone-ports.ts'

/** What the core is built from (main/compose.ts). */
export type CoreDeps = {
  readonly app: AppSnapshot['app']
  readonly clock: Clock
  readonly log: Log
  readonly vault: VaultPort
  readonly providers: readonly ProviderAdapter[]
  readonly stores: CoreStores
  readonly files: CertificateFilePort
  readonly reader: CertificateReaderPort
  readonly demo: DemoPort
  /** Built late, because flows need the accounts to find a line's secrets. */
  readonly flows: (core: Pick<Core, 'accounts'>) => SipFlowsPort
  /** Left out where there is no phone window. */
  readonly media?: MediaRelayPort
  /** Where recordings are kept; left out, they are fetched each time. */
  readonly audio?: AudioCachePort
  /** The desktop's dialogs for files of cards. */
  readonly peopleFiles?: PeopleFilePort
  /** For account systems over HTTP; left out = direct. */
  readonly proxy?: ProxyPort
  /** Left out in tests: a report without log and system. */
  readonly diagnostics?: DiagnosticsPort
  /** What the person's system speaks, most wanted first; left out = English. */
  readonly systemLanguages?: readonly string[]
  /** Left out in tests: nothing is fixed. */
  readonly managed?: ManagedPort
  /** Left out in tests: this build is not renewed from within. */
  readonly updates?: UpdateParts
  /** What storage found out while it opened. */
  readonly troubles: readonly AppError[]
}
