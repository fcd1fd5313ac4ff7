import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useErrand, useScreens } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'

/** Files of cards in and out of a person's own book, and what came of the last one. */
export function useCardFiles() {
  const { commands, errands } = useScreens()
  const { t } = useTranslation()
  const [done, setDone] = useState<string | null>(null)
  const { run } = errands.getState()
  return {
    done,
    clear: () => setDone(null),
    importInto: (accountId: string) =>
      run(
        errandKey.cards,
        () => commands['people.import']({ accountId }),
        (report) => {
          if (report) setDone(t('people.imported', report))
        },
      ),
    exportFrom: (accountId: string) =>
      run(
        errandKey.cards,
        () => commands['people.export']({ accountId }),
        (report) => {
          if (report) setDone(t('people.exported', report))
        },
      ),
    refresh: () => run(errandKey.cards, () => commands['people.refresh']({})),
  }
}

export function FilesNote({ files }: { readonly files: ReturnType<typeof useCardFiles> }) {
  const { t } = useTranslation()
  const { errands } = useScreens()
  const errand = useErrand(errandKey.cards)
  if (errand?.kind === 'failed')
    return <ErrorNote error={errand.error} onDismiss={() => errands.getState().dismiss(errandKey.cards)} />
  if (files.done === null) return null
  return (
    <Note
      tone="ok"
      live
      title={files.done}
      actions={
        <Button size="small" onPress={files.clear}>
          {t('common.dismiss')}
        </Button>
      }
    />
  )
}
