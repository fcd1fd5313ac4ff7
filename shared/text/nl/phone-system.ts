/** Dutch: en/phone-system.ts. */
export const phoneSystem = {
  callsNow: 'Nu bij {{name}}',
  in: 'Inkomend',
  out: 'Uitgaand',
  unknown: 'In gesprek',
  passOnOf: 'Het gesprek met {{name}} doorgeven',
  passOnTo: 'Naam of nummer om aan door te geven',
  passOnHint: 'Het telefoonsysteem verbindt de andere kant ermee, en uw telefoon is weer vrij.',
  passOnNow: 'Doorgeven',
  feed: 'Als feed lezen',
  feedTitle: 'Feed: {{folder}}',
  feedEmpty: 'De feed is leeg.',
  feedWait: 'De feed wordt opgevraagd…',
  time: 'Tijd bij het telefoonsysteem',
  timeHint: 'De tijden van schema’s gaan volgens deze klok.',
} as const
