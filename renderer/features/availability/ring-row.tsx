import { ArrowUp, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Schedule } from '../../../shared/domain/schedule.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { isSeconds, type RingRow as Row } from './ring-draft.ts'

type RingRowProps = {
  readonly row: Row
  readonly place: number
  readonly schedules: readonly Schedule[]
  readonly tried: boolean
  readonly onRing: (ring: Row['ring']) => void
  readonly onSeconds: (seconds: string) => void
  /** Absent for the first. */
  readonly onRaise?: (() => void) | undefined
  readonly onRemove: () => void
}

const ALWAYS = 'always'

/** One ring of the sequence as a form: the equal of its bar. */
export function RingRow(props: RingRowProps) {
  const { row, place, schedules, tried, onRing, onSeconds, onRaise, onRemove } = props
  const { t } = useTranslation()
  const { ring, seconds } = row
  const to = ring.destination || t('ringPlan.somebody', { number: place })
  // A schedule of somebody else's group may be in use without being in the list.
  const known = schedules.some(({ id }) => id === ring.schedule) || ring.schedule === undefined
  const options = [
    { id: ALWAYS, label: t('ringPlan.always') },
    ...schedules.map(({ id, name }) => ({ id, label: name })),
    ...(known ? [] : [{ id: ring.schedule ?? '', label: ring.schedule ?? '' }]),
  ]
  return (
    <fieldset className="ring-row" aria-label={t('ringPlan.row', { number: place })}>
      <div className="ring-row-wide">
        <TextField
          label={t('ringPlan.to')}
          value={ring.destination}
          onChange={(destination) => onRing({ ...ring, destination })}
          error={tried && ring.destination.trim() === '' ? t('addAccount.fieldMissing') : null}
        />
      </div>
      <TextField
        label={t('ringPlan.seconds')}
        value={seconds}
        onChange={onSeconds}
        error={isSeconds(seconds) ? null : t('ringPlan.range')}
      />
      <SelectBox
        showLabel
        label={t('ringPlan.mode')}
        value={ring.mode}
        onChange={(mode) => onRing({ ...ring, mode: mode === 'together' ? 'together' : 'after' })}
        options={[
          { id: 'after', label: t('ringPlan.after') },
          { id: 'together', label: t('ringPlan.together') },
        ]}
      />
      <div className="ring-row-wide">
        <SelectBox
          showLabel
          label={t('ringPlan.schedule')}
          value={ring.schedule ?? ALWAYS}
          onChange={(id) => {
            const { schedule: _old, ...rest } = ring
            onRing(id === ALWAYS ? rest : { ...rest, schedule: id })
          }}
          options={options}
        />
      </div>
      <div className="ring-row-tools">
        <Checkbox
          label={t('ringPlan.on')}
          on={ring.enabled}
          onChange={(enabled) => onRing({ ...ring, enabled })}
        />
        {onRaise ? <IconButton icon={ArrowUp} label={t('ringPlan.up', { to })} onPress={onRaise} /> : null}
        <IconButton icon={Trash2} label={t('ringPlan.remove', { to })} onPress={onRemove} />
      </div>
    </fieldset>
  )
}
