/** German: en/updates.ts. */
export const updates = {
  title: 'Updates',
  automatic: 'Einmal am Tag nach Updates suchen',
  automaticHint: 'Nichts wird von selbst geholt oder installiert, und nichts über Sie wird gesendet.',
  check: 'Nach Updates suchen',
  checking: 'Wird gesucht …',
  current: 'Das ist die neueste Version. Geprüft {{when}}.',
  available: 'Sidetone {{version}} ist da',
  byHand: 'Installieren Sie es so, wie Sie dieses installiert haben.',
  fetchSize: 'Holen ({{size}})',
  downloading: 'Sidetone {{version}} wird geholt …',
  ready: 'Sidetone {{version}} ist bereit',
  readyHint: 'Es wurde geprüft. Ein Neustart dauert ein paar Sekunden; solange können keine Anrufe ankommen.',
  restart: 'Neu starten und aktualisieren',
  waiting: 'Sidetone startet neu, wenn Ihr Anruf endet',
  notNow: 'Nicht jetzt',
  installing: 'Startet neu …',
  notes: 'Neu in {{version}}',
  off: {
    build:
      'Diese Ausgabe von Sidetone sucht nicht nach Updates. Neue Versionen kommen von dem, der sie installiert hat.',
    managed: 'Wer diesen Computer betreut, kümmert sich um Updates.',
  },
} as const
