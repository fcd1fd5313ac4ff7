import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schedule } from '../../../shared/domain/schedule.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { ScheduleForm } from './schedule-form.tsx'
import { useSchedules } from './use-schedules.ts'

/** The schedules of an account: a list, and one of them to change. */
export function SchedulesSheet({
  accountId,
  onClose,
}: {
  readonly accountId: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const { removeSchedule } = useActions()
  const { schedules, reload } = useSchedules(accountId)
  const [editing, setEditing] = useState<Schedule | 'new' | null>(null)
  const loading = useErrand(errandKey.schedules(accountId))
  const removing = useErrand(errandKey.scheduleRemoval(accountId))
  const back = (): void => setEditing(null)
  if (editing !== null)
    return (
      <Sheet open title={t('ringPlan.schedulesTitle')} onClose={onClose}>
        <ScheduleForm
          accountId={accountId}
          schedule={editing === 'new' ? null : editing}
          onCancel={back}
          onDone={() => {
            reload()
            back()
          }}
        />
      </Sheet>
    )
  return (
    <Sheet open title={t('ringPlan.schedulesTitle')} onClose={onClose}>
      {loading?.kind === 'failed' ? <ErrorNote error={loading.error} onRetry={reload} /> : null}
      {schedules === null && loading?.kind === 'running' ? (
        <p className="quiet">{t('ringPlan.loading')}</p>
      ) : null}
      {schedules?.length === 0 ? <p className="quiet">{t('ringPlan.noSchedules')}</p> : null}
      <ul className="schedule-list">
        {(schedules ?? []).map((schedule) => (
          <li key={schedule.id} className="schedule-item">
            <span className="schedule-words">
              <span>
                <bdi>{schedule.name}</bdi>
              </span>
              <span className="meta">
                {schedule.periods
                  .map(({ day, start, end }) => `${t(`ringPlan.days.${day}`)} ${start}–${end}`)
                  .join(' · ')}
              </span>
            </span>
            <IconButton
              icon={Pencil}
              label={t('ringPlan.edit', { name: schedule.name })}
              onPress={() => setEditing(schedule)}
            />
            <IconButton
              icon={Trash2}
              label={t('ringPlan.removeSchedule', { name: schedule.name })}
              onPress={() => removeSchedule({ accountId, id: schedule.id }, reload)}
            />
          </li>
        ))}
      </ul>
      {removing?.kind === 'failed' ? <ErrorNote error={removing.error} /> : null}
      <div className="sheet-actions">
        <Button icon={Plus} onPress={() => setEditing('new')}>
          {t('ringPlan.newSchedule')}
        </Button>
        <Button onPress={onClose}>{t('common.close')}</Button>
      </div>
    </Sheet>
  )
}
