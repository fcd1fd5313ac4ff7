/** The locale for dates and numbers: the person's own where it goes with English sentences, else British English. */
export function formatLocale(preferred: string): string {
  return /^en(-|$)/i.test(preferred) ? preferred : 'en-GB'
}
