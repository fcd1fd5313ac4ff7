/** German: en/updates.ts. */
export const updates = {
  title: 'Updates',
  automatic: 'Einmal am Tag nach Updates sehen',
  automaticHint: 'Nichts wird von selbst geladen oder installiert, und nichts über Sie wird gesendet.',
  check: 'Nach Updates sehen',
  checking: 'Sehe nach …',
  current: 'Das ist die neueste Version. Nachgesehen {{when}}.',
  available: 'Sidetone {{version}} ist da',
  byHand: 'Installieren Sie sie so, wie Sie diese installiert haben.',
  fetchSize: 'Laden ({{size}})',
  downloading: 'Sidetone {{version}} wird geladen …',
  ready: 'Sidetone {{version}} ist bereit',
  readyHint: 'Es wurde geprüft. Ein Neustart dauert einige Sekunden, solange kommen keine Anrufe an.',
  restart: 'Neu starten und aktualisieren',
  waiting: 'Sidetone startet neu, wenn Ihr Gespräch endet',
  notNow: 'Nicht jetzt',
  installing: 'Startet neu …',
  notes: 'Neu in {{version}}',
  off: {
    build:
      'Diese Fassung von Sidetone sieht nicht nach Updates. Neue Versionen kommen von dem, der sie installiert hat.',
    managed: 'Wer diesen Computer betreut, kümmert sich um Updates.',
  },
}
