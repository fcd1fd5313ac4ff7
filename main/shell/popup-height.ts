import type { Doorbell } from '../../shared/domain/doorbell.ts'

/** Heights in px: a call alone, a call beside another, a bell with the picture of its camera (renderer/incoming/popup.css). */
const CALL = 128
const CALL_OF_TWO = 110
const BELL = 212
/** More are counted, not drawn. */
const MOST = 2

/** How high the popup is for these bells and this many calls beside them, in px. */
export function popupHeight(bells: readonly Pick<Doorbell, 'hasCamera'>[], calls: number): number {
  const shown = [...bells.map(({ hasCamera }) => hasCamera), ...Array<boolean>(calls).fill(false)]
  const [first = false, second] = shown.slice(0, MOST)
  if (second === undefined) return first ? BELL : CALL
  return [first, second].reduce((sum, isBell) => sum + (isBell ? BELL : CALL_OF_TWO), 0)
}
