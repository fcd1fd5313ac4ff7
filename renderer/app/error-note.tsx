import { useTranslation } from 'react-i18next'
import type { AppError } from '../../shared/errors.ts'
import { useSnapshot } from '../stores/screens.tsx'
import { Button } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { errorText } from './error-text.ts'

type ErrorNoteProps = {
  readonly error: AppError
  readonly onRetry?: () => void
  readonly onDismiss?: () => void
}

/** What went wrong, beside what it concerns: what happened, what still works, what to do next. */
export function ErrorNote({ error, onRetry, onDismiss }: ErrorNoteProps) {
  const { t } = useTranslation()
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  const { headline, rest, details } = errorText(error, accounts)
  const actions = [
    onRetry ? (
      <Button key="retry" size="small" onPress={onRetry}>
        {t('common.retry')}
      </Button>
    ) : null,
    onDismiss ? (
      <Button key="dismiss" size="small" kind="quiet" onPress={onDismiss}>
        {t('common.dismiss')}
      </Button>
    ) : null,
  ].filter((action) => action !== null)
  return (
    <Note tone="danger" title={headline} live {...(actions.length > 0 ? { actions } : {})}>
      {rest === '' ? null : <p>{rest}</p>}
      <p className="meta selectable">{details}</p>
    </Note>
  )
}
