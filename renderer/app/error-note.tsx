import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../shared/errors.ts'
import { useSnapshot } from '../stores/screens.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Note } from '../ui/note.tsx'
import { errorText } from './error-text.ts'

type ErrorNoteProps = {
  readonly error: AppError
  readonly onRetry?: () => void
  readonly onDismiss?: () => void
}

/** What went wrong, beside what it concerns: what happened, what still works, what to do next; the code is folded away. */
export function ErrorNote({ error, onRetry, onDismiss }: ErrorNoteProps) {
  const { t } = useTranslation()
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  const [open, setOpen] = useState(false)
  const { headline, rest, details } = errorText(error, accounts)
  return (
    <Note
      tone="danger"
      title={headline}
      live
      actions={
        <>
          {onRetry ? (
            <Button size="small" onPress={onRetry}>
              {t('common.retry')}
            </Button>
          ) : null}
          {onDismiss ? (
            <Button size="small" onPress={onDismiss}>
              {t('common.dismiss')}
            </Button>
          ) : null}
          <Button size="small" kind="quiet" expanded={open} onPress={() => setOpen(!open)}>
            {t('common.details')}
          </Button>
        </>
      }
    >
      {rest === '' ? null : <p>{rest}</p>}
      {open ? (
        <p className="note-details meta">
          <span className="grow selectable">{details}</span>
          <CopyButton look="icon" text={details} label={t('common.copyDetails')} done={t('calls.copied')} />
        </p>
      ) : null}
    </Note>
  )
}
