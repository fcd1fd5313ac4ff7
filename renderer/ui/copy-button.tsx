import { Check, Copy } from 'lucide-react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { useCopy } from './use-copy.ts'

type CopyButtonProps = {
  readonly text: string
  readonly label: string
  /** What it says when it is done. */
  readonly done: string
  readonly look: 'icon' | 'words'
}

/** Copies a text and says that it did. */
export function CopyButton({ text, label, done, look }: CopyButtonProps) {
  const { copied, copy } = useCopy()
  const icon = copied ? Check : Copy
  const words = copied ? done : label
  return (
    <>
      {look === 'icon' ? (
        <IconButton icon={icon} label={words} onPress={() => copy(text)} />
      ) : (
        <Button icon={icon} onPress={() => copy(text)}>
          {words}
        </Button>
      )}
      <span className="only-for-readers" role="status">
        {copied ? done : ''}
      </span>
    </>
  )
}
