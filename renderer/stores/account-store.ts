import { createStore } from 'zustand/vanilla'
import type { Bridge } from '../../shared/bridge.ts'
import type { AccountPart, AccountPartName, AccountPartOf } from '../../shared/contract/account-details.ts'
import type { AppError } from '../../shared/errors.ts'

/** One part of an account's details: the last answer stays in sight when a later question fails. */
export type PartState<N extends AccountPartName> = {
  readonly answer: AccountPartOf<N> | null
  readonly loading: boolean
  readonly error: AppError | null
}
export type AccountState = {
  readonly parts: { readonly [N in AccountPartName]?: PartState<N> }
  readonly load: (part: AccountPartName) => void
}
export type AccountStore = ReturnType<typeof createAccountStore>

/** The details of one account, part by part, for as long as its page is open. */
export function createAccountStore(
  commands: Pick<Bridge<'app'>['commands'], 'account.read'>,
  accountId: string,
) {
  const latest = new Map<AccountPartName, number>()
  return createStore<AccountState>((set) => {
    const put = (
      part: AccountPartName,
      change: { readonly answer?: AccountPart; readonly loading: boolean; readonly error: AppError | null },
    ): void =>
      set(({ parts }) => ({ parts: { ...parts, [part]: { answer: null, ...parts[part], ...change } } }))
    async function load(part: AccountPartName): Promise<void> {
      const turn = (latest.get(part) ?? 0) + 1
      latest.set(part, turn)
      put(part, { loading: true, error: null })
      const answer = await commands['account.read']({ accountId, part })
      if (latest.get(part) !== turn) return
      put(
        part,
        answer.ok
          ? { answer: answer.value, loading: false, error: null }
          : { loading: false, error: answer.error },
      )
    }
    return { parts: {}, load: (part) => void load(part) }
  })
}
