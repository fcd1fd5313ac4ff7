import { appError } from '../../shared/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { AdapterDeps, ProviderAdapter } from '../providers/adapter.ts'
import type { Enrolled, EnrolmentRequest } from '../providers/facets/enrolment.ts'
import type { Accounts } from './accounts.ts'
import type { AccountRecord } from './store-ports.ts'
import type { VaultPort } from './ports.ts'

/** Making a new account at a provider and setting it up here. */
export type Enrolment = ReturnType<typeof createEnrolment>

export function createEnrolment(
  deps: AdapterDeps & {
    readonly accounts: Accounts
    readonly vault: VaultPort
    readonly providers: readonly ProviderAdapter[]
  },
) {
  const isTaken = (name: string): boolean =>
    deps.accounts.list().some((record) => record.name.toLowerCase() === name.toLowerCase())

  return {
    /**
     * `name` null = the new address. Everything that could keep the account from being stored is looked at before the
     * server is asked, for an enrolment cannot be taken back. Errors: not-supported, account-exists, the vault's, the
     * provider's (`Enrol`); a storage error after the server's yes has the detail `enrolled`.
     */
    async enrol(
      provider: string,
      name: string | null,
      request: EnrolmentRequest,
      signal: AbortSignal,
    ): Promise<Result<{ readonly record: AccountRecord; readonly enrolled: Enrolled }>> {
      const enrol = deps.providers.find((adapter) => adapter.manifest.id === provider)?.enrol
      if (!enrol) return err(appError('not-supported', { detail: provider }))
      if (name !== null && isTaken(name)) return err(appError('account-exists', { field: 'name' }))
      const vault = await deps.vault.check()
      if (!vault.ok) return vault
      const enrolled = await enrol(request, deps, signal)
      if (!enrolled.ok) return enrolled
      const { address, values, secrets } = enrolled.value
      const wanted = name ?? address
      const free = isTaken(wanted) ? `${wanted} ${deps.clock.now().toISOString()}`.slice(0, 64) : wanted
      const added = await deps.accounts.add(free, provider, values, secrets)
      if (!added.ok) return err({ ...added.error, detail: 'enrolled' })
      return ok({ record: added.value, enrolled: enrolled.value })
    },
  }
}
