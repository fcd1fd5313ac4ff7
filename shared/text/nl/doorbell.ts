/** Dutch: en/doorbell.ts. */
export const doorbell = {
  title: 'Deurbel',
  rings: 'Er staat iemand aan de deur',
  stopped: 'De bel is gestopt',
  answerHere: 'Opnemen',
  open: 'Deur openen',
  opening: 'Bezig met openen…',
  opened: 'Deur geopend. Het apparaat bevestigde het.',
  openedShort: 'Deur geopend',
  done: 'Gedaan. Het apparaat bevestigde het.',
  pulse: 'Het apparaat zei ja. De puls was voorbij voordat hij kon worden teruggelezen.',
  pulseShort: 'Het apparaat zei ja',
  differs:
    'Het apparaat zei ja, maar zijn schakelaar staat niet zoals gevraagd. Probeer het opnieuw of kijk bij de deur.',
  differsShort: 'Niet geopend: de schakelaar bewoog niet',
  picture: 'Wat de camera van {{name}} ziet',
  noPicture: 'Nog geen beeld',
  silence: 'Stil',
  silenced: 'Stil',
  aloud: 'Er staat iemand bij {{name}}.',
} as const
