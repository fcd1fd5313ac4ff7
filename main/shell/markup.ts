/** libnotify reads markup in bodies: remote names must not be able to write any (security.md 4.4). */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
