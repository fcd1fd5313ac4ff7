import type { Trusted } from '../../shared/domain/trust.ts'
import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Accounts } from './accounts.ts'
import type { AccountRecord } from './store-ports.ts'
import type { Log } from './ports.ts'

/** The certificates a person has trusted by comparing them: one per account at most, for one host and port (security.md 6). */
export type TrustService = ReturnType<typeof createTrust>

export function createTrust(deps: { readonly accounts: Accounts; readonly log: Log }) {
  return {
    list(): readonly Trusted[] {
      return deps.accounts.list().flatMap(({ id, name, values }) => {
        const fingerprint = (values['pin'] ?? '').replace(/[^0-9a-f]/gi, '').toLowerCase()
        return fingerprint === ''
          ? []
          : [{ accountId: id, accountName: name, host: hostOf(values), fingerprint }]
      })
    },

    /** From now on the server must prove itself in the usual way, or be trusted anew. Errors: not-found, no-such-account, storage's. */
    async forget(id: AccountId): Promise<Result<undefined>> {
      const record = deps.accounts.list().find((one) => one.id === id)
      if (!record) return err(appError('no-such-account', { accountId: id }))
      const { pin, ...rest } = record.values
      if (pin === undefined || pin === '') return err(appError('not-found', { accountId: id, detail: 'pin' }))
      const stored = await deps.accounts.setValues(id, rest)
      if (!stored.ok) return stored
      deps.log.info('certificate forgotten', { accountId: id })
      return ok()
    },
  }
}

/** The server the pin is for, as the form named it. */
function hostOf(values: AccountRecord['values']): string {
  const server = values['server'] ?? values['sipServer'] ?? values['domain'] ?? ''
  return (
    URL.parse(server.includes('://') ? server : `https://${server.replace(/^sips?:/, '')}`)?.host ?? server
  )
}
