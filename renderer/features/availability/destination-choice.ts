import { cleanPasted } from '../../ui/format/dialled-text.ts'

/** What stands chosen in the sheet; `text` is kept while another choice is tried. */
export type DestinationChoice = {
  readonly kind: 'nowhere' | 'voicemail' | 'mobile' | 'other'
  readonly text: string
}

export function startChoice(
  current: string | null,
  keywords: readonly ('voicemail' | 'mobile')[],
): DestinationChoice {
  if (current === null) return { kind: keywords[0] ?? 'other', text: '' }
  const keyword = keywords.find((word) => word === current)
  return keyword ? { kind: keyword, text: '' } : { kind: 'other', text: current }
}

/** The destination to send: null ends the forward, undefined means that nothing was typed yet. */
export function chosenDestination({ kind, text }: DestinationChoice): string | null | undefined {
  if (kind === 'nowhere') return null
  if (kind !== 'other') return kind
  const typed = cleanPasted(text)
  return typed === '' ? undefined : typed
}
