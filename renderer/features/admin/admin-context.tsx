import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { AdminResource } from '../../../shared/domain/admin.ts'
import { adminErrand, type AdminState, type AdminStore } from '../../stores/admin-store.ts'
import type { Errand } from '../../stores/errand-store.ts'
import { useErrand } from '../../stores/screens.tsx'

type OnPage = { readonly accountId: string; readonly store: AdminStore }
/** The account whose system is looked after on this page. */
export const AdminContext = createContext<OnPage | null>(null)

function useOnPage(): OnPage {
  const page = useContext(AdminContext)
  if (!page) throw new Error('no AdminContext above this component')
  return page
}

export function useAdmin<T>(select: (state: AdminState) => T): T {
  return useStore(useOnPage().store, select)
}

/** What became of something asked on this page. */
export function useAdminErrand(what: Parameters<typeof adminErrand>[1]): Errand | null {
  return useErrand(adminErrand(useOnPage().accountId, what))
}

/** Words for keys that come with the catalogue. A key of a newer catalogue shows as it is. */
export function useAdminWords() {
  const { t, i18n } = useTranslation()
  // `exists` has said that the key is one of the dictionary.
  const word = (key: string, other: string): string => (i18n.exists(key) ? t(key as 'admin.title') : other)
  return {
    title: ({ key, name }: AdminResource) => word(`admin.titles.${key}`, name),
    field: (key: string) => word(`admin.fields.${key.replaceAll('.', '_')}`, key),
    action: (name: string) => word(`admin.actions.${name}`, name),
    argument: (name: string) => word(`admin.argument.${name}`, name),
    deleted: ({ key }: AdminResource) => word(`admin.deleted.${key}`, t('admin.deletedOther')),
    consequence: ({ key }: AdminResource, action: string) =>
      word(`admin.consequences.${key}/${action}`, t('admin.consequenceOther')),
  }
}
