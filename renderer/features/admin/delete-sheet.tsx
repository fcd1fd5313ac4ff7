import { useTranslation } from 'react-i18next'
import type { AdminItem } from '../../../shared/domain/admin.ts'
import { valueAt, valueWords } from '../../../shared/domain/admin-values.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import type { AdminPlace } from '../../stores/admin-store.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useAdmin, useAdminErrand, useAdminWords } from './admin-context.tsx'

type DeleteSheetProps = {
  readonly place: AdminPlace & { kind: 'item' }
  readonly thing: AdminItem
  readonly onDone: () => void
}

/** Says what goes with it before a thing is deleted; its name is on the button. */
export function DeleteSheet({ place, thing, onDone }: DeleteSheetProps) {
  const { t } = useTranslation()
  const words = useAdminWords()
  const remove = useAdmin((state) => state.remove)
  const errand = useAdminErrand('remove')
  const { resource, id } = place
  const [first = resource.idField] = resource.columns
  const name = valueWords(valueAt(thing, first)) ?? id
  return (
    <Sheet asks open title={t('admin.deletedAsk', { name })} onClose={onDone}>
      <p className="sheet-text">{words.deleted(resource)}</p>
      <p className="sheet-text">{t('admin.cannotUndo')}</p>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
      <div className="sheet-actions">
        <Button kind="danger" working={errand?.kind === 'running'} onPress={() => remove(place, onDone)}>
          {t('admin.deleteNamed', { name })}
        </Button>
        <Button onPress={onDone}>{t('admin.keep')}</Button>
      </div>
    </Sheet>
  )
}
