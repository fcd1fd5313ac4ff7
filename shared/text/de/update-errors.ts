/** German: en/update-errors.ts. */
export const updateErrors = {
  'update-off': 'Sidetone sucht hier nicht nach Updates. Fragen Sie, wer es installiert hat.',
  'update-unsigned': 'Dieses Update ist nicht von uns signiert. Es wurde abgelehnt.',
  'update-tampered': 'Dieses Update wurde nach dem Signieren verändert. Es wurde abgelehnt.',
  'update-malformed': 'Der Updateserver hat kein Update gesendet. Versuchen Sie es später erneut.',
  'update-expired': 'Dieses Update ist veraltet. Es wurde abgelehnt. Prüfen Sie das Datum Ihres Computers.',
  'update-downgrade': 'Dieses Update ist eine ältere Version. Es wurde abgelehnt.',
  'update-other-product': 'Dieses Update gehört zu einem anderen Programm. Es wurde abgelehnt.',
  'update-other-channel': 'Dieses Update gehört zu einer anderen Art von Ausgabe. Es wurde abgelehnt.',
  'update-no-file': 'Es gibt eine neue Version, aber nicht für diesen Computer.',
  'update-wrong-size':
    'Das Update ist nicht so lang, wie es sein sollte. Es wurde verworfen. Versuchen Sie es erneut.',
  'update-wrong-hash': 'Das Update ist nicht das angekündigte. Es wurde verworfen. Versuchen Sie es erneut.',
  'update-not-installed':
    'Das Update ließ sich nicht installieren. Sidetone geht wie bisher. Versuchen Sie es erneut.',
} as const
