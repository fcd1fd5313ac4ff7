import { prepare, run } from '../../main/cli/run.ts'
import { createCore, type Core } from '../../main/core/core.ts'
import type { Clock } from '../../main/core/ports.ts'
import type { CoreStores } from '../../main/core/store-ports.ts'
import type { SipFlowsPort } from '../../main/core/phone-ports.ts'
import { createCertificateReader } from '../../main/http/certificate-reader.ts'
import { createProviders } from '../../main/providers/registry.ts'
import { appError } from '../../shared/errors.ts'
import { err, ok } from '../../shared/result.ts'
import { createFakeLog, noFlows, type LogLine } from './fake-core.ts'
import { createFakeStores, createFakeVault } from './fake-stores.ts'

export type Json = Record<string, unknown>
export type BenchAnswer = { readonly status: number; readonly json: Json; readonly text: string }

export type CliBench = {
  readonly core: Core
  readonly vault: ReturnType<typeof createFakeVault>
  readonly stores: CoreStores
  readonly logLines: readonly LogLine[]
  /** What long commands said on the way. */
  readonly notes: readonly string[]
  /** What commands may read and have written, by name. */
  readonly files: Map<string, Buffer>
  /** Runs a command as the command line does, with `secrets` on its standard input. */
  cli(argv: readonly string[], secrets?: object): Promise<BenchAnswer>
  close(): Promise<void>
}

/** The real core, providers and command line in this process; only disk and keychain are in memory. */
export function createCliBench(
  clock: Clock,
  { flows = noFlows, stores = createFakeStores() }: { flows?: SipFlowsPort; stores?: CoreStores } = {},
): CliBench {
  const { log, lines } = createFakeLog()
  const vault = createFakeVault()
  const files = new Map<string, Buffer>()
  const notes: string[] = []
  const core = createCore({
    app: { version: '0.0.0', runtime: 'test', platform: 'test' },
    clock,
    log,
    vault,
    stores,
    providers: createProviders(),
    files: { choose: () => Promise.resolve(ok(null)) },
    reader: createCertificateReader(),
    demo: { start: () => Promise.resolve(err(appError('not-supported'))), stop: () => Promise.resolve() },
    flows: () => flows,
    troubles: [],
  })
  core.load()
  return {
    core,
    vault,
    stores,
    logLines: lines,
    notes,
    files,
    async cli(argv, secrets) {
      const words = [...argv, '--json', ...(secrets ? ['--secrets-stdin'] : [])]
      const prepared = prepare(words, '0.0.0')
      const answer = prepared.ok
        ? await run(prepared.value, core, {
            readFile: (path) => {
              const bytes = files.get(path)
              return bytes ? ok(Buffer.from(bytes)) : err(appError('file-unreadable', { field: path }))
            },
            writeFile: (path, bytes) => {
              files.set(path, Buffer.from(bytes))
              return ok()
            },
            emit: () => undefined,
            note: (text) => void notes.push(text),
            secretsText: secrets ? JSON.stringify(secrets) : null,
            signal: new AbortController().signal,
          })
        : prepared.error
      // What is printed is what JSON makes of it: undefined members are gone.
      return { ...answer, json: JSON.parse(JSON.stringify(answer.json)) as Json }
    },
    close: () => core.close(),
  }
}

/** The one entry of an answer per account. */
export function only({ json }: BenchAnswer): Json {
  const accounts = json['accounts']
  if (!Array.isArray(accounts) || accounts.length !== 1)
    throw new Error(`not one entry: ${JSON.stringify(json)}`)
  return accounts[0] as Json
}
