import { appError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { err, type Result } from '../../shared/result.ts'
import type { AdminFacet } from '../providers/facets/admin.ts'
import type { Accounts } from './accounts.ts'
import type { AccountAnswer } from './answers.ts'
import type { AppState } from './app-state.ts'
import type { Clock } from './ports.ts'

export type AdministrationDeps = {
  readonly accounts: Accounts
  readonly state: AppState
  readonly clock: Clock
}

/** The administrator's side of the accounts that have one. Nothing of it is remembered here: the server owns it. */
export type Administration = ReturnType<typeof createAdministration>

export function createAdministration({ accounts, state, clock }: AdministrationDeps) {
  /** Asks one account. What a server refuses an administrator says nothing about the account itself, so the picture stays as it is. */
  async function ask<T>(
    id: AccountId,
    question: (facet: AdminFacet) => Promise<Result<T>>,
  ): Promise<AccountAnswer<T>> {
    const record = accounts.list().find((one) => one.id === id)
    const opened = await accounts.session(id)
    const admin = opened.ok ? opened.value.session.admin : undefined
    const result: Result<T> = !opened.ok
      ? opened
      : admin === undefined
        ? err(appError('not-supported'))
        : await question(admin)
    if (!result.ok && result.error.code === 'forbidden') setRight(id, 'refused')
    return {
      account: { id, name: record?.name ?? id },
      asOf: clock.now().toISOString(),
      source: 'server',
      result: result.ok ? result : err({ ...result.error, accountId: id }),
    }
  }

  function setRight(id: string, admin: 'allowed' | 'refused'): void {
    state.changeAccount(id, (view) => (view.admin === admin ? view : { ...view, admin }))
  }

  return {
    ask,

    /** Asks every account (`ids` null) whose right is not known yet: one question each. */
    async findRights(ids: readonly AccountId[] | null, signal: AbortSignal): Promise<void> {
      const unknown = accounts.list().filter(({ id }) => {
        if (ids !== null && !ids.includes(id)) return false
        const view = state.get().accounts.find((one) => one.info.id === id)
        return view?.info.capabilities.includes('admin') === true && view.admin === undefined
      })
      await Promise.all(
        unknown.map(async ({ id }) => {
          const { result } = await ask(id, (facet) => facet.right(signal))
          if (result.ok) setRight(id, result.value)
        }),
      )
    },
  }
}
