/** German: en/people-errors.ts. */
export const peopleErrors = {
  'not-found/message':
    'Diese Nachricht ist nicht mehr in der Mailbox. Nichts wurde geändert. Fragen Sie die Liste neu ab.',
  'not-found/person':
    'Niemand mit dieser Kennung steht in den Telefonbüchern. Nichts wurde geändert. Suchen Sie stattdessen nach dem Namen.',
  'not-found/own-entry':
    'Dieser Eintrag steht nicht in Ihrem eigenen Telefonbuch und lässt sich hier nicht ändern. Nichts wurde geändert. Fügen Sie ihn zuerst Ihrem eigenen hinzu.',
  'not-found/avatar': 'Von dieser Person gibt es kein Bild. Alles andere geht wie bisher.',
  'not-found/participant':
    'Dieser Teilnehmer ist nicht mehr im Raum. Nichts wurde geändert. Sehen Sie nach, wer jetzt darin ist.',
  'not-found/room-empty':
    'Niemand ist im Raum, also gibt es dort nichts zu tun. Nichts wurde geändert. Laden Sie zuerst jemanden ein.',
  'conflict/duplicate-entry':
    'Diese Person mit dieser Nummer steht schon in Ihrem Telefonbuch. Nichts wurde hinzugefügt. Ändern Sie den Eintrag, der da ist.',
  'invalid-input/setting-unknown':
    'Diese Einstellung gibt es nicht[: {{field}}]. Nichts wurde geändert. Sehen Sie in die Liste der Einstellungen.',
  'invalid-input/setting-read-only':
    'Das setzt nur das Telefonsystem selbst[: {{field}}]. Nichts wurde geändert. Fragen Sie den Betreiber.',
  'invalid-input/setting-choice':
    'Das ist keine der Möglichkeiten[: {{field}}]. Nichts wurde geändert. Sehen Sie nach, was zur Wahl steht.',
  'invalid-input/setting-number':
    'Das muss eine ganze Zahl sein[: {{field}}]. Nichts wurde geändert. Tippen Sie nur Ziffern.',
  'invalid-input/email':
    'Das Telefonsystem nimmt diese E-Mail-Adresse nicht[: {{field}}]. Nichts wurde geändert. Es will eine Endung von zwei bis vier Buchstaben.',
  'invalid-input/characters-lost':
    'Das Telefonsystem kann das nur mit Fragezeichen zeigen[: {{field}}], und würden die zurückgeschrieben, wären die wahren Zeichen verloren. Nichts wurde geändert. Tippen Sie es neu.',
  'invalid-input/empty-field':
    'Das darf nicht leer sein[: {{field}}]. Nichts wurde geändert. Ein Eintrag braucht Vornamen, Nachnamen und Nummer.',
  'invalid-input/pin':
    'Eine PIN hat mindestens vier Ziffern und nichts als Ziffern. Sie wurde nicht geändert. Wählen Sie eine andere.',
  'invalid-input/password-short':
    'Ein Passwort hat mindestens acht Zeichen. Es wurde nicht geändert. Wählen Sie ein längeres.',
  'invalid-input/verb':
    'Der Raum kennt diesen Befehl nicht. Nichts wurde geändert. Sehen Sie in die Liste der Befehle.',
  'invalid-input/command-characters':
    'Das Telefonsystem kann diese Zeichen in einem Befehl nicht nehmen. Nichts wurde gesendet. Nehmen Sie Buchstaben, Ziffern, Punkte und Striche.',
  'invalid-input/room-name':
    'Das Telefonsystem findet einen Raum dieses Namens nicht wieder. Nichts wurde geändert. Nehmen Sie Buchstaben, Ziffern, Punkte und Striche.',
  'not-supported/room-name':
    'Das Telefonsystem kann einen Raum dieses Namens nicht ansprechen. Nichts wurde geändert. Benennen Sie ihn auf der Website des Systems um, ohne Leerzeichen.',
  'file-invalid/no-cards': 'In dieser Datei ist kein Kontakt mit Namen und Nummer. Nichts wurde hinzugefügt.',
  'server-error/no-voicemail-node':
    'Die Mailboxen von {{host|dem Server}} laufen nicht. Alles andere geht wie bisher. Versuchen Sie es in ein paar Minuten erneut.',
  'bad-response/not-acceptable':
    '{{host|Der Server}} hat das in keiner Form, die Sidetone liest. Nichts wurde geändert. Die Software dort ist vielleicht älter oder neuer, als Sidetone sie kennt.',
  'bad-response/not-xml':
    '{{host|Der Server}} hat mit unlesbarem Text geantwortet. Hier wurde nichts geändert. Versuchen Sie es erneut; geht es so weiter, sagen Sie es dem Betreiber.',
  'bad-response/doctype':
    'Die Antwort von {{host|dem Server}} beginnt mit einer eigenen Deklaration, der Sidetone nicht folgt. Hier wurde nichts geändert. Sagen Sie es dem Betreiber des Servers.',
  'invalid-input/rule':
    '{{host|Der Server}} findet das gegen seine Regeln.[ Er sagt: „{{serverText}}“.] Nichts wurde geändert. Sehen Sie nach Namen und Zeiten, die schon da sind, und versuchen Sie es erneut.',
  'not-this-system/redirect':
    '{{host|Der Server}} schickt uns auf eine Seite für Menschen, statt zu antworten. Nichts wurde geändert. Prüfen Sie die Adresse; vielleicht ist das Portal umgezogen, oder ein anderes System steht davor.',
  'conflict/several-calls':
    'Es laufen mehrere Gespräche, also ist nicht klar, welches gemeint ist. Nichts wurde weitergegeben. Wählen Sie eines aus.',
  'call-not-found/no-active-call':
    'Auf Ihren Telefonen läuft kein solches Gespräch. Nichts wurde weitergegeben. Sehen Sie nach, was gerade läuft.',
  'call-not-found/not-made-here':
    'Das Telefonsystem kann nur Gespräche weitergeben, die es selbst hergestellt hat. Dieses geht weiter wie bisher. Nehmen Sie die Transfertaste Ihres Tischtelefons.',
  'not-supported/call-controller':
    'Das Portal von {{account|diesem Konto}} hat keinen Weg zu seiner Anrufsteuerung. Alles andere geht wie bisher. Nehmen Sie die Transfertaste Ihres Tischtelefons.',
  'bad-response/not-audio':
    '{{host|Der Server}} hat keine Aufnahme gesendet. Die Nachricht ist noch da. Versuchen Sie es erneut oder rufen Sie Ihre Mailbox an.',
  'bad-response/greeting':
    '{{host|Der Server}} hat eine Ansage, die Sidetone nicht kennt. Nichts wurde geändert. Sehen Sie auf der Website nach.',
  'secret-store-unavailable/changed-on-server':
    'Das Passwort wurde im Telefonsystem geändert, aber der Schlüsselbund Ihres Computers hat es nicht genommen. Entsperren Sie ihn und geben Sie dann das neue Passwort für dieses Konto ein.',
} as const
