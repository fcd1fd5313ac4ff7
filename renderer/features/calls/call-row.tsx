import { Info, Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { GridListItem } from 'react-aria-components/GridList'
import type { HistoryEntry } from '../../../shared/domain/history.ts'
import { callerOf, numberOf, secondLineOf } from '../../stores/caller.ts'
import { isMissed } from '../../stores/history-days.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { clockDuration } from '../../ui/format/duration.ts'
import { fullMoment, rowTime } from '../../ui/format/moment.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { screenLocale } from '../../ui/screen-locale.ts'
import { entryLook, saysOutcome } from './entry-look.ts'
import { SourceMarks } from './source-marks.tsx'
import { joined } from '../../ui/format/joined.ts'

type CallRowProps = {
  readonly entry: HistoryEntry
  /** Shown where there are several accounts. */
  readonly account: string | null
  readonly isNew: boolean
  /** The last of its day: no line below it. */
  readonly isLast: boolean
  readonly now: Date
  readonly onCall: () => void
  readonly onDetails: (() => void) | null
}

export function CallRow({ entry, account, isNew, isLast, now, onCall, onDetails }: CallRowProps) {
  const { t } = useTranslation()
  const name = callerOf(entry.remote)
  const [drawing, tone] = entryLook(entry)
  const direction = entry.direction === 'in' ? t('calls.incoming') : t('calls.outgoing')
  const outcome = saysOutcome(entry) ? t(`calls.outcome.${entry.outcome}`) : null
  const meta = [entry.away ? t('calls.away') : null, outcome, secondLineOf(entry.remote), account].filter(
    (part) => part !== null,
  )
  const locale = screenLocale()
  const time = entry.startedAt === null ? '' : rowTime(entry.startedAt, now, locale)
  return (
    <GridListItem
      id={entry.id}
      textValue={[isNew ? t('calls.new') : null, name, outcome ?? direction, time].filter(Boolean).join(', ')}
      className={isMissed(entry) ? 'call-row call-row-missed' : 'call-row'}
      data-new={isNew || undefined}
      data-last={isLast || undefined}
    >
      <span className={`call-row-mark tone-${tone}`}>
        {isNew ? <span className="call-row-new" role="img" aria-label={t('calls.new')} /> : null}
        <span role="img" aria-label={outcome ?? direction}>
          <Icon of={drawing} />
        </span>
      </span>
      <span className="call-row-words">
        <span className="call-row-name one-line">
          <bdi>{name}</bdi>
        </span>
        <span className="meta one-line number">{meta.length > 0 ? joined(meta) : direction}</span>
      </span>
      <span className="call-row-side">
        {entry.startedAt === null ? null : (
          <time
            className="call-row-when"
            dateTime={entry.startedAt}
            title={fullMoment(entry.startedAt, locale)}
          >
            {time}
          </time>
        )}
        <span className="call-row-under meta">
          {entry.durationSec > 0 ? <span>{clockDuration(entry.durationSec)}</span> : null}
          <SourceMarks sources={entry.sources} />
        </span>
      </span>
      <span className="call-row-buttons">
        <CopyButton
          look="icon"
          label={t('calls.copy')}
          done={t('calls.copied')}
          text={numberOf(entry.remote.address)}
        />
        {onDetails ? <IconButton icon={Info} label={t('person.details')} onPress={onDetails} /> : null}
        <IconButton icon={Phone} label={t('calls.callBack', { name })} onPress={onCall} />
      </span>
    </GridListItem>
  )
}
