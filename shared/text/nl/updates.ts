/** Dutch: en/updates.ts. */
export const updates = {
  title: 'Updates',
  automatic: 'Eén keer per dag naar updates kijken',
  automaticHint: 'Niets wordt vanzelf opgehaald of geïnstalleerd, en niets over u wordt verzonden.',
  check: 'Naar updates kijken',
  checking: 'Bezig met kijken…',
  current: 'Dit is de nieuwste versie. Gekeken {{when}}.',
  available: 'Sidetone {{version}} is er',
  byHand: 'Installeer hem zoals u deze hebt geïnstalleerd.',
  fetchSize: 'Ophalen ({{size}})',
  downloading: 'Sidetone {{version}} wordt opgehaald…',
  ready: 'Sidetone {{version}} is klaar',
  readyHint:
    'Hij is gecontroleerd. Opnieuw starten duurt enkele seconden, zolang komen er geen oproepen binnen.',
  restart: 'Opnieuw starten en bijwerken',
  waiting: 'Sidetone start opnieuw als uw gesprek eindigt',
  notNow: 'Nu niet',
  installing: 'Start opnieuw…',
  notes: 'Nieuw in {{version}}',
  off: {
    build:
      'Deze uitgave van Sidetone kijkt niet naar updates. Nieuwe versies komen van wie hem heeft geïnstalleerd.',
    managed: 'Wie deze computer beheert, zorgt voor updates.',
  },
}
