import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_TEXT_CHARACTERS } from '../../shared/domain/text-message.ts'
import { useErrand, useScreens } from '../stores/screens.tsx'
import { Button } from '../ui/button.tsx'
import { Note } from '../ui/note.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { ErrorNote } from './error-note.tsx'

type TextSheetProps = {
  readonly target: string
  readonly name: string
  /** Null = the preferred line. */
  readonly accountId: string | null
  readonly onClose: () => void
}

/** Writes a short text to somebody. It stays open until it was taken, so that nothing is lost. */
export function TextSheet({ target, name, accountId, onClose }: TextSheetProps) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const [text, setText] = useState('')
  const [sent, setSent] = useState(false)
  const key = `text/${target}`
  const errand = useErrand(key)
  const { run, dismiss } = errands.getState()
  useEffect(() => () => dismiss(key), [dismiss, key])
  const send = (): void =>
    run(
      key,
      () => commands['text.send']({ target, accountId, text: text.trim() }),
      () => {
        setSent(true)
        setText('')
      },
    )
  return (
    <Sheet title={t('others.writeTo', { name })} open onClose={onClose}>
      {sent ? (
        <Note tone="ok" live>
          {t('others.sent')}
        </Note>
      ) : null}
      <TextArea
        label={t('others.words')}
        value={text}
        onChange={(next) => {
          setSent(false)
          setText(next.slice(0, MAX_TEXT_CHARACTERS))
        }}
      />
      <p className="meta">{t('others.left', { count: MAX_TEXT_CHARACTERS - text.length })}</p>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} onDismiss={() => dismiss(key)} /> : null}
      <div className="buttons">
        <Button onPress={onClose}>{t('common.close')}</Button>
        <Button
          kind="primary"
          disabled={text.trim() === ''}
          working={errand?.kind === 'running'}
          onPress={send}
        >
          {t('others.send')}
        </Button>
      </div>
    </Sheet>
  )
}
