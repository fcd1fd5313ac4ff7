/** German: en/doorbell.ts. */
export const doorbell = {
  title: 'Türklingel',
  rings: 'Jemand ist an der Tür',
  stopped: 'Die Klingel hat aufgehört',
  answerHere: 'Annehmen',
  open: 'Tür öffnen',
  opening: 'Wird geöffnet …',
  opened: 'Tür geöffnet. Das Gerät hat es bestätigt.',
  openedShort: 'Tür geöffnet',
  done: 'Erledigt. Das Gerät hat es bestätigt.',
  pulse: 'Das Gerät hat zugestimmt. Der Impuls war vorbei, bevor er sich zurücklesen ließ.',
  pulseShort: 'Das Gerät hat zugestimmt',
  differs:
    'Das Gerät hat zugestimmt, aber sein Schalter steht nicht wie verlangt. Versuchen Sie es erneut oder sehen Sie nach der Tür.',
  differsShort: 'Nicht geöffnet: Der Schalter hat sich nicht bewegt',
  picture: 'Was die Kamera von {{name}} sieht',
  noPicture: 'Noch kein Bild',
  silence: 'Stumm',
  silenced: 'Stumm',
  aloud: 'Jemand steht vor: {{name}}.',
} as const
