/** Dutch: en/updates.ts. */
export const updates = {
  title: 'Updates',
  automatic: 'Eén keer per dag naar updates zoeken',
  automaticHint: 'Er wordt niets vanzelf opgehaald of geïnstalleerd, en niets over u verstuurd.',
  check: 'Naar updates zoeken',
  checking: 'Bezig met zoeken…',
  current: 'Dit is de nieuwste versie. Gecontroleerd {{when}}.',
  available: 'Sidetone {{version}} is er',
  byHand: 'Installeer het zoals u dit hebt geïnstalleerd.',
  fetchSize: 'Ophalen ({{size}})',
  downloading: 'Sidetone {{version}} wordt opgehaald…',
  ready: 'Sidetone {{version}} is klaar',
  readyHint:
    'Het is gecontroleerd. Opnieuw starten duurt een paar seconden; zolang komen er geen oproepen binnen.',
  restart: 'Opnieuw starten en bijwerken',
  waiting: 'Sidetone start opnieuw als uw gesprek eindigt',
  notNow: 'Niet nu',
  installing: 'Start opnieuw…',
  notes: 'Nieuw in {{version}}',
  off: {
    build:
      'Deze uitgave van Sidetone zoekt niet naar updates. Nieuwe versies komen van wie haar installeerde.',
    managed: 'De beheerder van deze computer zorgt voor updates.',
  },
} as const
