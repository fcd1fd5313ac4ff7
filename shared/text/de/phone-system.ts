/** German: en/phone-system.ts. */
export const phoneSystem = {
  callsNow: 'Jetzt bei {{name}}',
  in: 'Eingehend',
  out: 'Ausgehend',
  unknown: 'Im Gespräch',
  passOnOf: 'Gespräch mit {{name}} weitergeben',
  passOnTo: 'Name oder Nummer, an die es geht',
  passOnHint: 'Das Telefonsystem verbindet die andere Seite damit, und Ihr Telefon ist wieder frei.',
  passOnNow: 'Weitergeben',
  feed: 'Als Feed lesen',
  feedTitle: 'Feed: {{folder}}',
  feedEmpty: 'Der Feed hat keine Einträge.',
  feedWait: 'Der Feed wird abgefragt …',
  time: 'Uhrzeit im Telefonsystem',
  timeHint: 'Die Zeiten der Zeitpläne gelten nach dieser Uhr.',
} as const
