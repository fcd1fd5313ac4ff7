import { DoorOpen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallView } from '../../../shared/domain/call.ts'
import { doorOfCall } from '../../../shared/domain/doorbell.ts'
import type { SwitchOutcome } from '../../../shared/domain/intercom-write.ts'
import { DoorAnswer } from '../../app/door-answer.tsx'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useSnapshot } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import './door-card.css'

/** Letting in whom one talks to: there while the call is with a door of ours that is in a call itself. */
export function DoorOfCall({ call }: { readonly call: CallView }) {
  const { t } = useTranslation()
  const { openDoor } = useActions()
  const door = useSnapshot(({ accounts }) => doorOfCall(accounts, call))
  const [outcome, setOutcome] = useState<SwitchOutcome | null>(null)
  const errand = useErrand(errandKey.door(door?.info.id ?? ''))
  if (!door?.intercom || door.intercom.calls.length === 0 || door.intercom.doorSwitch === null) return null
  const { id } = door.info
  return (
    <div className="door-of-call">
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      {outcome ? <DoorAnswer outcome={outcome} isDoor /> : null}
      <Button
        wide
        icon={DoorOpen}
        working={errand?.kind === 'running'}
        onPress={() => {
          setOutcome(null)
          openDoor(id, setOutcome)
        }}
      >
        {t(errand?.kind === 'running' ? 'doorbell.opening' : 'doorbell.open')}
      </Button>
    </div>
  )
}
