import { useTranslation } from 'react-i18next'
import { Collection } from 'react-aria-components/Collection'
import {
  GridList,
  GridListHeader,
  GridListLoadMoreItem,
  GridListSection,
} from 'react-aria-components/GridList'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { dialTargetOf } from '../../stores/caller.ts'
import { groupByDay } from '../../stores/history-days.ts'
import { useActions, useHistory, useSnapshot } from '../../stores/screens.tsx'
import { dayHeading } from '../../ui/format/moment.ts'
import { screenLocale } from '../../ui/screen-locale.ts'
import { MINUTE_MS, useNow } from '../../ui/use-now.ts'
import { CallRow } from './call-row.tsx'

const LAYOUT = { rowSize: 48, headingSize: 32 }

type CallListProps = {
  readonly selected: string | null
  readonly onSelect: (id: string | null) => void
  /** Null where the details of the selected call are in sight anyway. */
  readonly onDetails: ((id: string) => void) | null
}

/** The calls of the past, day by day. Enter or a double click calls back; only the rows in sight are drawn. */
export function CallList({ selected, onSelect, onDetails }: CallListProps) {
  const { t } = useTranslation()
  const now = useNow(MINUTE_MS)
  const { entries, fresh, loading, loadMore } = useHistory((history) => history)
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  const { dial } = useActions()
  const days = groupByDay(entries)
  const nameOf = (id: string): string | null =>
    accounts.length > 1 ? (accounts.find((view) => view.info.id === id)?.info.name ?? null) : null
  const callBack = (id: string): void => {
    const entry = entries.find((candidate) => candidate.id === id)
    if (entry) dial(dialTargetOf(entry.remote.address), readyLine(entry.accountId))
  }
  // The account of the call where it can call now; else main chooses.
  const readyLine = (id: string): string | null =>
    accounts.find((view) => view.info.id === id)?.line.kind === 'ready' ? id : null

  return (
    <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
      <GridList
        aria-label={t('calls.list')}
        className={loading === 'stale' ? 'call-list call-list-stale' : 'call-list'}
        selectionMode="single"
        selectionBehavior="replace"
        disallowTypeAhead
        selectedKeys={selected === null ? [] : [selected]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys
          onSelect(typeof key === 'string' ? key : null)
        }}
        onAction={(key) => callBack(String(key))}
      >
        <Collection items={days} dependencies={[now, fresh, accounts, onDetails]}>
          {(day) => (
            <GridListSection id={day.day ?? 'unknown'}>
              <GridListHeader className="call-day">
                {day.day === null ? t('calls.unknownDay') : dayHeading(day.day, now, screenLocale())}
              </GridListHeader>
              <Collection items={day.entries} dependencies={[now, fresh, accounts, onDetails]}>
                {(entry) => (
                  <CallRow
                    entry={entry}
                    account={nameOf(entry.accountId)}
                    isNew={fresh.has(entry.id)}
                    isLast={entry === day.entries.at(-1)}
                    now={now}
                    onCall={() => callBack(entry.id)}
                    onDetails={onDetails ? () => onDetails(entry.id) : null}
                  />
                )}
              </Collection>
            </GridListSection>
          )}
        </Collection>
        <GridListLoadMoreItem isLoading={false} onLoadMore={loadMore} />
      </GridList>
    </Virtualizer>
  )
}
