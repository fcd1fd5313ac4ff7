import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'
import { askRunningApp } from '../../main/cli/control.ts'
import { startDemoCompany, type DemoCompany } from '../../main/demo/demo-company.ts'
import type { DemoUser } from '../../main/demo/sip2sip/state.ts'
import { createSystemClock } from '../../main/core/clock.ts'
import { startKeyring } from '../support/keyring.ts'
import { launchApp, type App } from '../support/launch.ts'
import { createFakeLog } from '../support/fake-core.ts'

/** A phone company, a keychain and the app, all real and all on this machine. */
export type Stage = {
  readonly company: DemoCompany
  readonly app: App
  readonly window: Page
  readonly dataDir: string
  /** The demo's person alice as her servers know her. */
  readonly alice: DemoUser
  /** Runs a command line in the running app. */
  cli(
    argv: readonly string[],
    secrets?: object,
  ): Promise<{ readonly status: number; readonly json: Record<string, unknown> }>
  snapshot(): Promise<AppSnapshot>
  /** Waits for the snapshot to be as wanted. */
  until(what: string, is: (snapshot: AppSnapshot) => boolean, limitMs?: number): Promise<AppSnapshot>
  addAlice(): Promise<void>
  close(): Promise<void>
}

export async function setStage(
  options: {
    readonly args?: readonly string[]
    readonly env?: Readonly<Record<string, string>>
    readonly keyring?: boolean
  } = {},
): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'sidetone-stage-'))
  const keyring = await startKeyring()
  const started = await startDemoCompany({ clock: createSystemClock(), log: createFakeLog().log })
  if (!started.ok) throw new Error(`demo company: ${started.error.code}`)
  const company = started.value
  const dataDir = join(folder, 'profile')
  const app = await launchApp({
    dataDir,
    env: { ...keyring.env, ...options.env },
    fakeMedia: true,
    ...(options.args ? { args: options.args } : {}),
  })
  const window = await app.window('app')
  const alice = company.accounts.users.get('alice')
  if (!alice) throw new Error('the demo company has no alice')

  const cli: Stage['cli'] = async (argv, secrets) => {
    const request = {
      argv: [...argv, '--json'],
      cwd: folder,
      secretsText: secrets ? JSON.stringify(secrets) : null,
    }
    // The socket opens a moment after the window does.
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const answer = await askRunningApp(dataDir, request, () => undefined)
      if (answer) return { status: answer.status, json: answer.json as Record<string, unknown> }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('the app does not take commands')
  }
  const snapshot = () =>
    window.evaluate(async () => {
      type Api = { commands: Record<string, (input: object) => Promise<{ value: unknown }>> }
      const { sidetone } = window as unknown as { sidetone: Api }
      const answer = await sidetone.commands['app.snapshot']?.({})
      return answer?.value
    }) as Promise<AppSnapshot>
  return {
    company,
    app,
    window,
    dataDir,
    alice,
    cli,
    snapshot,
    async until(what, is, limitMs = 15_000) {
      const end = Date.now() + limitMs
      let seen = await snapshot()
      while (!is(seen)) {
        if (Date.now() > end)
          throw new Error(
            `never ${what}: ${JSON.stringify({ calls: seen.calls, accounts: seen.accounts.map(({ info, line, dnd }) => ({ info: info.name, line, dnd })), troubles: seen.troubles })}\n${app.output()}`,
          )
        await new Promise((resolve) => setTimeout(resolve, 25))
        seen = await snapshot()
      }
      return seen
    },
    async addAlice() {
      const ca = join(folder, 'ca.pem')
      writeFileSync(ca, company.pki.caPem)
      const { values } = company.account
      const added = await cli(
        [
          'account',
          'add',
          '--provider',
          'sip2sip',
          '--name',
          'Office',
          '--server',
          values['server'] ?? '',
          '--user',
          'alice',
          '--domain',
          values['domain'] ?? '',
          '--sip-server',
          values['sipServer'] ?? '',
          '--ca',
          ca,
          '--secrets-stdin',
        ],
        { password: 'demo-alice' },
      )
      if (added.status !== 0) throw new Error(JSON.stringify(added.json))
    },
    async close() {
      await app.close()
      await company.stop()
      await keyring.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
