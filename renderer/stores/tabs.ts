import type { Capability } from '../../shared/domain/provider.ts'
import type { AccountView } from '../../shared/domain/snapshot.ts'

/** Every view there can be, in the order of the tabs. */
export const TABS = ['calls', 'keypad', 'people', 'voicemail', 'devices', 'availability'] as const
export type Tab = (typeof TABS)[number]

/** A view that only some accounts have something for: shown when one of them can any of these. */
const NEEDS: { readonly [T in Tab]?: readonly Capability[] } = {
  people: ['phonebook', 'directory', 'conferences'],
  voicemail: ['voicemail'],
  devices: ['intercom', 'devices'],
}

/** The views that these accounts have something for. */
export function shownTabs(accounts: readonly Pick<AccountView, 'info' | 'messages'>[]): readonly Tab[] {
  return TABS.filter((tab) => {
    const needs = NEEDS[tab]
    return (
      needs === undefined ||
      // A server that only counts the messages of a mailbox, without handing them out.
      (tab === 'voicemail' && accounts.some(({ messages }) => messages !== undefined)) ||
      accounts.some(({ info }) => needs.some((capability) => info.capabilities.includes(capability)))
    )
  })
}
