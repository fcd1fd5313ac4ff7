import { RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../app/error-note.tsx'
import { PageHead } from '../../app/page-head.tsx'
import { createAdminStore, type AdminPlace } from '../../stores/admin-store.ts'
import { useScreens, useSnapshot, useView } from '../../stores/screens.tsx'
import { Empty } from '../../ui/empty.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useMedia, WIDE } from '../../ui/use-media.ts'
import { AdminContext, useAdmin, useAdminWords } from './admin-context.tsx'
import { AskId } from './ask-id.tsx'
import { CatalogueList } from './catalogue-list.tsx'
import { OutcomeNote } from './outcome-note.tsx'
import { SettingsTable } from './settings-table.tsx'
import { ThingForm } from './thing-form.tsx'
import { ThingList } from './thing-list.tsx'
import { ThingView } from './thing-view.tsx'
import './admin.css'

/** Everything an administrator looks after, drawn from the catalogue of the account's system. */
export function AdminPage() {
  const page = useView((view) => view.page)
  const accountId = page.kind === 'admin' ? page.accountId : ''
  return <OnePage key={accountId} accountId={accountId} />
}

function OnePage({ accountId }: { readonly accountId: string }) {
  const { commands, errands, view } = useScreens()
  const [store] = useState(() => createAdminStore(commands, errands, accountId))
  const isThere = useSnapshot(({ accounts }) => accounts.some(({ info }) => info.id === accountId))
  useEffect(() => {
    if (!isThere) view.getState().back()
  }, [isThere, view])
  useEffect(() => store.getState().loadCatalogue(), [store])
  return (
    <AdminContext value={{ accountId, store }}>
      <Content accountId={accountId} />
    </AdminContext>
  )
}

function Content({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation()
  const { title } = useAdminWords()
  const wide = useMedia(WIDE)
  const leave = useView((view) => view.back)
  const { back, reload, catalogue, loadCatalogue } = useAdmin((state) => state)
  const place = useAdmin((state) => state.trail.at(-1))
  const atRoot = useAdmin((state) => state.trail.length <= 1)
  const account = useSnapshot(
    ({ accounts }) => accounts.find(({ info }) => info.id === accountId)?.info.name ?? '',
  )
  const isBusy = useAdmin(({ page, item, settings }) => page.loading || item.loading || settings.loading)
  const heading =
    place === undefined || (wide && atRoot) ? `${t('admin.title')} · ${account}` : titleOf(place, title)
  return (
    <>
      <PageHead title={heading} onBack={place === undefined || (wide && atRoot) ? leave : back}>
        {place === undefined || place.kind === 'ask' || place.kind === 'form' ? null : (
          <IconButton icon={RefreshCw} label={t('admin.reload')} working={isBusy} onPress={reload} />
        )}
      </PageHead>
      {catalogue.error ? (
        <div className="admin-trouble">
          <ErrorNote error={catalogue.error} onRetry={loadCatalogue} />
        </div>
      ) : (
        <div className="admin">
          {wide || place === undefined ? <CatalogueList /> : null}
          {place === undefined ? (
            wide ? (
              <div className="admin-place">
                <Empty icon={RefreshCw} title={t('admin.choose')} hint={t('admin.chooseHint')} />
              </div>
            ) : null
          ) : (
            <section className="admin-place" aria-label={titleOf(place, title)} data-region>
              <OutcomeNote />
              <Place key={`${place.kind} ${place.name} ${'id' in place ? place.id : ''}`} place={place} />
            </section>
          )}
        </div>
      )}
    </>
  )
}

function titleOf(place: AdminPlace, title: (resource: AdminPlace['resource']) => string): string {
  const id = place.kind === 'item' || place.kind === 'form' ? place.id : null
  return id === null || id === '' ? title(place.resource) : `${title(place.resource)} · ${id}`
}

function Place({ place }: { readonly place: AdminPlace }) {
  switch (place.kind) {
    case 'list':
      return <ThingList place={place} />
    case 'item':
      return <ThingView place={place} />
    case 'form':
      return <ThingForm place={place} />
    case 'settings':
      return <SettingsTable place={place} />
    case 'ask':
      return <AskId place={place} />
  }
}
