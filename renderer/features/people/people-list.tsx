import { Star, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { PersonRow } from '../../../shared/domain/contact.ts'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { PhoneMark } from '../../app/phone-mark.tsx'
import { watchedAs, type WatchedPhoneView } from '../../stores/watched.ts'
import type { PeopleStore } from '../../stores/people-store.ts'
import { useActions, useSnapshot } from '../../stores/screens.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { joined } from '../../ui/format/joined.ts'

const ROW_HEIGHT = 48

/** The people found: those of the phone books, then those of the directories. */
export function PeopleList({ store }: { readonly store: PeopleStore }) {
  const { t } = useTranslation()
  const { select, need } = store.getState()
  // Of the text only whether there is one: the list is drawn when its rows are other ones, not at every key.
  const { rows, total, loading, directory, segment, selected, isEmptyText } = useStore(
    store,
    useShallow((state) => ({
      rows: state.rows,
      total: state.total,
      loading: state.loading,
      directory: state.directory,
      segment: state.segment,
      selected: state.selected,
      isEmptyText: state.text === '',
    })),
  )
  const { dial } = useActions()
  const names = useSnapshot(({ accounts }) => accounts)
  const found = directory?.people ?? []
  const count = total + found.length
  const at = (index: number): PersonRow | undefined => {
    const person = found[index - total]
    return index < total ? rows.get(index) : person && { ...person, favourite: false }
  }
  const nameOf = (id: string): string | null =>
    names.length > 1 ? (names.find(({ info }) => info.id === id)?.info.name ?? null) : null
  if (count === 0 && !loading) {
    const title =
      segment === 'mine' && isEmptyText
        ? t('people.noneMine')
        : segment === 'favourites' && isEmptyText
          ? t('people.noneFavourites')
          : t('people.none')
    const hint = segment === 'favourites' ? t('people.noneFavouritesHint') : t('people.noneHint')
    return <Empty icon={Users} title={title} hint={hint} />
  }
  const index = selected === null ? null : indexOf(selected, rows, found, total)
  return (
    <>
      <VirtualList
        label={t('people.list')}
        count={count}
        rowHeight={ROW_HEIGHT}
        selected={index}
        onSelect={(place) => select(at(place) ?? null)}
        onAction={(place) => {
          const number = at(place)?.numbers[0]
          if (number) dial(number.value, null)
        }}
        onRange={need}
        row={(place) => (
          <PersonLine
            person={at(place)}
            account={nameOf(at(place)?.accountId ?? '')}
            watched={watchedOf(names, at(place))}
          />
        )}
      />
      {directory?.more ? <p className="people-more meta">{t('people.directoryMore')}</p> : null}
    </>
  )
}

/** Looked for among the rows that are here, which are few. */
function indexOf(
  person: PersonRow,
  rows: ReadonlyMap<number, PersonRow>,
  found: readonly Omit<PersonRow, 'favourite'>[],
  total: number,
): number | null {
  const isIt = (one: Pick<PersonRow, 'id' | 'accountId'>): boolean =>
    one.id === person.id && one.accountId === person.accountId
  for (const [index, one] of rows) if (index < total && isIt(one)) return index
  const at = found.findIndex(isIt)
  return at < 0 ? null : total + at
}

/** The first of somebody's numbers whose phone is watched. */
function watchedOf(accounts: readonly AccountView[], person: PersonRow | undefined): WatchedPhoneView | null {
  const found = person?.numbers.map(({ value }) => watchedAs(accounts, value))
  return found?.find((one) => one !== null) ?? null
}

function PersonLine({
  person,
  account,
  watched,
}: {
  readonly watched: WatchedPhoneView | null
  readonly person: PersonRow | undefined
  readonly account: string | null
}) {
  const { t } = useTranslation()
  if (!person) return <span className="person-line" aria-busy />
  const { name, numbers, about, source, favourite } = person
  const meta = [source === 'directory' ? t('people.directory') : null, about, account].filter(Boolean)
  return (
    <span className="person-line">
      <span className="person-line-words">
        <span className="one-line person-line-name">
          <bdi>{name}</bdi>
        </span>
        {meta.length > 0 ? <span className="meta one-line">{joined(meta)}</span> : null}
      </span>
      {watched ? <PhoneMark state={watched.state} name={name} /> : null}
      {favourite ? (
        <span className="tone-warn" role="img" aria-label={t('people.favourite')}>
          <Icon of={Star} size={14} />
        </span>
      ) : null}
      <span className="person-line-number meta number one-line">{numbers[0]?.value}</span>
    </span>
  )
}
