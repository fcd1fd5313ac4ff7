import type { Check, DiagnosticReport } from '../../shared/domain/diagnostics.ts'
import type { AccountView } from '../../shared/domain/snapshot.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Accounts } from './accounts.ts'
import type { AppState } from './app-state.ts'
import { diagnosticBundle } from './diagnostic-bundle.ts'
import { plainCheck } from './diagnostic-check.ts'
import { desktopChecks } from './diagnostic-desktop.ts'
import type { Clock, DiagnosticsPort, VaultPort } from './ports.ts'

/** Asking all accounts at once; each has its own, shorter limits. */
const ACCOUNT_LIMIT_MS = 12_000

/** Self-checks with verdicts, and a redacted report of them to send to somebody who helps. Changes nothing anywhere. */
export type Diagnostics = ReturnType<typeof createDiagnostics>

export function createDiagnostics(deps: {
  readonly accounts: Accounts
  readonly state: AppState
  readonly vault: VaultPort
  readonly clock: Clock
  readonly port: DiagnosticsPort
}) {
  async function keychain(): Promise<Check> {
    const checked = await deps.vault.check()
    return checked.ok
      ? plainCheck('keychain', 'ok', 'ok')
      : plainCheck('keychain', 'failed', 'failed', { error: checked.error })
  }

  function store(): Check {
    const error = deps.state.get().troubles.find(({ code }) => code.startsWith('storage-'))
    return error ? plainCheck('store', 'failed', 'failed', { error }) : plainCheck('store', 'ok', 'ok')
  }

  function managed(): Check {
    const { troubles, managed: view } = deps.state.get()
    const error = troubles.find(({ code }) => code === 'managed-settings-invalid')
    if (error) return plainCheck('managed', 'failed', 'failed', { error })
    const forbidden = Object.entries(view.allow).flatMap(([name, allowed]) => (allowed ? [] : [name]))
    const fixed = [...view.fixed, ...forbidden]
    return fixed.length > 0
      ? plainCheck('managed', 'ok', 'fixed', { about: fixed.join(', ') })
      : plainCheck('managed', 'ok', 'none')
  }

  function environment(): Check {
    const odd = deps.port.oddEnvironment()
    return odd.length > 0
      ? plainCheck('environment', 'warn', 'odd', { about: odd.join(', ') })
      : plainCheck('environment', 'ok', 'ok')
  }

  function proxy(): Check {
    const { proxy: choice } = deps.state.get().settings
    return plainCheck('proxy', 'ok', choice.kind, {
      about: choice.kind === 'manual' ? choice.server : null,
    })
  }

  async function account(id: AccountId, name: string, signal: AbortSignal): Promise<Check> {
    const whose = { account: { id, name } }
    const opened = await deps.accounts.session(id)
    if (!opened.ok) return plainCheck('account', 'failed', 'failed', { ...whose, error: opened.error })
    const { ok, steps } = await opened.value.session.probe(signal)
    const error = steps.find((step) => step.error !== undefined)?.error ?? null
    return plainCheck('account', ok ? 'ok' : 'failed', ok ? 'ok' : 'failed', { ...whose, steps, error })
  }

  function line({ info, line: state }: AccountView): readonly Check[] {
    if (!info.hasLine) return []
    const whose = { account: { id: info.id, name: info.name } }
    if (deps.state.get().phone !== 'ready') return [plainCheck('line', 'unknown', 'noApp', whose)]
    if (state.kind === 'ready') return [plainCheck('line', 'ok', 'ok', { ...whose, about: state.transport })]
    const error = 'error' in state ? state.error : null
    return [plainCheck('line', 'failed', 'failed', { ...whose, error })]
  }

  return {
    /** Runs every check; the slowest account decides how long it takes (at most about 12 s). */
    async run(signal: AbortSignal): Promise<DiagnosticReport> {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(ACCOUNT_LIMIT_MS)])
      const records = deps.accounts.list()
      const [secrets, accounts] = await Promise.all([
        keychain(),
        Promise.all(records.map(({ id, name }) => account(id, name, limit))),
      ])
      const snapshot = deps.state.get()
      const checks = [
        store(),
        secrets,
        managed(),
        environment(),
        proxy(),
        ...desktopChecks(snapshot),
        ...accounts,
        ...snapshot.accounts.flatMap(line),
      ]
      const at = deps.clock.now().toISOString()
      return { at, checks, bundle: diagnosticBundle({ at, checks, snapshot, port: deps.port }) }
    },
  }
}
