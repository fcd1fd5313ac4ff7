import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schedule, ScheduleInput, SchedulePeriod } from '../../../shared/domain/schedule.ts'
import { periodsFault, SCHEDULE_DAYS, type ScheduleDay } from '../../../shared/domain/schedule-days.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { TextField } from '../../ui/text-field.tsx'

type ScheduleFormProps = {
  readonly accountId: string
  /** Null = a new one. */
  readonly schedule: Schedule | null
  readonly onDone: () => void
  readonly onCancel: () => void
}

const OFFICE: SchedulePeriod = { day: 'weekdays', start: '09:00', end: '17:00' }
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** Name and hours of one schedule. */
export function ScheduleForm({ accountId, schedule, onDone, onCancel }: ScheduleFormProps) {
  const { t } = useTranslation()
  const { saveSchedule } = useActions()
  const [name, setName] = useState(schedule?.name ?? '')
  const [periods, setPeriods] = useState<readonly SchedulePeriod[]>(schedule?.periods ?? [OFFICE])
  const [tried, setTried] = useState(false)
  const errand = useErrand(errandKey.schedule(accountId))
  const wrongTime = periods.some(({ start, end }) => !TIME.test(start) || !TIME.test(end))
  const fault = name.trim() === '' ? 'name' : wrongTime ? 'order' : periodsFault(periods)
  const set = (at: number, change: Partial<SchedulePeriod>): void =>
    setPeriods(periods.map((period, index) => (index === at ? { ...period, ...change } : period)))

  const save = (): void => {
    setTried(true)
    const input: ScheduleInput = { name: name.trim(), description: schedule?.description ?? null, periods }
    if (fault === null) saveSchedule({ accountId, id: schedule?.id ?? null, schedule: input }, onDone)
  }

  return (
    <>
      <div className="ring-form">
        <TextField label={t('ringPlan.name')} value={name} onChange={setName} />
        {periods.map((period, at) => (
          // Periods have no names: their place is their identity.
          <fieldset key={at} className="ring-row" aria-label={t(`ringPlan.days.${period.day}`)}>
            <div className="ring-row-wide">
              <SelectBox
                showLabel
                label={t('ringPlan.day')}
                value={period.day}
                onChange={(id) => set(at, { day: dayOf(id) })}
                options={SCHEDULE_DAYS.map((day) => ({ id: day, label: t(`ringPlan.days.${day}`) }))}
              />
            </div>
            <TextField
              label={t('ringPlan.start')}
              value={period.start}
              onChange={(start) => set(at, { start })}
            />
            <TextField label={t('ringPlan.end')} value={period.end} onChange={(end) => set(at, { end })} />
            <div className="ring-row-tools">
              <span />
              <IconButton
                icon={Trash2}
                label={t('ringPlan.removeHours')}
                onPress={() => setPeriods(periods.filter((_, index) => index !== at))}
              />
            </div>
          </fieldset>
        ))}
        <div className="buttons">
          <Button size="small" icon={Plus} onPress={() => setPeriods([...periods, OFFICE])}>
            {t('ringPlan.addHours')}
          </Button>
        </div>
      </div>
      {tried && fault !== null ? (
        <p className="field-error" role="alert">
          {t(`ringPlan.fault.${fault}`)}
        </p>
      ) : null}
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      <div className="sheet-actions">
        <Button kind="primary" working={errand?.kind === 'running'} onPress={save}>
          {errand?.kind === 'running' ? t('ringPlan.saving') : t('ringPlan.save')}
        </Button>
        <Button onPress={onCancel}>{t('ringPlan.back')}</Button>
      </div>
    </>
  )
}

function dayOf(id: string): ScheduleDay {
  return SCHEDULE_DAYS.find((day) => day === id) ?? 'every-day'
}
