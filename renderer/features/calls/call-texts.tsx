import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { TextMessage } from '../../../shared/domain/text-message.ts'
import { callerOf } from '../../stores/caller.ts'
import { useScreens, useSnapshot } from '../../stores/screens.tsx'
import { useAnswer } from '../../stores/use-answer.ts'
import { fullMoment } from '../../ui/format/moment.ts'
import { screenLocale } from '../../ui/screen-locale.ts'
import { joined } from '../../ui/format/joined.ts'

const SHOWN = 20

/** The short texts with somebody, newest first. Nothing where there are none. */
export function CallTexts({ address }: { readonly address: string }) {
  const { t } = useTranslation()
  const { commands } = useScreens()
  const revision = useSnapshot((snapshot) => snapshot.textRevision)
  const ask = useCallback(
    async () =>
      ({ revision, texts: await commands['text.list']({ address: address || null, limit: SHOWN }) }).texts,
    [commands, revision, address],
  )
  const { value } = useAnswer(ask)
  if (address === '' || value === null || value.length === 0) return null
  return (
    <section aria-label={t('others.history')}>
      <p className="meta">{t('others.history')}</p>
      <ul className="call-texts">
        {value.map((text) => (
          <li key={text.id}>
            <p className="call-note-text selectable" dir="auto">
              {text.text}
            </p>
            <p className="meta">{wordsOf(text)}</p>
          </li>
        ))}
      </ul>
    </section>
  )

  function wordsOf({ direction, outcome, status, at, ...from }: TextMessage): string {
    const who = direction === 'out' ? t('others.mine') : callerOf(from)
    const failed = status === null ? t('others.failed') : t('others.failedWhy', { status })
    return joined([who, fullMoment(at, screenLocale()), outcome === 'failed' ? failed : null])
  }
}
