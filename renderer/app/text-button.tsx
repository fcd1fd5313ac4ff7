import { MessageSquare } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSnapshot } from '../stores/screens.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { TextSheet } from './text-sheet.tsx'

type TextButtonProps = {
  readonly target: string
  readonly name: string
  readonly accountId: string | null
  readonly look: 'icon' | 'words'
}

/** Opens the sheet to write a short text. Nothing where no line is ready. */
export function TextButton({ target, name, accountId, look }: TextButtonProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const ready = useSnapshot(({ accounts }) => accounts.some((view) => view.line.kind === 'ready'))
  if (!ready) return null
  const onPress = (): void => setOpen(true)
  return (
    <>
      {look === 'icon' ? (
        <IconButton icon={MessageSquare} label={t('others.writeTo', { name })} onPress={onPress} />
      ) : (
        <Button icon={MessageSquare} label={`${t('others.write')}: ${name}`} onPress={onPress}>
          {t('others.write')}
        </Button>
      )}
      {open ? (
        <TextSheet target={target} name={name} accountId={accountId} onClose={() => setOpen(false)} />
      ) : null}
    </>
  )
}
