import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FORWARD_CONDITIONS, type ForwardCondition } from '../../../shared/domain/forward-conditions.ts'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand } from '../../stores/screens.tsx'
import { BoxBlock } from '../../ui/box.tsx'
import { Button } from '../../ui/button.tsx'
import { MINUTE_MS, useNow } from '../../ui/use-now.ts'
import { AnswerLine } from './answer-line.tsx'
import { DestinationSheet } from './destination-sheet.tsx'
import { ForwardingRow } from './forwarding-row.tsx'
import { RingPlan } from './ring-plan.tsx'
import { Warnings } from './warnings.tsx'

/** The forwarding of one account: five conditions in plain words, or the order in which phones ring. */
export function ForwardingAccount({ view }: { readonly view: AccountView }) {
  const { t } = useTranslation()
  const { refresh, undoForwarding } = useActions()
  const now = useNow(MINUTE_MS)
  const [editing, setEditing] = useState<ForwardCondition | null>(null)
  const { plan, pending, error, unconfirmed, warnings, canUndo } = view.forwarding
  const undo = useErrand(errandKey.undo(view.info.id))
  const failure = error ?? (undo?.kind === 'failed' ? undo.error : null)
  const value = plan?.value ?? null
  return (
    <>
      {value === null ? (
        <BoxBlock>
          <p className="quiet">{t('forwarding.unknown')}</p>
        </BoxBlock>
      ) : value.kind === 'by-condition' ? (
        FORWARD_CONDITIONS.map((when) => (
          <ForwardingRow key={when} view={view} plan={value} when={when} onEdit={() => setEditing(when)} />
        ))
      ) : (
        <RingPlan view={view} plan={value} />
      )}
      <BoxBlock>
        <p className="meta">
          <AnswerLine
            value={plan}
            now={now}
            asked={pending ? t('forwarding.title') : null}
            failed={error !== null}
            unconfirmed={unconfirmed}
          />
        </p>
        {failure ? <ErrorNote error={failure} onRetry={refresh} /> : null}
        <Warnings warnings={warnings} />
        {canUndo ? (
          <div className="buttons">
            <Button
              size="small"
              icon={Undo2}
              working={undo?.kind === 'running'}
              onPress={() => undoForwarding(view.info.id)}
            >
              {t('forwarding.undo')}
            </Button>
          </div>
        ) : null}
      </BoxBlock>
      {editing && value?.kind === 'by-condition' ? (
        <DestinationSheet view={view} plan={value} when={editing} onClose={() => setEditing(null)} />
      ) : null}
    </>
  )
}
