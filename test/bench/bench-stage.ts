import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import { askRunningApp } from '../../main/cli/control.ts'
import { createSystemClock } from '../../main/core/clock.ts'
import { startDemoCompany, type DemoCompany } from '../../main/demo/demo-company.ts'
import { DEMO_DOMAIN } from '../../main/demo/seed.ts'
import { startKeyring } from '../support/keyring.ts'
import { launchApp, type App, type LaunchOptions } from '../support/launch.ts'
import { createMemoryLog } from '../support/memory.ts'
import { inPage } from './in-page.ts'

/** The app with the demo's alice registered, a company whose services answer at once, a keychain; no test driver in the
 *  pages, which would cost what is measured, unless it is asked for. */
export type BenchStage = {
  readonly app: App
  /** Adds a further account, as `account add` with these arguments. */
  readonly add: (argv: readonly string[], password: string) => Promise<void>
  readonly company: DemoCompany
  /** Where bob's script phone goes. */
  readonly bob: { readonly url: string; readonly ca: string; readonly domain: string }
  /** For further starts on the same profile, once the app is closed. */
  readonly profile: Required<Pick<LaunchOptions, 'dataDir' | 'env'>>
  /** Waits until the app's snapshot is as wanted. */
  readonly until: (what: string, is: (snapshot: AppSnapshot) => boolean) => Promise<AppSnapshot>
  closeApp(): Promise<void>
  close(): Promise<void>
}

const LIMIT_MS = 15_000
const LOOK_EVERY_MS = 20

export async function setBenchStage({ pages = false } = {}): Promise<BenchStage> {
  const folder = mkdtempSync(join(tmpdir(), 'sidetone-bench-'))
  const keyring = await startKeyring()
  const clock = createSystemClock()
  const started = await startDemoCompany({ clock, log: createMemoryLog(), timing: { answerMs: 0 } })
  if (!started.ok) throw new Error(`demo company: ${started.error.code}`)
  const company = started.value
  const profile = { dataDir: join(folder, 'profile'), env: keyring.env }
  const app = await launchApp({ ...profile, fakeMedia: true, pages })
  let open = true
  const caFile = join(folder, 'ca.pem')
  writeFileSync(caFile, company.pki.caPem)

  const until: BenchStage['until'] = async (what, is) => {
    const end = performance.now() + LIMIT_MS
    for (;;) {
      const seen = await snapshotOf(app)
      if (seen && is(seen)) return seen
      if (performance.now() > end) throw new Error(`never ${what}: ${JSON.stringify(seen)}\n${app.output()}`)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
  }
  const closeApp = async (): Promise<void> => {
    if (open) await app.close()
    open = false
  }
  const stage: BenchStage = {
    app,
    add: (argv, password) => add(profile.dataDir, [...argv, '--ca', caFile], password),
    company,
    bob: { url: company.phones.wssUrl, ca: company.pki.caPem, domain: DEMO_DOMAIN },
    profile,
    until,
    closeApp,
    async close() {
      await closeApp()
      await company.stop()
      await keyring.stop()
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
  try {
    await until('there', () => true)
    await addAlice(stage)
    await until('registered', ({ accounts }) => accounts[0]?.line.kind === 'ready')
    return stage
  } catch (failure) {
    await stage.close()
    throw failure
  }
}

/** Null while the window is still loading. */
function snapshotOf(app: App): Promise<AppSnapshot | null> {
  return inPage(app, 'app', async () => {
    type Bridge = { commands: Record<string, (input: object) => Promise<{ value: AppSnapshot }>> }
    const { sidetone } = window as unknown as { sidetone: Bridge }
    return (await sidetone.commands['app.snapshot']?.({}))?.value ?? null
  }).catch(() => null)
}

async function addAlice({ company, add }: BenchStage): Promise<void> {
  const { values } = company.account
  const argv = ['--provider', 'sip2sip', '--name', 'Office', '--user', 'alice']
  const servers = ['--server', values['server'] ?? '', '--sip-server', values['sipServer'] ?? '']
  await add([...argv, ...servers, '--domain', values['domain'] ?? ''], 'demo-alice')
}

async function add(dataDir: string, argv: readonly string[], password: string): Promise<void> {
  const request = {
    argv: ['account', 'add', ...argv, '--secrets-stdin', '--json'],
    cwd: dataDir,
    secretsText: JSON.stringify({ password }),
  }
  // The socket opens a moment after the window does.
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await askRunningApp(dataDir, request, () => undefined)
    if (answer?.status === 0) return
    if (answer) throw new Error(`no account was added: ${answer.text}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  throw new Error('the app takes no commands')
}
