/** C0, C1, DEL, line and paragraph separators, and every bidi control (security.md 4.4). */
const FORBIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/gu

export type RemoteTextKind = 'name' | 'address' | 'message' | 'text'
const LIMIT: Record<RemoteTextKind, number> = { name: 64, address: 128, message: 300, text: 4000 }

/**
 * The one door for text that came from the network: NFC, controls and bidi overrides out, white space folded, cut to
 * 64 (name), 128 (address), 300 (message) or 4000 (text) grapheme clusters. The result may be empty; show it as text only.
 */
export function cleanRemoteText(text: string, kind: RemoteTextKind): string {
  const limit = LIMIT[kind]
  // A cluster can be many code units: cut the raw text first so that a 1 MB name costs nothing.
  const folded = text
    .slice(0, limit * 32)
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(FORBIDDEN, '')
    .trim()
  if (folded.length <= limit) return folded
  const clusters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(folded)]
  if (clusters.length <= limit)
    return folded.length <= limit * 8 ? folded : folded.slice(0, limit * 8).toWellFormed()
  return `${clusters
    .slice(0, limit - 1)
    .map((part) => part.segment)
    .join('')}…`
}
