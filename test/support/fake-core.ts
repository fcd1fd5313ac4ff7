import { createCore, type Core } from '../../main/core/core.ts'
import type { CoreDeps } from '../../main/core/core-deps.ts'
import type { Log } from '../../main/core/ports.ts'
import type { SipFlowsPort } from '../../main/core/phone-ports.ts'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import { secret } from '../../shared/secret.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { createFakeProvider, createFakeSystem, type FakeSystem } from './fake-provider.ts'
import { createFakeStores, createFakeVault } from './fake-stores.ts'

export type LogLine = { readonly level: string; readonly message: string; readonly fields: unknown }

export function createFakeLog(): { readonly log: Log; readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = []
  const write = (level: string) => (message: string, fields?: unknown) =>
    void lines.push({ level, message, fields })
  return {
    log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
    lines,
  }
}

export const noFlows: SipFlowsPort = {
  open: () => Promise.resolve(err(appError('unreachable'))),
  send: () => ok(),
  close: () => undefined,
  discover: () => Promise.resolve(err(appError('not-supported', { detail: 'line' }))),
  contacts: () => [],
  closeAll: () => undefined,
}

export type FakeCore = {
  readonly core: Core
  readonly clock: FakeClock
  readonly systems: Map<string, FakeSystem>
  readonly vault: ReturnType<typeof createFakeVault>
  readonly logLines: readonly LogLine[]
  /** Adds an account on its own fake system and returns its id. */
  readonly add: (
    key: string,
    provider?: 'fake' | 'dumb',
  ) => Promise<Core['accounts'] extends { list(): readonly (infer R)[] } ? R : never>
}

/** The whole core on fakes: no file, no socket, no time of its own, but for the parts given as `real`. */
export function createFakeCore(flows: SipFlowsPort = noFlows, real: Partial<CoreDeps> = {}): FakeCore {
  const systems = new Map<string, FakeSystem>()
  const clock = createFakeClock()
  const { log, lines } = createFakeLog()
  const vault = createFakeVault()
  const core = createCore({
    app: { version: '0.0.0', runtime: 'test', platform: 'test' },
    clock,
    log,
    vault,
    providers: [createFakeProvider(systems), createFakeProvider(systems, 'dumb')],
    stores: createFakeStores(),
    files: { choose: () => Promise.resolve(ok(null)) },
    reader: { read: () => Promise.resolve(err(appError('certificate-unreadable'))), describe: () => null },
    demo: { start: () => Promise.resolve(err(appError('not-supported'))), stop: () => Promise.resolve() },
    flows: () => flows,
    troubles: [],
    ...real,
  })
  core.load()
  return {
    core,
    clock,
    systems,
    vault,
    logLines: lines,
    async add(key, provider = 'fake') {
      if (!systems.has(key)) systems.set(key, createFakeSystem())
      const added = await core.accounts.add(key, provider, { key }, { password: secret('planted-secret') })
      if (!added.ok) throw new Error(added.error.code)
      return added.value
    },
  }
}
