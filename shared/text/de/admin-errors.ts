/** German: en/admin-errors.ts. */
export const adminErrors = {
  'not-found/admin-resource':
    'So etwas gibt es nicht zu verwalten[: {{field}}]. Nichts wurde geändert. „sidetone admin resources“ nennt alles.',
  'not-found/admin-item':
    '{{host|Das Telefonsystem}} hat keinen Eintrag dieses Namens oder dieser Nummer[: {{field}}]. Nichts wurde geändert. Sehen Sie in die Liste.',
  'not-found/admin-setting':
    '{{host|Das Telefonsystem}} hat keine Einstellung dieses Namens[: {{field}}]. Nichts wurde geändert. Sehen Sie in die Liste der Einstellungen.',
  'not-supported/admin-verb':
    'Das Telefonsystem bietet dafür keinen Weg[: {{field}}]. Nichts wurde geändert. „sidetone admin resources“ sagt, was womit geht.',
  'not-supported/admin-settings':
    'Das hat keine eigenen Einstellungen[: {{field}}]. Nichts wurde geändert. „sidetone admin resources“ sagt, was welche hat.',
  'not-supported/admin-absent':
    '{{host|Dieses Telefonsystem}} hat das nicht. Alles andere geht wie bisher. Es gehört zu einer anderen Ausgabe oder einer neueren Version.',
  'not-supported/admin-method':
    '{{host|Dieses Telefonsystem}} kennt das, aber nicht so. Nichts wurde geändert. Eine andere Version kann es vielleicht.',
  'not-supported/admin-id':
    'Nach einem Namen mit Leerzeichen oder solchen Zeichen lässt sich das Telefonsystem nicht fragen. Nichts wurde geändert. Geben Sie ihm zuerst auf dessen eigenen Seiten einen einfachen Namen.',
  'forbidden/admin':
    '{{host|Das Telefonsystem}} kennt Sie, lässt Sie aber nicht verwalten. Alles andere geht wie bisher. Fragen Sie den Betreiber.',
  'invalid-input/admin-unknown-field':
    'Das Telefonsystem kennt kein solches Feld[: {{field}}]. Nichts wurde gesendet. Lassen Sie es weg oder sehen Sie in „sidetone admin resources --json“ nach.',
  'invalid-input/admin-kind':
    'In dieses Feld gehört etwas anderer Art[: {{field}}]. Nichts wurde gesendet. Sehen Sie in „sidetone admin resources --json“ nach.',
  'invalid-input/admin-option':
    'Dieser Wert ist nicht unter den möglichen[: {{field}}]. Nichts wurde gesendet. Sehen Sie nach, was es sein darf.',
  'invalid-input/admin-required': 'Etwas fehlt[: {{field}}]. Nichts wurde gesendet. Tragen Sie es ein.',
  'invalid-input/admin-read-only':
    'Dieses Feld lässt sich nicht ändern[: {{field}}]. Nichts wurde gesendet. Lassen Sie es weg.',
  'invalid-input/admin-empty-value':
    'Ein leerer Wert lässt sich nicht senden[: {{field}}]. Nichts wurde geändert. Stellen Sie stattdessen die Vorgabe wieder her.',
  'invalid-input/admin-setting-group':
    'Das ist eine Gruppe von Einstellungen[: {{field}}]. Nichts wurde geändert. Nennen Sie eine davon.',
  'invalid-input/admin-settings-id':
    'Jedes davon hat eigene Einstellungen[: {{field}}]. Nichts wurde geändert. Sagen Sie, welches gemeint ist.',
  'conflict/admin':
    '{{host|Das Telefonsystem}} tut das nicht, so wie es jetzt steht[: „{{serverText}}“]. Nichts wurde geändert. Ändern Sie, was im Weg steht, etwa den Sondermodus, und versuchen Sie es erneut.',
  'server-error/admin':
    '{{host|Das Telefonsystem}} konnte das nicht[ (Status {{status}})][: „{{serverText}}“]. Sehen Sie nach, was jetzt eingestellt ist, bevor Sie es erneut versuchen.',
  'bad-response/negotiation':
    '{{host|Das Telefonsystem}} antwortet nicht in einer Form, die Sidetone liest. Hier wurde nichts geändert. Seine Version ist vielleicht älter oder neuer, als Sidetone sie kennt.',
  'bad-response/html':
    '{{host|Der Server}} hat eine Webseite statt einer Antwort gesendet. Hier wurde nichts geändert. Prüfen Sie die Adresse oder sagen Sie es dem Betreiber.',
} as const
