/** Dutch: en/enrol.ts. */
export const enrol = {
  title: 'Nieuw account bij {{system}}',
  question: 'Nog geen account?',
  open: 'Maak er een bij {{system}}',
  lead: '{{system}} maakt een account voor u en het wordt hier meteen ingesteld.',
  make: 'Account maken',
  making: 'Account wordt gemaakt…',
  once: 'Het formulier wordt één keer gestuurd. Er volgt een e-mail.',
  done: '{{address}} is van u',
  doneText: 'Het kan even duren voordat oproepen aankomen.',
  go: 'Verder',
  'answer-lost': 'Het antwoord van de server raakte verloren; aanmelden liet zien dat het account er is.',
  'certificate-weak':
    'De server maakte ook een certificaat van een oud soort. Het is niet opgeslagen; het wachtwoord wordt gebruikt.',
  'certificate-unreadable':
    'De server stuurde ook een certificaat dat niet te lezen is. Het wachtwoord wordt gebruikt.',
} as const
