import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

/** A picture of another machine's code, read in this page: nothing of it is kept or sent. */
export function CodeFromImage({ onCode }: { readonly onCode: (text: string) => void }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [nothing, setNothing] = useState(false)
  const read = async (file: File): Promise<void> => {
    setNothing(false)
    const { readCode } = await import('./read-code.ts')
    const text = await readCode(file)
    if (text === null) setNothing(true)
    else onCode(text)
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        className="only-for-readers"
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) void read(file)
        }}
      />
      <Button onPress={() => input.current?.click()}>{t('accountPage.journal.codeImage')}</Button>
      <p className="field-error tone-danger" role="status">
        {nothing ? t('accountPage.journal.codeImageNone') : ''}
      </p>
    </>
  )
}
