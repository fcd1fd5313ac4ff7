import { useState } from 'react'
import { useStore } from 'zustand'
import { ENGLISH_ERRORS } from '../../shared/text/error-sentence.ts'
import type { Language } from '../../shared/text/languages.ts'
import { withEnglish } from '../../shared/text/words.ts'
import type { SnapshotStore } from '../stores/snapshot-store.ts'
import { speakErrors } from '../text/error-sentence.ts'
import { useLanguage } from '../text/use-language.ts'
import { ENGLISH_POPUP, PopupTextsContext } from './popup-texts.ts'
import { Popup, type PopupCommands } from './popup.tsx'

type PopupRootProps = { readonly store: SnapshotStore; readonly commands: PopupCommands }

/** The popup in the language of the app. A call that comes before its sentences is shown when they are there. */
export function PopupRoot({ store, commands }: PopupRootProps) {
  const wanted = useStore(store, ({ snapshot }) => snapshot && (snapshot.language ?? 'en'))
  const [texts, setTexts] = useState<React.ContextType<typeof PopupTextsContext>>(ENGLISH_POPUP)
  const [speak] = useState(() => (_: Language, other: object): void => {
    speakErrors(ENGLISH_ERRORS, other)
    setTexts(withEnglish(ENGLISH_POPUP, other))
  })
  const language = useLanguage(wanted, speak)
  if (language === null) return null
  return (
    <PopupTextsContext value={texts}>
      <Popup store={store} commands={commands} />
    </PopupTextsContext>
  )
}
