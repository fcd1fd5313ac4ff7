import { CircleAlert, CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Valued } from '../../../shared/domain/valued.ts'
import { age } from '../../ui/format/moment.ts'
import { Icon } from '../../ui/icon.tsx'
import { screenLocale } from '../../ui/screen-locale.ts'

type AnswerLineProps = {
  readonly value: Valued<unknown> | null
  readonly now: Date
  /** What was asked for and is not answered, in words. */
  readonly asked: string | null
  readonly failed: boolean
  readonly unconfirmed: boolean
}

/** How far a shown value can be trusted: asked and not answered, confirmed and when, taken but not confirmed, or old. */
export function AnswerLine({ value, now, asked, failed, unconfirmed }: AnswerLineProps) {
  const { t } = useTranslation()
  if (asked !== null) {
    return (
      <span className="answer-line">
        <Icon of={CircleDashed} size={14} />
        {`${t('dnd.asked')}: ${asked}. ${t('dnd.waiting')}`}
      </span>
    )
  }
  const when = value ? age(value.asOf, now, screenLocale()) : null
  if (value === null || value.source === 'assumed') {
    return (
      <span className="answer-line">
        <Icon of={failed ? CircleAlert : CircleDashed} size={14} />
        {t('dnd.neverAsked')}
      </span>
    )
  }
  if (failed) {
    return (
      <span className="answer-line">
        <Icon of={CircleAlert} size={14} />
        {t('dnd.lastKnown', { when: when ?? '' })}
      </span>
    )
  }
  if (unconfirmed) {
    return (
      <span className="answer-line tone-warn">
        <Icon of={TriangleAlert} size={14} />
        {t('dnd.unconfirmed')}
      </span>
    )
  }
  return (
    <span className="answer-line">
      <Icon of={CircleCheck} size={14} />
      {t('dnd.confirmed', { when: when ?? '' })}
    </span>
  )
}
