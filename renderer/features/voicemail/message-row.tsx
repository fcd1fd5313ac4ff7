import { useTranslation } from 'react-i18next'
import type { VoicemailRow } from '../../../shared/domain/voicemail.ts'
import { clockDuration } from '../../ui/format/duration.ts'
import { rowMoment } from '../../ui/format/moment.ts'
import { screenLocale } from '../../ui/screen-locale.ts'
import { MINUTE_MS, useNow } from '../../ui/use-now.ts'
import { senderOf } from './sender.ts'
import { joined } from '../../ui/format/joined.ts'

export function MessageRow({
  message,
  account,
}: {
  readonly message: VoicemailRow
  readonly account: string | null
}) {
  const { t } = useTranslation()
  const now = useNow(MINUTE_MS)
  const { heard, urgent, subject, receivedAt, durationSec } = message
  const { name, number } = senderOf(message)
  const meta = [
    urgent ? t('voicemail.urgent') : null,
    subject,
    name === null ? null : number,
    account,
  ].filter((part) => part !== null)
  return (
    <div className="message-row" data-new={!heard || undefined}>
      <span className="message-mark">
        {heard ? null : <span className="message-new" role="img" aria-label={t('voicemail.new')} />}
      </span>
      <span className="message-words">
        <span className="message-name one-line">
          <bdi>{name ?? number ?? t('voicemail.unknown')}</bdi>
        </span>
        <span className="meta one-line" data-urgent={urgent || undefined}>
          {joined(meta)}
        </span>
      </span>
      <span className="message-side meta number">
        <span>{receivedAt === null ? '' : rowMoment(receivedAt, now, screenLocale())}</span>
        <span>{clockDuration(durationSec)}</span>
      </span>
    </div>
  )
}
