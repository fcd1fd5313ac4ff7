import { CalendarClock, Pencil } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RingPlan as Plan } from '../../../shared/domain/forwarding.ts'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { destinationWords } from '../../stores/destination.ts'
import { BoxBlock } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { RingTimeline } from './ring-timeline.tsx'

const RingEditor = lazy(async () => ({ default: (await import('./ring-editor.tsx')).RingEditor }))
const SchedulesSheet = lazy(async () => ({ default: (await import('./schedules-sheet.tsx')).SchedulesSheet }))

/** The order in which phones ring: bars on a time line, and ways to change it. */
export function RingPlan({ view, plan }: { readonly view: AccountView; readonly plan: Plan }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'plan' | 'schedules' | null>(null)
  const close = (): void => setOpen(null)
  const mobile = view.identity?.mobileNumber ?? null
  return (
    <BoxBlock>
      <RingTimeline plan={plan} nameOf={(destination) => destinationWords(destination, t, mobile)} />
      <div className="buttons ring-buttons">
        <Button size="small" icon={Pencil} onPress={() => setOpen('plan')}>
          {t('ringPlan.change')}
        </Button>
        {view.info.capabilities.includes('schedules') ? (
          <Button size="small" icon={CalendarClock} onPress={() => setOpen('schedules')}>
            {t('ringPlan.schedules')}
          </Button>
        ) : null}
      </div>
      <Suspense>
        {open === 'plan' ? <RingEditor view={view} plan={plan} onClose={close} /> : null}
        {open === 'schedules' ? <SchedulesSheet accountId={view.info.id} onClose={close} /> : null}
      </Suspense>
    </BoxBlock>
  )
}
