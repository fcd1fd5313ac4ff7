import { adminErrors } from './admin-errors.ts'
import { peopleErrors } from './people-errors.ts'

/** German: en/error-details.ts. */
export const errorDetails = {
  ...adminErrors,
  ...peopleErrors,
  'call-failed/text-refused': 'Der Text wurde nicht angenommen.[ Der Server dort sagt: {{serverText}}.]',
  'app-unavailable/died':
    'Sidetone endete, während es das tat. Es kann getan sein oder nicht: Sehen Sie nach dem Stand, bevor Sie es wiederholen.',
  'app-unavailable/hangs':
    'Sidetone läuft in diesem Profil, antwortet aber nicht. Nichts wurde geändert. Beenden Sie es und starten Sie es neu.',
  'managed-settings-invalid/owner':
    'Die Datei mit den Einstellungen Ihres Verwalters könnte von jemand anderem geschrieben sein[: {{field}}]. Nichts daraus gilt; Ihre eigenen Einstellungen gelten. Nur root darf sie besitzen und in sie schreiben.',
  'target-invalid/no-selection':
    'In der Auswahl ist keine Nummer. Nichts wurde gewählt. Markieren Sie eine Nummer oder Adresse und versuchen Sie es erneut.',
  'storage-unavailable/autostart':
    'Sidetone ließ sich nicht zu dem hinzufügen, was mit Ihrer Sitzung startet. Alles andere geht. Prüfen Sie die Rechte Ihres Autostart-Ordners.',
  'unreachable/proxy-sign-in':
    'Der Proxy {{host|unterwegs}} verlangt Benutzername und Passwort, die Sidetone nicht gibt. Anrufe sind nicht betroffen. Wählen Sie in den Einstellungen einen anderen Proxy oder bitten Sie um einen ohne.',
  'unreachable/proxy-refused':
    'Der Proxy {{host|unterwegs}} lässt diese Verbindung nicht durch[ (Status {{status}})]. Anrufe sind nicht betroffen. Fragen Sie den Betreiber oder wählen Sie in den Einstellungen einen anderen.',
  'unreachable/proxy-answer':
    'Was als Proxy eingestellt ist, {{host|unterwegs}}, antwortet nicht wie einer. Anrufe sind nicht betroffen. Prüfen Sie es in den Einstellungen.',
  'target-invalid/empty':
    'Es gibt noch nichts anzurufen. Tippen Sie eine Nummer, einen Namen oder eine Adresse.',
  'target-invalid/too-long':
    'Das ist zu lang für eine Nummer oder Adresse. Nichts wurde gewählt. Prüfen Sie, was eingefügt wurde.',
  'target-invalid/characters':
    'Das enthält Zeichen, die Nummer oder Adresse nicht haben können. Nichts wurde gewählt. Tippen Sie etwas wie 200 oder ann@example.org.',
  'target-invalid/headers':
    'Dieser Link will mehr als einen Anruf, darum wurde ihm nicht gefolgt. Nichts wurde gewählt. Kopieren Sie die Nummer heraus.',
  'target-invalid/host':
    'Der Teil nach dem @ ist kein Servername. Nichts wurde gewählt. Prüfen Sie die Schreibweise.',
  'conflict/dial-request-open':
    'Ein anderer Anruf wartet auf Ihr Ja oder Nein. Nichts wurde gewählt. Beantworten Sie zuerst diese Frage.',
  'conflict/dial-too-soon':
    'Das war zu schnell, um gemeint zu sein. Nichts wurde gewählt. Drücken Sie die Taste noch einmal.',
  'conflict/dial-risk':
    'Dieser Anruf braucht zuerst Ihre Zustimmung. Nichts wurde gewählt. Setzen Sie das Häkchen über der Schaltfläche.',
  'rate-limited/dial-requests':
    'Links haben in einer Minute um mehrere Anrufe gebeten, darum wurde diesem nicht gefolgt. Nichts wurde gewählt. Versuchen Sie es gleich noch einmal.',
  'target-invalid/password':
    'Dieser Link enthält ein Passwort, darum wurde ihm nicht gefolgt. Nichts wurde gewählt. Kopieren Sie die Nummer heraus.',
  'target-invalid/sub-address':
    'Dieser Link verlangt eine Unteradresse, die Sidetone nicht wählt. Nichts wurde gewählt. Kopieren Sie die Nummer heraus.',
  'target-invalid/scheme': 'Das ist kein Telefonlink. Nichts wurde gewählt.',
  'conflict/forwarding':
    'Die Rufumleitung wurde inzwischen anderswo geändert. Ihre Änderung wurde nicht gemacht. Sehen Sie nach, was jetzt eingestellt ist, und versuchen Sie es erneut.',
  'invalid-input/sips':
    'Anrufe lassen sich hier nicht zu einer sips:-Adresse umleiten. Nichts wurde geändert. Schreiben Sie sie ohne „sips:“.',
  'invalid-input/trunk-zero':
    'Es ist nicht klar, ob die Null in Klammern gewählt wird. Nichts wurde geändert. Schreiben Sie die Nummer ohne die Klammern.',
  'invalid-input/other-domain':
    'Der Server würde diese Nummer stattdessen in seiner eigenen Domain umleiten. Nichts wurde geändert. Schreiben Sie nur die Nummer oder eine Adresse, die nicht mit + oder 0 beginnt.',
  'refused-by-server/question':
    '{{host|Der Server}} hat das nicht beantwortet[: „{{serverText}}“]. Sie sehen, was vorher bekannt war. Versuchen Sie es später erneut oder sehen Sie auf der Website nach.',
  'not-found/mailbox':
    'Dieses Konto hat keine Mailbox, also können Anrufe nicht dorthin. Nichts wurde geändert. Bitten Sie Ihre Telefongesellschaft um eine oder wählen Sie ein anderes Ziel.',
  'not-found/mobile-number':
    'Bei diesem Konto ist keine Handynummer gespeichert. Nichts wurde geändert. Tippen Sie die Nummer selbst.',
  'unauthorized/or-unavailable':
    '{{host|Der Server}} hat uns nicht hereingelassen[ für {{account}}]. Das sagt er bei falschem Passwort und auch, wenn seine eigene Datenbank ausgefallen ist. Nichts wurde gelöscht: Versuchen Sie es in ein paar Minuten erneut oder geben Sie das Passwort noch einmal ein.',
  'not-found/doorbell':
    'An dieser Tür klingelt jetzt niemand. Nichts wurde geöffnet. Öffnen Sie sie auf der Seite der Türsprechstelle.',
  'not-found/door':
    'Welcher Schalter diese Tür öffnet, ist nicht bekannt. Nichts wurde geöffnet. Wählen Sie ihn auf der Seite der Türsprechstelle.',
  'not-found/undo': 'Es gibt keine frühere Einstellung, zu der es zurückginge. Nichts wurde geändert.',
  'not-found/dial-request': 'Diese Frage wurde schon beantwortet. Nichts wurde gewählt.',
  'secret-store-unavailable/locked':
    'Der Schlüsselbund Ihres Computers ist gesperrt. Was kein Passwort braucht, geht weiter. Entsperren Sie ihn und versuchen Sie es erneut.',
  'secret-store-unavailable/no-collection':
    'Der Schlüsselbund Ihres Computers ist nicht eingerichtet. Was kein Passwort braucht, geht weiter. Legen Sie in dessen Einstellungen einen an und versuchen Sie es erneut.',
  'secret-store-unavailable/not-loadable':
    'Die Bibliothek für den Schlüsselbund Ihres Computers fehlt. Was kein Passwort braucht, geht weiter. Installieren Sie libsecret und versuchen Sie es erneut.',
  'secret-store-unavailable/timeout':
    'Der Schlüsselbund Ihres Computers antwortet nicht. Was kein Passwort braucht, geht weiter. Sehen Sie nach, ob er auf Sie wartet, und versuchen Sie es erneut.',
  'secret-store-unavailable/key-lost':
    'Der Schlüssel zu Ihren gespeicherten Passwörtern ist nicht mehr im Schlüsselbund Ihres Computers. Nichts wurde überschrieben. Öffnen Sie den Schlüsselbund, den Sie vorher hatten, oder entfernen Sie das Konto und fügen Sie es neu hinzu.',
  'secret-store-unavailable/key-changed':
    'Im Schlüsselbund Ihres Computers liegt ein anderer Schlüssel als der, mit dem Ihre Passwörter gespeichert wurden. Nichts wurde überschrieben. Öffnen Sie den Schlüsselbund, den Sie vorher hatten, oder entfernen Sie das Konto und fügen Sie es neu hinzu.',
  'storage-corrupt/restored':
    'Eine Datei von Sidetone war beschädigt und wurde durch ihre letzte gute Kopie ersetzt. Anrufe gehen weiter. Die beschädigte Datei wurde aufgehoben; prüfen Sie Ihre Konten und Einstellungen.',
  'storage-corrupt/started-empty':
    'Eine Datei von Sidetone war beschädigt, und nichts darin war lesbar. Anrufe gehen weiter. Die beschädigte Datei wurde aufgehoben und eine neue begonnen.',
  'storage-unavailable/busy':
    'Ein anderes Sidetone schreibt gerade in denselben Ordner. Nichts wurde geändert. Versuchen Sie es gleich noch einmal.',
  'bad-request/not-tested':
    'Das Konto wurde noch nicht getestet. Nichts wurde gespeichert. Testen Sie es zuerst.',
  'conflict/user-exists':
    'Diesen Benutzernamen hat bei {{host|dem Server}} schon jemand anders. Nichts wurde gespeichert. Wählen Sie einen anderen Benutzernamen.',
  'bad-response/enrolment-unclear':
    'Die Antwort von {{host|dem Server}} ging verloren, und die Anmeldung geht noch nicht. Das neue Konto kann trotzdem da sein; hier wurde nichts gespeichert. Warten Sie ein paar Minuten und fügen Sie es dann mit Benutzername und Passwort hinzu.',
  'timeout/enrolment-unclear':
    '{{host|Der Server}} hat das Formular genommen und nicht geantwortet, und die Anmeldung geht noch nicht. Das neue Konto kann trotzdem da sein; hier wurde nichts gespeichert. Warten Sie ein paar Minuten und fügen Sie es dann mit Benutzername und Passwort hinzu.',
  'invalid-input/enrolment-username':
    'Der Server nimmt diesen Benutzernamen nicht. Nichts wurde gesendet. Nehmen Sie 4 bis 66 Buchstaben, Ziffern, Punkte, Binde- oder Unterstriche, nicht mit einer Null am Anfang.',
  'invalid-input/enrolment-email':
    'Der Server nimmt diese E-Mail-Adresse nicht. Nichts wurde gesendet. Nehmen Sie eine ohne Pluszeichen.',
  'invalid-input/alias':
    'Der Server nimmt diesen Namen nicht. Nichts wurde gesendet. Nehmen Sie Buchstaben, Ziffern, Punkte, Binde- und Unterstriche.',
  'secret-missing/journal-key':
    'Es gibt noch keinen Journalschlüssel[ für {{account}}]. Nichts wurde gesendet. Geben Sie auf jedem Ihrer Rechner denselben Schlüssel ein.',
  'invalid-input/journal-code':
    'Das ist nicht der Code eines anderen Rechners. Nichts wurde geändert. Er beginnt mit SJ1 und steht dort unter „Ihre anderen Rechner“.',
  'invalid-input/journal-code-check':
    'Ein Zeichen in diesem Code ist falsch, oder er gehört zu einem anderen Konto. Nichts wurde geändert. Vergleichen Sie ihn mit dem anderen Rechner und nehmen Sie dort und hier dasselbe Konto.',
  'not-found/journal-off':
    'Auf diesem Rechner wird nichts geteilt, also gibt es keinen Code. Nichts wurde geändert. Beginnen Sie zuerst zu teilen.',
  'not-found/blocked':
    'Dieser Anrufer ist nicht blockiert. Nichts wurde geändert. Sehen Sie in die Liste der blockierten Anrufer.',
  'not-found/note': 'Diese Notiz gibt es nicht. Nichts wurde geändert. Sehen Sie in die Liste der Notizen.',
  'server-error/one-question':
    '{{host|Der Server}} kann diese Frage nicht beantworten[ (Status {{status}})]. Alles andere geht wie bisher. Manche Server können es nie; sehen Sie auf der Website nach.',
  'server-error/journal-not-stored':
    'Der Server hat zugestimmt und nichts gespeichert. Ihre Einträge sind noch hier. Sidetone sendet sie später noch einmal.',
  'not-supported/directory':
    '{{account|Dieses Konto}} hat kein Verzeichnis zum Suchen. Alles andere geht wie bisher. Ergänzen Sie es mit --option ldapServer=… --option ldapBase=….',
  'not-found/directory-base':
    'Das Verzeichnis bei {{host|dem Server}} hat keinen solchen Ort zum Suchen. Nichts wurde gefunden. Prüfen Sie die Suchbasis des Kontos.',
  'unauthorized/auth-method':
    '{{host|Das Gerät}} will eine andere Art der Anmeldung[ an seinem Dienst {{field}}]. Seine anderen Dienste sind nicht betroffen. Lassen Sie Sidetone dem Gerät folgen oder stellen Sie Authentication auf dessen Seite unter Services, HTTP API ein.',
  'unauthorized/auth-required':
    '{{host|Das Gerät}} will Benutzername und Passwort[ für seinen Dienst {{field}}]. Seine anderen Dienste sind nicht betroffen. Geben Sie die eines seiner Konten ein, auf dessen Seite unter Services, HTTP API.',
  'unauthorized/device-account':
    '{{host|Das Gerät}} nimmt Benutzername oder Passwort[ für seinen Dienst {{field}}] nicht an. Nichts wurde geändert. Vergleichen Sie sie mit dessen Seite unter Services, HTTP API, Account 1 bis 5; der Name für diese Seite selbst ist ein anderer.',
  'unauthorized/sign-in-paused':
    '{{host|Das Gerät}} hat Benutzername oder Passwort zweimal abgelehnt, darum werden sie vorerst nicht gesendet. Nichts wurde geändert. Berichtigen Sie sie[ oder warten Sie {{retryAfterSec}} s], damit das Gerät das Konto nicht sperrt.',
  'forbidden/service-disabled':
    '{{host|Das Gerät}} hat diesen Dienst ausgeschaltet[: {{field}}]. Seine anderen Dienste gehen wie bisher. Haken Sie ihn auf dessen Seite unter Services, HTTP API an.',
  'forbidden/privilege':
    'Das API-Konto darf das auf {{host|dem Gerät}} nicht. Alles andere geht wie bisher. Wählen Sie auf dessen Seite unter Services, HTTP API das Konto und haken Sie die Berechtigung[ {{field}}] an.',
  'insecure-transport/https-required':
    '{{host|Das Gerät}} will eine vertrauliche Verbindung[ für seinen Dienst {{field}}]. Nichts wurde geändert. Nehmen Sie eine Adresse, die mit https beginnt, oder stellen Sie Connection Type auf dessen Seite unter Services, HTTP API ein.',
  'insecure-transport/basic':
    '{{host|Der Server}} will ein lesbares Passwort auf einer Verbindung, die nicht vertraulich ist. Es wurde nicht gesendet. Nehmen Sie eine Adresse, die mit https beginnt, oder lassen Sie ihn Digest verlangen.',
  'insecure-transport/sip-password':
    'Das Passwort eines SIP-Kontos wird nur über https gesendet. Nichts wurde geändert. Nehmen Sie dafür die https-Adresse von {{host|diesem Gerät}}.',
  'not-supported/device-function':
    '{{host|Dieses Modell}} hat diese Funktion nicht. Alles andere geht wie bisher. Ein anderes Modell des Herstellers hat sie vielleicht.',
  'not-supported/device-path':
    '{{host|Das Gerät}} kennt diese Funktion gar nicht. Alles andere geht wie bisher. Wahrscheinlich ist die Firmware zu alt: Aktualisieren Sie sie auf dessen Seite.',
  'not-supported/device-method':
    '{{host|Das Gerät}} kennt diese Funktion, aber nicht so. Alles andere geht wie bisher. Wahrscheinlich ist die Firmware zu alt: Aktualisieren Sie sie auf dessen Seite.',
  'not-supported/device-licence':
    '{{host|Das Gerät}} lehnt mit der Nummer 5 ab, die ältere Firmware für eine fehlende Lizenz benutzt. Alles andere geht wie bisher. Fragen Sie, wer es eingebaut hat.',
  'not-supported/switch-action':
    '{{host|Das Gerät}} kennt diese Aktion für Schalter nicht. Nichts wurde geändert. Verriegeln und Entriegeln brauchen neuere Firmware.',
  'not-supported/dnd-field':
    'Die Firmware dieses Geräts verrät die Einstellung nicht, die hier für „Nicht stören“ steht, also ließe sie sich nicht zurückstellen. Nichts wurde geändert. Wählen Sie eine andere für dieses Gerät.',
  'refused-by-server/device-parameter':
    '{{host|Das Gerät}} nimmt einen Wert nicht an[: {{field}}]. Nichts wurde geändert. Berichtigen Sie ihn und versuchen Sie es erneut.',
  'refused-by-server/device-too-big':
    '{{host|Das Gerät}} findet einen Wert zu lang[: {{field}}]. Nichts wurde geändert. Kürzen Sie ihn und versuchen Sie es erneut.',
  'invalid-input/number':
    'Das ist eine ganze Zahl ab 1[: {{field}}]. Nichts wurde geändert. Leer steht für die übliche.',
  'invalid-input/flag':
    'Das ist entweder an oder aus[: {{field}}]. Nichts wurde geändert. Schreiben Sie true oder false.',
  'invalid-input/port-range':
    'Ein Port ist eine ganze Zahl von 1 bis 65535[: {{field}}]. Nichts wurde geändert. Leer steht für den üblichen.',
  'invalid-input/host-name':
    'Das ist weder Name noch Adresse eines Servers[: {{field}}]. Nichts wurde geändert. Schreiben Sie ihn ohne Schema und ohne Port.',
  'invalid-input/blank-or-control':
    'In dieser Eingabe ist ein Leerzeichen oder ein unsichtbares Zeichen[: {{field}}]. Nichts wurde geändert. Nehmen Sie es heraus.',
  'invalid-input/control-character':
    'In dieser Eingabe ist ein unsichtbares Zeichen[: {{field}}]. Nichts wurde geändert. Tippen Sie sie neu.',
  'invalid-input/too-long':
    'Diese Eingabe ist zu lang[: {{field}}]. Nichts wurde geändert. Kürzen Sie sie auf 255 Zeichen.',
  'invalid-input/needs-domain':
    'Um sich zu registrieren, braucht das Gerät eine Domain oder einen Registrar. Nichts wurde geändert. Setzen Sie eines davon mit.',
  'invalid-input/unknown-field':
    'Diese Einstellung hat das Gerät nicht[: {{field}}]. Nichts wurde geändert. Sehen Sie in die Liste seiner Einstellungen.',
  'not-found/device-no-data':
    '{{host|Das Gerät}} hat hier nichts zu geben. Alles andere geht wie bisher. Versuchen Sie es später erneut.',
  'not-found/sip-account':
    '{{host|Das Gerät}} hat kein SIP-Konto dieser Nummer[: {{field}}]. Nichts wurde geändert. Sehen Sie in die Liste seiner Konten.',
  'not-found/call-log':
    'Dieser Anruf steht nicht mehr in der Liste von {{host|diesem Gerät}}. Nichts wurde gelöscht. Fragen Sie die Liste neu ab.',
  'not-found/switch':
    '{{host|Das Gerät}} hat keinen Schalter dieser Nummer[: {{field}}]. Nichts wurde geändert. Sehen Sie in die Liste seiner Schalter.',
  'conflict/intercom-config':
    'Jemand hat diese Einstellung am Gerät inzwischen geändert[: {{field}}]. Ihre Änderung wurde nicht gemacht. Sehen Sie nach, was jetzt eingestellt ist, und versuchen Sie es erneut.',
  'conflict/dnd-on':
    '„Nicht stören“ ist an und muss zurückgestellt sein, bevor sich ändert, was es bedeutet. Nichts wurde geändert. Schalten Sie es zuerst aus.',
  'conflict/dnd-not-set-here':
    '„Nicht stören“ wurde nicht hier eingeschaltet, darum ist nicht bekannt, was vorher galt. Nichts wurde geändert. Stellen Sie den Antwortmodus auf der Seite des Geräts ein.',
  'target-invalid/intercom-refused':
    '{{host|Das Gerät}} kann das nicht anrufen. Nichts wurde gewählt. Nehmen Sie eine Nummer, eine Adresse oder eine Nummer mit SIP-Konto wie 2001/2.',
  'server-error/device-processing':
    '{{host|Das Gerät}} konnte das nicht[: „{{serverText}}“]. Seine Einstellungen sind, wie sie waren. Versuchen Sie es gleich noch einmal.',
  'refused-by-server/parameter-missing':
    '{{host|Das Gerät}} vermisst etwas in der Frage[: {{field}}]. Nichts wurde geändert. Vielleicht will diese Firmware mehr als andere: Aktualisieren Sie sie auf dessen Seite.',
  'refused-by-server/parameter-collision':
    '{{host|Das Gerät}} findet, dass zwei Werte nicht zusammenpassen[: {{field}}]. Nichts wurde geändert. Ändern Sie nur einen davon.',
  'refused-by-server/not-now':
    '{{host|Das Gerät}} tut das gerade nicht. Nichts wurde geändert. Warten Sie, bis es frei ist, oder entriegeln Sie, was verriegelt ist, und versuchen Sie es erneut.',
  'refused-by-server/file-version':
    '{{host|Das Gerät}} nimmt keine Einstellungen dieser Version. Nichts wurde geändert. Aktualisieren Sie die Firmware auf dessen Seite.',
  'refused-by-server/unknown-number':
    '{{host|Das Gerät}} lehnt ab[ mit der Nummer {{status}}], die Sidetone nicht kennt. Nichts wurde geändert. [Es ergänzt: „{{serverText}}“. ]Sehen Sie in dessen Handbuch nach.',
  'refused-by-server/no-reason':
    '{{host|Das Gerät}} lehnt ab und sagt nicht, warum. Nichts wurde geändert. Versuchen Sie es erneut oder sehen Sie auf dessen eigener Seite nach.',
  'not-this-system/html':
    '{{host|Diese Adresse}} zeigt eine Webseite, wo eine 2N-Türsprechstelle antworten würde. Nichts wurde gespeichert. Vielleicht ist es ein Router oder ein anderes Gerät: Prüfen Sie Adresse und Port.',
  'not-this-system/no-envelope':
    '{{host|Diese Adresse}} antwortet wie ein Gerät anderer Art. Nichts wurde gespeichert. Prüfen Sie, ob es eine 2N-Türsprechstelle ist.',
  'not-this-system/no-api':
    '{{host|Diese Adresse}} hat keine Schnittstelle einer 2N-Türsprechstelle. Nichts wurde gespeichert. Prüfen Sie die Adresse und ob die Firmware neuer als 2.40 ist.',
  'bad-response/empty':
    '{{host|Der Server}} hat mit nichts geantwortet. Hier wurde nichts geändert. Versuchen Sie es erneut; geht es so weiter, sagen Sie es dem Betreiber.',
  'bad-response/not-json':
    '{{host|Der Server}} hat mit unlesbarem Text geantwortet. Hier wurde nichts geändert. Prüfen Sie die Adresse oder sagen Sie es dem Betreiber.',
  'bad-response/trailing-comma':
    'Die Antwort von {{host|dem Server}} hat ein Komma zu viel, darum ist ihr nicht zu trauen. Hier wurde nichts geändert. Aktualisieren Sie die Firmware des Geräts.',
  'bad-response/redirect':
    '{{host|Der Server}} schickt uns zu einer anderen Adresse. Dorthin wurde nichts gesendet. Geben Sie die Adresse ein, unter der er wirklich ist.',
  'bad-response/shape':
    'In der Antwort von {{host|dem Server}} fehlt, wonach gefragt wurde. Hier wurde nichts geändert. Die Software dort ist vielleicht älter oder neuer, als Sidetone sie kennt.',
  'bad-response/not-a-picture':
    '{{host|Das Gerät}} hat kein Bild gesendet. Alles andere geht wie bisher. Sehen Sie in dessen Kameraeinstellungen nach.',
} as const
