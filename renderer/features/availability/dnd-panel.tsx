import { MoonStar } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../app/error-note.tsx'
import { dndDurations } from '../../../shared/domain/dnd-durations.ts'
import { dndSummary } from '../../stores/dnd-summary.ts'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useSnapshot } from '../../stores/screens.tsx'
import { BoxBlock, Section } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { screenLocale } from '../../ui/screen-locale.ts'
import { Switch } from '../../ui/switch.tsx'
import { MINUTE_MS, useNow } from '../../ui/use-now.ts'
import { DndAccount, DndAnswerLine } from './dnd-account.tsx'
import { DndAnswer } from './dnd-answer.tsx'
import { dndSummaryWords } from './dnd-words.ts'

/** One switch for all accounts, how long, and below it what each account's server really says. */
export function DndPanel() {
  const { t } = useTranslation()
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  const { setDnd } = useActions()
  const errand = useErrand(errandKey.dnd(null))
  const now = useNow(MINUTE_MS)
  const summary = dndSummary(accounts)
  if (summary.able.length === 0) {
    return (
      <Section title={t('dnd.title')}>
        <BoxBlock>
          <p className="quiet">{t('dnd.none')}</p>
        </BoxBlock>
      </Section>
    )
  }
  const isOn = summary.on.length > 0
  const [first] = summary.able
  const only = summary.able.length === 1 ? first : undefined
  return (
    <>
      <div className="box">
        <Switch
          big
          title={t('dnd.title')}
          hint={
            <>
              {dndSummaryWords(summary, now, screenLocale(), t)}
              {only ? <DndAnswerLine view={only} now={now} /> : null}
            </>
          }
          icon={
            <span className={isOn ? 'dnd-icon tone-dnd' : 'dnd-icon tone-quiet'}>
              <Icon of={MoonStar} size={24} />
            </span>
          }
          on={isOn}
          pending={summary.pending}
          onChange={(on) => setDnd({ accountId: null, on, minutes: null })}
        />
        {summary.timed ? (
          <BoxBlock>
            <div className="durations" role="group" aria-label={t('dnd.for')}>
              {dndDurations(now).map(({ id, minutes }) => (
                <Button key={id} onPress={() => setDnd({ accountId: null, on: true, minutes })}>
                  {t(`dnd.duration.${id}`)}
                </Button>
              ))}
            </div>
          </BoxBlock>
        ) : null}
        {only ? <DndAnswer view={only} /> : null}
        {errand?.kind === 'failed' ? (
          <BoxBlock>
            <ErrorNote error={errand.error} />
          </BoxBlock>
        ) : null}
      </div>
      {only ? null : (
        <Section title={t('dnd.accounts')}>
          {summary.able.map((view) => (
            <DndAccount key={view.info.id} view={view} now={now} />
          ))}
        </Section>
      )}
    </>
  )
}
