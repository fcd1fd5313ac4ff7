import { Inbox, Plus, Settings } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Collection } from 'react-aria-components/Collection'
import { GridList, GridListItem, GridListLoadMoreItem } from 'react-aria-components/GridList'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { AdminItem, AdminResource } from '../../../shared/domain/admin.ts'
import { valueAt } from '../../../shared/domain/admin-values.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { ADMIN_RANGES, type AdminPlace, type AdminRange } from '../../stores/admin-store.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { ActionButtons } from './action-buttons.tsx'
import { useAdmin, useAdminWords } from './admin-context.tsx'
import { memberWords } from './value-words.ts'

const LAYOUT = { rowSize: 48 }
/** A cell with nothing in it; narrow windows leave it out. */
const EMPTY = '–'

/** The things of one kind as rows with the columns of the catalogue; only what is in sight is drawn. */
export function ThingList({ place }: { readonly place: AdminPlace & { kind: 'list' } }) {
  const { t } = useTranslation()
  const words = useAdminWords()
  const { resource, name } = place
  const { page, search, range, setSearch, setRange, open, reload, loadMore } = useAdmin((state) => state)
  const rows = (page.value?.items ?? []).map((item, index) => ({
    // Rows without an id of their own are told, not opened.
    key: `${index} ${page.value?.ids[index] ?? ''}`,
    id: page.value?.ids[index] ?? null,
    item,
  }))
  const total = page.value?.total ?? null
  return (
    <>
      <div className="admin-tools">
        <SearchBox label={t('admin.search')} value={search} onChange={setSearch} />
        {resource.ranged ? (
          <SelectBox
            label={t('admin.range.label')}
            options={ADMIN_RANGES.map((id) => ({ id, label: t(`admin.range.${id}`) }))}
            value={range}
            onChange={(id) => setRange(id as AdminRange)}
          />
        ) : null}
        {resource.settings === 'service' ? (
          <Button size="small" icon={Settings} onPress={() => open({ kind: 'settings', resource, name })}>
            {t('admin.settingsOf')}
          </Button>
        ) : null}
        <ActionButtons place={place} on="all" id={null} />
        {resource.verbs.includes('create') && !resource.key.endsWith('-prompts') ? (
          <Button
            size="small"
            kind="primary"
            icon={Plus}
            onPress={() => open({ kind: 'form', resource, name, id: null })}
          >
            {t('admin.add')}
          </Button>
        ) : null}
      </div>
      {page.error ? <ErrorNote error={page.error} onRetry={reload} /> : null}
      {page.value === null ? (
        page.loading ? (
          <p className="quiet admin-loading" role="status">
            {t('admin.loading')}
          </p>
        ) : null
      ) : rows.length === 0 ? (
        <Empty
          icon={Inbox}
          title={search.trim() === '' ? t('admin.none') : t('admin.noneFor', { text: search.trim() })}
        />
      ) : (
        <>
          <p className="meta admin-count" role="status">
            {total === null || total === rows.length
              ? t('admin.rows', { count: rows.length })
              : t('admin.rowsOf', { shown: rows.length, total })}
          </p>
          <div className="admin-columns" aria-hidden>
            {resource.columns.map((key) => (
              <span key={key} className="one-line">
                {words.field(key)}
              </span>
            ))}
          </div>
          <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
            <GridList
              aria-label={words.title(resource)}
              className={page.loading ? 'admin-list admin-list-stale' : 'admin-list'}
              disallowTypeAhead
              onAction={(key) => {
                const row = rows.find((one) => one.key === key)
                if (row && row.id !== null) open({ kind: 'item', resource, name, id: row.id })
              }}
            >
              <Collection items={rows} dependencies={[resource]}>
                {(row) => (
                  <GridListItem
                    id={row.key}
                    textValue={cells(row.item, resource, t)[0] ?? ''}
                    className="admin-row"
                  >
                    {cells(row.item, resource, t).map((cell, index) => (
                      <span
                        key={resource.columns[index]}
                        className="admin-cell one-line"
                        data-empty={cell === EMPTY || undefined}
                      >
                        {cell}
                      </span>
                    ))}
                  </GridListItem>
                )}
              </Collection>
              <GridListLoadMoreItem isLoading={false} onLoadMore={loadMore} />
            </GridList>
          </Virtualizer>
        </>
      )}
    </>
  )
}

function cells(
  item: AdminItem,
  { columns, fields }: AdminResource,
  t: Parameters<typeof memberWords>[2],
): readonly string[] {
  return columns.map((key) => {
    const field = fields.find((one) => one.key === key)
    return (field && memberWords(field, valueAt(item, key), t)) ?? EMPTY
  })
}
