import { createContext, useContext } from 'react'
import { doorbell } from '../../shared/text/en/doorbell.ts'
import { callEnd, incoming } from '../../shared/text/en/incoming.ts'
import type { Words } from '../../shared/text/words.ts'

/** What the popup says, in English; it is there before its window is asked for. */
export const ENGLISH_POPUP = { callEnd, doorbell, incoming } as const

type PopupTexts = Words<typeof ENGLISH_POPUP>
export const PopupTextsContext = createContext<PopupTexts>(ENGLISH_POPUP)

export function usePopupTexts(): PopupTexts {
  return useContext(PopupTextsContext)
}
