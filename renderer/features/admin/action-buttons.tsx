import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AdminAction } from '../../../shared/domain/admin.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import type { AdminPlace } from '../../stores/admin-store.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useAdmin, useAdminErrand, useAdminWords } from './admin-context.tsx'

type ActionButtonsProps = {
  readonly place: AdminPlace
  readonly on: AdminAction['on']
  readonly id: string | null
}

/** What can be set off besides. What interrupts calls or wants a word asks first, with what follows. */
export function ActionButtons({ place, on, id }: ActionButtonsProps) {
  const words = useAdminWords()
  const run = useAdmin((state) => state.run)
  const errand = useAdminErrand('run')
  const [asked, setAsked] = useState<AdminAction | null>(null)
  const actions = place.resource.actions.filter((action) => action.on === on)
  return (
    <>
      {actions.map((action) => (
        <Button
          key={action.name}
          size="small"
          kind={action.dangerous ? 'quiet-danger' : 'plain'}
          onPress={() =>
            action.dangerous || action.argument !== null
              ? setAsked(action)
              : run(place, action.name, id, null, () => undefined)
          }
        >
          {words.action(action.name)}
        </Button>
      ))}
      {asked === null && errand?.kind === 'failed' && actions.length > 0 ? (
        <ErrorNote error={errand.error} />
      ) : null}
      {asked === null ? null : (
        <ActionSheet place={place} action={asked} id={id} onDone={() => setAsked(null)} />
      )}
    </>
  )
}

type ActionSheetProps = {
  readonly place: AdminPlace
  readonly action: AdminAction
  readonly id: string | null
  readonly onDone: () => void
}

function ActionSheet({ place, action, id, onDone }: ActionSheetProps) {
  const { t } = useTranslation()
  const words = useAdminWords()
  const run = useAdmin((state) => state.run)
  const errand = useAdminErrand('run')
  const [argument, setArgument] = useState('')
  const label = words.action(action.name)
  const needsWord = action.argument !== null && argument.trim() === ''
  return (
    <Sheet
      asks
      open
      title={t('admin.actionAsk', { action: id === null || id === '' ? label : `${label}: ${id}` })}
      onClose={onDone}
    >
      {action.dangerous ? (
        <p className="sheet-text">{words.consequence(place.resource, action.name)}</p>
      ) : null}
      {action.argument === null ? null : (
        <TextField
          label={words.argument(action.argument)}
          value={argument}
          onChange={setArgument}
          autoFocus
        />
      )}
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      <div className="sheet-actions">
        <Button
          kind={action.dangerous ? 'danger' : 'primary'}
          working={errand?.kind === 'running'}
          disabled={needsWord}
          onPress={() =>
            run(place, action.name, id, action.argument === null ? null : argument.trim(), onDone)
          }
        >
          {label}
        </Button>
        <Button onPress={onDone}>{t('common.cancel')}</Button>
      </div>
    </Sheet>
  )
}
