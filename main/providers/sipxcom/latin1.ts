/*
 * One family of answers is written in ISO-8859-1, and what does not fit becomes a question mark (reference sipxcom-user
 * 0.4). Requests are read as UTF-8, so the value on the server is good; only our picture of it is spoilt.
 */

/** What a text looks like when the server shows it again. */
export function asShown(text: string): string {
  return text.replace(/[\u{10000}-\u{10ffff}]|[^\u0000-\u00ff]/gu, '?')
}

/** Whether a text that the server showed may have lost characters: writing it back would make the loss real. */
export function mayBeSpoilt(shown: string): boolean {
  return shown.includes('?')
}
