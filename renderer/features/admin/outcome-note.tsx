import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import { useAdmin, useAdminWords } from './admin-context.tsx'

/** What the last write came to: agreed, not to be checked, or something else. */
export function OutcomeNote() {
  const { t } = useTranslation()
  const { field } = useAdminWords()
  const note = useAdmin((state) => state.note)
  if (note === null) return null
  if (note.kind === 'setting')
    return (
      <Note tone={note.confirmed ? 'ok' : 'warn'} live>
        <p>{note.confirmed ? t('admin.saved') : t('admin.savedUnseen')}</p>
      </Note>
    )
  const { confirmed, readable, differs } = note.write
  if (!readable)
    return (
      <Note tone="info" live>
        <p>{t('admin.savedUnread')}</p>
      </Note>
    )
  const names = differs.map(({ key }) => field(key)).join(', ')
  return (
    <Note tone={confirmed ? 'ok' : 'warn'} live>
      <p>
        {confirmed
          ? t('admin.saved')
          : names === ''
            ? t('admin.savedUnseen')
            : t('admin.savedDiffers', { names })}
      </p>
    </Note>
  )
}
