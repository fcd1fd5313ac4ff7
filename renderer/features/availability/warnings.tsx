import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { WriteWarning } from '../../../shared/domain/availability.ts'
import type { WeeklyRule } from '../../../shared/domain/rules.ts'
import { DAYS, dayName } from '../../ui/format/weekday.ts'
import { Note } from '../../ui/note.tsx'
import { screenLocale } from '../../ui/screen-locale.ts'

/** What a person should know about a change that went through, with the weekly rules it is about. */
export function Warnings({ warnings }: { readonly warnings: readonly WriteWarning[] }) {
  const { t } = useTranslation()
  return warnings.map(({ code, weekly, weeklyNow }) => (
    <Note key={code} tone="warn">
      <p>{t(`warning.${code}`)}</p>
      {weekly ? <Weekly title={weeklyNow && t('weekly.before')} rules={weekly} /> : null}
      {weeklyNow ? <Weekly title={t('weekly.now')} rules={weeklyNow} /> : null}
    </Note>
  ))
}

type WeeklyProps = { readonly title: string | undefined; readonly rules: readonly WeeklyRule[] }

function Weekly({ title, rules }: WeeklyProps) {
  const { t } = useTranslation()
  const lines = rules.map((rule) => ruleWords(rule, screenLocale(), t))
  return (
    <div className="meta">
      {title === undefined ? null : <p>{title}</p>}
      {lines.length === 0 ? <p>{t('weekly.none')}</p> : null}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}

/** `Mon and Tue, 22:00–07:00: nobody` in the language of the window. */
function ruleWords({ days, start, stop, groups }: WeeklyRule, locale: string, t: TFunction): string {
  const named = groups.filter((group) => group !== 'nobody')
  return t('weekly.rule', {
    days:
      days.length === DAYS.length
        ? t('weekly.daily')
        : new Intl.ListFormat(locale).format(days.map((day) => dayName(day, locale, 'short'))),
    hours: `${start}–${stop}`,
    who: named.includes('everybody')
      ? t('weekly.everybody')
      : named.length === 0
        ? t('weekly.nobody')
        : t('weekly.groups', { groups: named.join(', ') }),
  })
}
