import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../../shared/domain/history.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { LazyCallDetails } from './lazy-call-details.tsx'

/** The details of a call in a window that has no second pane. */
export function CallSheet({
  entry,
  onClose,
}: {
  readonly entry: HistoryEntry
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <Sheet open title={t('person.details')} onClose={onClose}>
      <LazyCallDetails entry={entry} />
      <div className="sheet-actions">
        <Button onPress={onClose}>{t('common.close')}</Button>
      </div>
    </Sheet>
  )
}
