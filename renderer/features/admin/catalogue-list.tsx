import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from 'react-aria-components/Button'
import { ADMIN_GROUPS, type AdminResource } from '../../../shared/domain/admin.ts'
import type { AdminPlace } from '../../stores/admin-store.ts'
import { Section } from '../../ui/box.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { useAdmin, useAdminWords } from './admin-context.tsx'

/** Every kind of thing by group, with a search over their names. */
export function CatalogueList() {
  const { t } = useTranslation()
  const words = useAdminWords()
  const [search, setSearch] = useState('')
  const { catalogue, open } = useAdmin((state) => state)
  const here = useAdmin((state) => state.trail[0]?.name)
  const needle = search.trim().toLocaleLowerCase()
  const fits = (resource: AdminResource): boolean =>
    `${words.title(resource)} ${resource.name}`.toLocaleLowerCase().includes(needle)
  const shown = (catalogue.value ?? []).filter((resource) => startOf(resource) !== null && fits(resource))
  return (
    <nav className="admin-catalogue" aria-label={t('admin.resources')} data-region>
      <SearchBox label={t('admin.searchResources')} value={search} onChange={setSearch} />
      {catalogue.loading && catalogue.value === null ? <p className="quiet">{t('admin.loading')}</p> : null}
      {ADMIN_GROUPS.map((group) => {
        const inGroup = shown.filter((resource) => resource.group === group)
        if (inGroup.length === 0) return null
        return (
          <Section key={group} title={t(`admin.groups.${group}`)}>
            {inGroup.map((resource) => (
              <Button
                key={resource.name}
                className="admin-kind one-line"
                {...(here === resource.name ? { 'aria-current': 'page' as const } : {})}
                onPress={() => {
                  const place = startOf(resource)
                  if (place) open(place, true)
                }}
              >
                {words.title(resource)}
              </Button>
            ))}
          </Section>
        )
      })}
      {catalogue.value !== null && shown.length === 0 ? (
        <p className="quiet">{t('admin.noneFor', { text: search.trim() })}</p>
      ) : null}
    </nav>
  )
}

/** Where a kind of thing begins; null for what hangs on another one or only other programs need. */
function startOf(resource: AdminResource): AdminPlace | null {
  const { name, verbs, single, settings, parent, fields } = resource
  if (parent !== null || name.includes('*')) return null
  // Nothing but a file: profiles and people have it.
  if (!verbs.includes('list') && fields.some(({ key }) => key === 'base64')) return null
  if (verbs.includes('list')) return { kind: 'list', resource, name }
  if (single) return { kind: 'item', resource, name, id: '' }
  if (settings === 'service') return { kind: 'settings', resource, name }
  if (verbs.includes('create')) return { kind: 'form', resource, name, id: null }
  return { kind: 'ask', resource, name }
}
