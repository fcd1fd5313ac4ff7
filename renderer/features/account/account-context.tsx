import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { AccountPartName } from '../../../shared/contract/account-details.ts'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import type { AccountStore, PartState } from '../../stores/account-store.ts'

type OnPage = { readonly view: AccountView; readonly store: AccountStore }
/** The account whose page this is. */
export const AccountContext = createContext<OnPage | null>(null)

function useOnPage(): OnPage {
  const page = useContext(AccountContext)
  if (!page) throw new Error('no AccountContext above this component')
  return page
}

export function useAccount(): AccountView {
  return useOnPage().view
}

export function useLoad(): (part: AccountPartName) => void {
  return useStore(useOnPage().store, ({ load }) => load)
}

export function usePart<N extends AccountPartName>(part: N): PartState<N> | null {
  return useStore(useOnPage().store, ({ parts }) => parts[part] ?? null)
}
