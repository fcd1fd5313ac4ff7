import { Ellipsis, UserPlus, Users } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { PEOPLE_SEGMENTS, type PeopleSegment } from '../../../shared/domain/contact.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { createPeopleStore, type PeopleStore } from '../../stores/people-store.ts'
import { useScreens, useSnapshot } from '../../stores/screens.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { WIDE, useMedia } from '../../ui/use-media.ts'
import { PeopleList } from './people-list.tsx'
import { PersonPanel } from './person-panel.tsx'
import { PersonSheet, type PersonDraft } from './person-sheet.tsx'
import { RoomList } from './room-list.tsx'
import { FilesNote, useCardFiles } from './use-card-files.tsx'
import './people.css'

type Shown = PeopleSegment | 'rooms'

/** Phone books, directories and conference rooms of all accounts. */
export function PeopleScreen() {
  const { t } = useTranslation()
  const { commands } = useScreens()
  const [store] = useState(() => createPeopleStore(commands))
  // Not the text: the frame of the list stays as it is while somebody types.
  const segment = useStore(store, (state) => state.segment)
  const selected = useStore(store, (state) => state.selected)
  const error = useStore(store, (state) => state.error)
  const { select, setSegment, reload } = store.getState()
  const [rooms, setRooms] = useState(false)
  const [draft, setDraft] = useState<PersonDraft | null>(null)
  const revision = useSnapshot((snapshot) => snapshot.peopleRevision)
  useEffect(() => reload(), [reload, revision])
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  const can = (capability: 'phonebook' | 'conferences') =>
    accounts.filter(({ info }) => info.capabilities.includes(capability)).map(({ info }) => info)
  const books = can('phonebook')
  const segments: readonly Shown[] = [
    ...(books.length > 0 ? PEOPLE_SEGMENTS : (['all'] as const)),
    ...(can('conferences').length > 0 ? (['rooms'] as const) : []),
  ]
  const files = useCardFiles()
  const wide = useMedia(WIDE)
  const panel =
    selected && !rooms ? (
      <PersonPanel
        key={`${selected.accountId}/${selected.id}`}
        person={selected}
        onEdit={(id) => setDraft({ accountId: selected.accountId, id })}
        onGone={() => select(null)}
      />
    ) : null
  const menu = [
    {
      id: 'files',
      choices: [
        ...books.flatMap(({ id, name }) => [
          {
            id: `in-${id}`,
            label: books.length > 1 ? `${t('people.import')} (${name})` : t('people.import'),
            onAction: () => files.importInto(id),
          },
          {
            id: `out-${id}`,
            label: books.length > 1 ? `${t('people.export')} (${name})` : t('people.export'),
            onAction: () => files.exportFrom(id),
          },
        ]),
        { id: 'refresh', label: t('people.refresh'), onAction: files.refresh },
      ],
    },
  ]
  const [firstBook] = books
  return (
    <div className="screen">
      <div className="pane">
        <div className="people-tools">
          <PeopleSearch store={store} />
          {firstBook ? (
            <>
              <IconButton
                icon={UserPlus}
                label={t('people.add')}
                onPress={() => setDraft({ accountId: firstBook.id, id: null })}
              />
              <MenuButton label={t('people.more')} className="icon-button" groups={menu}>
                <Icon of={Ellipsis} />
              </MenuButton>
            </>
          ) : null}
        </div>
        {segments.length > 1 ? (
          <div className="people-segments">
            <SelectBox
              look="plain"
              label={t('people.show')}
              value={rooms ? 'rooms' : segment}
              options={segments.map((id) => ({ id, label: t(`people.segments.${id}`) }))}
              onChange={(id) => {
                const next = PEOPLE_SEGMENTS.find((one) => one === id)
                setRooms(next === undefined)
                if (next) setSegment(next)
              }}
            />
          </div>
        ) : null}
        <FilesNote files={files} />
        {error ? <ErrorNote error={error} onRetry={reload} /> : null}
        {rooms ? <Rooms store={store} /> : <PeopleList store={store} />}
        {wide ? null : panel}
      </div>
      {wide ? (
        <div className="pane">{panel ?? <Empty icon={Users} title={t('people.selectOne')} />}</div>
      ) : null}
      {draft ? <PersonSheet draft={draft} accounts={books} onClose={() => setDraft(null)} /> : null}
    </div>
  )
}

type OfStore = { readonly store: PeopleStore }

function PeopleSearch({ store }: OfStore) {
  const { t } = useTranslation()
  const text = useStore(store, (state) => state.text)
  return <SearchBox label={t('people.search')} value={text} onChange={store.getState().setText} />
}

function Rooms({ store }: OfStore) {
  return <RoomList text={useStore(store, (state) => state.text)} />
}
