import { useTranslation } from 'react-i18next'
import type { CallRules, WeeklyRule } from '../../../shared/domain/rules.ts'
import { BoxBlock } from '../../ui/box.tsx'
import { DAYS, dayName } from '../../ui/format/weekday.ts'
import { screenLocale } from '../../ui/screen-locale.ts'
import { PartSection } from './part-section.tsx'

/** Who may call and when, drawn day by day; only to look at, because no program may write it. */
export function RulesPart() {
  const { t } = useTranslation()
  return (
    <PartSection part="rules" title={t('accountPage.rules.title')}>
      {(rules) => <Rules rules={rules} />}
    </PartSection>
  )
}

function Rules({ rules: { accept, reject } }: { readonly rules: CallRules }) {
  const { t } = useTranslation()
  const groupWords = useGroupWords()
  const { temporary, weekly, timezone } = accept
  return (
    <>
      {temporary === null && weekly.length === 0 ? (
        <BoxBlock>
          <p>{t('accountPage.rules.everybody')}</p>
        </BoxBlock>
      ) : null}
      {temporary === null ? null : (
        <BoxBlock>
          <p>{groupWords(temporary.groups)}</p>
          <p className="meta">
            {temporary.minutesLeft === null
              ? t('accountPage.rules.now')
              : t('accountPage.rules.nowUntil', { count: temporary.minutesLeft })}
          </p>
        </BoxBlock>
      )}
      {weekly.length > 0 ? (
        <BoxBlock>
          <p className="field-label">{t('accountPage.rules.weekly')}</p>
          <ul className="week-rules">
            {weekly.map((rule) => (
              <WeekRule
                key={`${rule.days.join()} ${rule.start}`}
                rule={rule}
                words={groupWords(rule.groups)}
              />
            ))}
          </ul>
          <p className="meta">
            {timezone === null
              ? t('accountPage.rules.zoneUnknown')
              : t('accountPage.rules.zone', { zone: timezone })}
          </p>
        </BoxBlock>
      ) : null}
      <BoxBlock>
        <p className="field-label">{t('accountPage.rules.reject')}</p>
        {reject.length === 0 ? (
          <p className="quiet">{t('accountPage.rules.rejectNone')}</p>
        ) : (
          <ul>
            {reject.map((address) => (
              <li key={address} className="selectable part-wrap">
                <bdi>{address}</bdi>
              </li>
            ))}
          </ul>
        )}
        <p className="meta">{t('accountPage.rules.readOnly')}</p>
      </BoxBlock>
    </>
  )
}

function WeekRule({ rule, words }: { readonly rule: WeeklyRule; readonly words: string }) {
  const { t } = useTranslation()
  const locale = screenLocale()
  return (
    <li>
      <p>
        <span className="number">{`${rule.start}–${rule.stop}`}</span> · {words}
      </p>
      <ul className="week">
        {DAYS.map((day) => {
          const on = rule.days.includes(day)
          const long = dayName(day, locale, 'long')
          return (
            <li key={day} className="week-day" data-on={on || undefined}>
              <span aria-hidden>{dayName(day, locale, 'narrow')}</span>
              <span className="only-for-readers">
                {on
                  ? t('accountPage.rules.dayOn', { day: long })
                  : t('accountPage.rules.dayOff', { day: long })}
              </span>
            </li>
          )
        })}
      </ul>
    </li>
  )
}

function useGroupWords(): (groups: readonly string[]) => string {
  const { t } = useTranslation()
  return (groups) => {
    if (groups.includes('everybody')) return t('accountPage.rules.all')
    const named = groups.filter((group) => group !== 'nobody')
    return named.length === 0
      ? t('accountPage.rules.nobody')
      : t('accountPage.rules.groups', { groups: named.join(', ') })
  }
}
