/** German: en/enrol.ts. */
export const enrol = {
  title: 'Neues Konto bei {{system}}',
  question: 'Noch kein Konto?',
  open: 'Eines bei {{system}} anlegen',
  lead: '{{system}} legt ein Konto für Sie an, und es wird hier gleich eingerichtet.',
  make: 'Konto anlegen',
  making: 'Konto wird angelegt …',
  once: 'Das Formular wird einmal gesendet. Eine E-Mail folgt.',
  done: '{{address}} gehört Ihnen',
  doneText: 'Es kann einen Moment dauern, bis Anrufe ankommen.',
  go: 'Weiter',
  'answer-lost': 'Die Antwort des Servers ging verloren; die Anmeldung hat gezeigt, dass das Konto da ist.',
  'certificate-weak':
    'Der Server hat auch ein Zertifikat alter Art gemacht. Es wurde nicht gespeichert; das Passwort wird benutzt.',
  'certificate-unreadable':
    'Der Server hat auch ein Zertifikat gesendet, das sich nicht lesen lässt. Das Passwort wird benutzt.',
} as const
