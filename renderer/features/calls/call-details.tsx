import { MousePointerClick, Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../../shared/domain/history.ts'
import { TextButton } from '../../app/text-button.tsx'
import { DeskButton } from '../../app/desk-button.tsx'
import { callerOf, dialTargetOf, numberOf } from '../../stores/caller.ts'
import { useActions, useSnapshot } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Facts, type Fact } from '../../ui/facts.tsx'
import { AutoAnswerSwitch } from './auto-answer-switch.tsx'
import { qualityText } from './quality-text.ts'
import { clockDuration } from '../../ui/format/duration.ts'
import { fullMoment } from '../../ui/format/moment.ts'
import { screenLocale } from '../../ui/screen-locale.ts'
import { CallTexts } from './call-texts.tsx'
import { CallNotes } from './call-notes.tsx'
import { CallerBlock } from './caller-block.tsx'
import { joined } from '../../ui/format/joined.ts'

/** All that is known of one call: the second pane of a wide window. */
export function CallDetails({ entry }: { readonly entry: HistoryEntry | null }) {
  const { t } = useTranslation()
  const { dial } = useActions()
  const account = useSnapshot((snapshot) =>
    snapshot.accounts.find((view) => view.info.id === entry?.accountId),
  )
  if (!entry) return <Empty icon={MousePointerClick} title={t('calls.selectOne')} />
  const locale = screenLocale()
  const { startedAt, durationSec, price, status } = entry
  const outcome = t(`calls.outcome.${entry.outcome}`)
  const facts: readonly (Fact | null)[] = [
    { name: t('calls.number'), value: <span className="number">{numberOf(entry.remote.address)}</span> },
    startedAt === null ? null : { name: t('calls.when'), value: fullMoment(startedAt, locale) },
    {
      name: t('calls.result'),
      value: joined([entry.direction === 'in' ? t('calls.incoming') : t('calls.outgoing'), outcome, status]),
    },
    durationSec > 0
      ? { name: t('calls.duration'), value: <span className="number">{clockDuration(durationSec)}</span> }
      : null,
    entry.quality ? { name: t('sound.quality'), value: qualityText(entry.quality, t) } : null,
    account ? { name: t('calls.account'), value: account.info.name } : null,
    price ? { name: t('calls.price'), value: priceText(price, locale) } : null,
    { name: t('calls.seenBy'), value: entry.sources.map((source) => t(`calls.source.${source}`)).join(', ') },
  ]
  const line = account?.line.kind === 'ready' ? account.info.id : null
  return (
    <div className="call-details">
      <h2>
        <bdi>{callerOf(entry.remote)}</bdi>
      </h2>
      <div className="buttons">
        <Button kind="call" icon={Phone} onPress={() => dial(dialTargetOf(entry.remote.address), line)}>
          {t('calls.callBackShort')}
        </Button>
        <DeskButton target={dialTargetOf(entry.remote.address)} accountId={entry.accountId} />
        <TextButton
          look="words"
          target={dialTargetOf(entry.remote.address)}
          name={callerOf(entry.remote)}
          accountId={line}
        />
        <CopyButton
          look="words"
          label={t('calls.copy')}
          done={t('calls.copied')}
          text={numberOf(entry.remote.address)}
        />
      </div>
      <Facts facts={facts.filter((fact) => fact !== null)} />
      <CallNotes entry={entry} />
      <CallTexts address={dialTargetOf(entry.remote.address)} />
      {entry.direction === 'in' ? <CallerBlock remote={entry.remote} /> : null}
      <AutoAnswerSwitch address={entry.remote.address} />
    </div>
  )
}

function priceText(price: NonNullable<HistoryEntry['price']>, locale: string): string {
  const { amount, currency } = price
  // A currency that Intl does not know is shown as the server wrote it.
  const known = currency !== null && /^[A-Z]{3}$/.test(currency)
  const number = new Intl.NumberFormat(locale, known ? { style: 'currency', currency } : {}).format(amount)
  return known || currency === null ? number : `${number} ${currency}`
}
