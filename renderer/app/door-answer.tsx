import { useTranslation } from 'react-i18next'
import type { SwitchOutcome } from '../../shared/domain/intercom-write.ts'
import { Note } from '../ui/note.tsx'

/** What the device said after a door was opened or a switch was set. */
export function DoorAnswer({
  outcome,
  isDoor,
}: {
  readonly outcome: SwitchOutcome
  readonly isDoor: boolean
}) {
  const { t } = useTranslation()
  const { confirmed, differs } = outcome
  const opened = isDoor && outcome.switch.active === true
  const words = confirmed ? (opened ? 'opened' : 'done') : differs ? 'differs' : 'pulse'
  return <Note tone={differs ? 'warn' : 'ok'} title={t(`doorbell.${words}`)} live />
}
