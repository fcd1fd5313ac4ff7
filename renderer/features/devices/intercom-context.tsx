import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import type { Errand } from '../../stores/errand-store.ts'
import { intercomErrand, type IntercomState, type IntercomStore } from '../../stores/intercom-store.ts'
import { useErrand, useSnapshot } from '../../stores/screens.tsx'

type OnPage = { readonly accountId: string; readonly store: IntercomStore }
/** The intercom whose page this is. */
export const IntercomContext = createContext<OnPage | null>(null)

function useOnPage(): OnPage {
  const page = useContext(IntercomContext)
  if (!page) throw new Error('no IntercomContext above this component')
  return page
}

export function useIntercom<T>(select: (state: IntercomState) => T): T {
  return useStore(useOnPage().store, select)
}

/** What became of something asked on this page. */
export function useIntercomErrand(what: string): Errand | null {
  return useErrand(intercomErrand(useOnPage().accountId, what))
}

type DoorView = AccountView & { readonly intercom: NonNullable<AccountView['intercom']> }

/** The facts about the intercom; null in the moment after its account was removed. */
export function useDoor(): DoorView | null {
  const { accountId } = useOnPage()
  const view = useSnapshot(({ accounts }) => accounts.find(({ info }) => info.id === accountId))
  return view?.intercom ? { ...view, intercom: view.intercom } : null
}
