/** German: en/update-errors.ts. */
export const updateErrors = {
  'update-off': 'Sidetone sieht hier nicht nach Updates. Fragen Sie, wer es installiert hat.',
  'update-unsigned': 'Dieses Update ist nicht von uns unterschrieben. Es wurde abgelehnt.',
  'update-tampered': 'Dieses Update wurde nach der Unterschrift verändert. Es wurde abgelehnt.',
  'update-malformed': 'Der Update-Server hat kein Update gesendet. Versuchen Sie es später noch einmal.',
  'update-expired': 'Dieses Update ist veraltet. Es wurde abgelehnt. Prüfen Sie das Datum Ihres Computers.',
  'update-downgrade': 'Dieses Update ist eine ältere Version. Es wurde abgelehnt.',
  'update-other-product': 'Dieses Update ist für ein anderes Programm. Es wurde abgelehnt.',
  'update-other-channel': 'Dieses Update ist für eine andere Art von Ausgabe. Es wurde abgelehnt.',
  'update-no-file': 'Es gibt eine neue Version, aber nicht für diesen Computer.',
  'update-wrong-size':
    'Das Update ist nicht so lang, wie es sein soll. Es wurde verworfen. Versuchen Sie es noch einmal.',
  'update-wrong-hash':
    'Das Update ist nicht das angekündigte. Es wurde verworfen. Versuchen Sie es noch einmal.',
  'update-not-installed':
    'Das Update konnte nicht installiert werden. Sidetone funktioniert wie zuvor. Versuchen Sie es noch einmal.',
}
