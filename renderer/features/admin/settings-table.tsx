import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Collection } from 'react-aria-components/Collection'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { AdminSetting } from '../../../shared/domain/admin.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import type { AdminPlace } from '../../stores/admin-store.ts'
import { Empty } from '../../ui/empty.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useAdmin } from './admin-context.tsx'
import { SettingSheet } from './setting-sheet.tsx'

const LAYOUT = { rowSize: 56 }

/** The settings of a service or of one thing: value, default, type, and which were changed. Enter opens one. */
export function SettingsTable({ place }: { readonly place: AdminPlace & { kind: 'settings' } }) {
  const { t } = useTranslation()
  const { settings, reload } = useAdmin((state) => state)
  const [search, setSearch] = useState('')
  const [onlyChanged, setOnlyChanged] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const needle = search.trim().toLocaleLowerCase()
  const shown = (settings.value ?? []).filter(
    (setting) =>
      (!onlyChanged || setting.changed) &&
      `${setting.path} ${setting.label ?? ''} ${setting.value ?? ''}`.toLocaleLowerCase().includes(needle),
  )
  const opened = settings.value?.find((setting) => setting.path === open)
  return (
    <>
      <div className="admin-tools">
        <SearchBox label={t('admin.search')} value={search} onChange={setSearch} />
        <Switch title={t('admin.onlyChanged')} on={onlyChanged} onChange={setOnlyChanged} />
      </div>
      {settings.error ? <ErrorNote error={settings.error} onRetry={reload} /> : null}
      {settings.value === null ? (
        settings.loading ? (
          <p className="quiet admin-loading" role="status">
            {t('admin.loading')}
          </p>
        ) : null
      ) : shown.length === 0 ? (
        <Empty
          icon={SlidersHorizontal}
          title={needle === '' ? t('admin.none') : t('admin.noneFor', { text: search.trim() })}
        />
      ) : (
        <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
          <GridList
            aria-label={t('admin.settingsOf')}
            className="admin-list"
            disallowTypeAhead
            onAction={(key) => setOpen(String(key))}
          >
            <Collection items={shown} dependencies={[settings.value]}>
              {(setting) => (
                <GridListItem
                  id={setting.path}
                  textValue={setting.label ?? setting.path}
                  className="admin-setting"
                >
                  <SettingRow setting={setting} />
                </GridListItem>
              )}
            </Collection>
          </GridList>
        </Virtualizer>
      )}
      {opened ? <SettingSheet place={place} setting={opened} onDone={() => setOpen(null)} /> : null}
    </>
  )
}

function SettingRow({ setting }: { readonly setting: AdminSetting }) {
  const { t } = useTranslation()
  const { label, path, value, defaultValue, secret, changed, options, type } = setting
  const nameOf = (one: string): string => options?.find((option) => option.value === one)?.label ?? one
  return (
    <>
      <span className="admin-setting-name">
        <span className="one-line">{label ?? path}</span>
        <span className="meta one-line">{label === null ? type : `${path} · ${type}`}</span>
      </span>
      <span className="admin-setting-value">
        <span className="one-line">
          {secret ? t('admin.hidden') : value === null || value === '' ? '–' : nameOf(value)}
        </span>
        <span className="meta one-line">
          {changed ? <strong className="admin-changed">{t('admin.changed')}</strong> : null}
          {secret
            ? null
            : defaultValue === null || defaultValue === ''
              ? t('admin.noDefault')
              : t('admin.default', { value: nameOf(defaultValue) })}
        </span>
      </span>
    </>
  )
}
