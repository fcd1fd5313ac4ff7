import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RingPlan } from '../../../shared/domain/forwarding.ts'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { destinationWords } from '../../stores/destination.ts'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { isComplete, isSeconds, toPlan, useRingDraft } from './ring-draft.ts'
import { RingRow } from './ring-row.tsx'
import { RingTimeline } from './ring-timeline.tsx'
import { useSchedules } from './use-schedules.ts'

type RingEditorProps = {
  readonly view: AccountView
  /** As it was when the sheet opened: saving is refused when the server has another one by then. */
  readonly plan: RingPlan
  readonly onClose: () => void
}

/** Changes the ring sequence, by pulling bars or in the form below them; both always show the same. */
export function RingEditor({ view, plan, onClose }: RingEditorProps) {
  const { t } = useTranslation()
  const { saveRings } = useActions()
  const { id } = view.info
  const edit = useRingDraft(plan)
  const { draft } = edit
  const [expected] = useState(plan)
  const [tried, setTried] = useState(false)
  const { schedules } = useSchedules(id)
  const errand = useErrand(errandKey.rings(id))
  const shown = toPlan(draft, plan)
  const mobile = view.identity?.mobileNumber ?? null

  const save = (): void => {
    setTried(true)
    if (isComplete(draft)) saveRings({ accountId: id, plan: shown, expected }, onClose)
  }

  return (
    <Sheet open wide title={t('ringPlan.title')} onClose={onClose}>
      <RingTimeline
        plan={shown}
        nameOf={(destination) => destinationWords(destination, t, mobile)}
        onSeconds={(index, seconds) => {
          const row = index === null ? undefined : draft.rows[index]
          if (index === null) edit.setOwn(String(seconds))
          else if (row) edit.setSeconds(row.key, String(seconds))
        }}
      />
      <div className="ring-form">
        <TextField
          label={t('ringPlan.ownSec')}
          value={draft.ownSeconds}
          onChange={edit.setOwn}
          error={isSeconds(draft.ownSeconds) ? null : t('ringPlan.range')}
        />
        {draft.rows.map((row, at) => (
          <RingRow
            key={row.key}
            row={row}
            place={at + 1}
            schedules={schedules ?? []}
            tried={tried}
            onRing={(ring) => edit.setRing(row.key, ring)}
            onSeconds={(seconds) => edit.setSeconds(row.key, seconds)}
            onRaise={at === 0 ? undefined : () => edit.raise(row.key)}
            onRemove={() => edit.remove(row.key)}
          />
        ))}
        <div className="buttons">
          <Button size="small" icon={Plus} onPress={edit.add}>
            {t('ringPlan.add')}
          </Button>
        </div>
      </div>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      <div className="sheet-actions">
        <Button kind="primary" working={errand?.kind === 'running'} onPress={save}>
          {errand?.kind === 'running' ? t('ringPlan.saving') : t('ringPlan.save')}
        </Button>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
      </div>
    </Sheet>
  )
}
