/** What people put between digits, and the invisible marks that copied numbers carry. */
const SEPARATORS = /[\s\u00a0().\-/\u2010-\u2015\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * Cleans pasted text for the keypad field: line breaks and invisible marks go, a `tel:` or `sip:` in front goes, and when
 * only a number is left its punctuation goes too (`+31 (0)20-123` keeps its 0: what was pasted is not rewritten).
 */
export function cleanPasted(text: string): string {
  const oneLine = text.trim().split(/[\r\n]/)[0] ?? ''
  const bare = oneLine.replace(/^(?:sips?|tel|callto):(?:\/\/)?/i, '')
  const number = bare.replace(SEPARATORS, '')
  if (/^\+?[0-9*#]+$/.test(number)) return number
  return bare.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, '').slice(0, 128)
}

/** Puts `added` in the place of the selection and says where the caret goes. */
export function insertAt(
  text: string,
  added: string,
  start: number,
  end: number,
): { readonly text: string; readonly caret: number } {
  return { text: text.slice(0, start) + added + text.slice(end), caret: start + added.length }
}

/** Deletes the selection, or the sign before the caret. */
export function deleteBefore(
  text: string,
  start: number,
  end: number,
): { readonly text: string; readonly caret: number } {
  const from = start === end ? Math.max(0, start - 1) : start
  return { text: text.slice(0, from) + text.slice(end), caret: from }
}
