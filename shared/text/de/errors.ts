import { updateErrors } from './update-errors.ts'

/** German: en/errors.ts. */
export const errors = {
  ...updateErrors,
  'bad-request':
    'Sidetone hat diese Anfrage abgelehnt. Nichts wurde geändert. Schließen Sie dieses Fenster, öffnen Sie es wieder und versuchen Sie es erneut.',
  usage:
    'Dieser Befehl wurde nicht verstanden[ bei „{{detail}}“]. Nichts wurde geändert. Mit --help sehen Sie, wie er geschrieben wird.',
  'invalid-input':
    'Diese Eingabe passt nicht[: {{field}}].[ {{host|Der Server}} sagt: „{{serverText}}“.] Nichts wurde geändert. Berichtigen Sie sie und versuchen Sie es erneut.',
  'file-unreadable':
    'Die Datei lässt sich nicht lesen. Nichts wurde geändert. Prüfen Sie, ob es sie noch gibt und ob Sie sie öffnen dürfen, und wählen Sie sie noch einmal.',
  'file-invalid':
    'Diese Datei ist nicht, was hier gebraucht wird. Nichts wurde geändert. Wählen Sie eine andere Datei.',
  'no-account':
    'Es gibt noch kein Konto. Fügen Sie eines hinzu, um zu telefonieren und zu sehen, ob Sie erreichbar sind.',
  'no-such-account':
    'Dieses Konto ist hier nicht eingerichtet[: {{detail}}]. Ihre anderen Konten sind nicht betroffen. Wählen Sie eines aus der Liste der Konten.',
  'account-exists':
    'Ein Konto dieses Namens haben Sie schon. Nichts wurde gespeichert. Wählen Sie einen anderen Namen.',
  'account-ambiguous':
    'Es könnte mehr als ein Konto gemeint sein. Nichts wurde geändert. Sagen Sie, welches Konto es sein soll.',
  'not-found': 'Das ist nicht mehr da. Nichts wurde geändert. Fragen Sie neu ab, was es jetzt gibt.',
  'not-supported':
    '{{account|Dieses Konto}} kann das nicht. Alles andere geht wie bisher. Vielleicht bietet Ihre Telefongesellschaft es auf ihrer Website an.',
  conflict:
    'Jemand oder etwas hat das inzwischen geändert. Ihre Änderung wurde nicht gemacht. Sehen Sie nach, was jetzt eingestellt ist, und versuchen Sie es erneut.',
  cancelled: 'Abgebrochen. Nichts wurde geändert.',
  'draft-expired':
    'Dieses Formular war zu lange offen, darum wurden Zertifikat und Passwörter darin gelöscht. Alles andere, was Sie getippt haben, ist noch da. Wählen Sie das Zertifikat noch einmal und machen Sie weiter.',
  unauthorized:
    '{{host|Der Server}} nimmt Benutzername oder Passwort[ für {{account}}] nicht an. Andere Konten sind nicht betroffen. Geben Sie das Passwort noch einmal ein.',
  forbidden:
    '{{host|Der Server}} kennt Sie, erlaubt das aber nicht. Alles andere geht wie bisher. Bitten Sie den Betreiber Ihres Telefonsystems um die Berechtigung.',
  'client-certificate-required':
    '{{host|Der Server}} verlangt ein Zertifikat und hat keines bekommen. Andere Konten sind nicht betroffen. Wählen Sie die Zertifikatsdatei, die Sie erhalten haben.',
  'client-certificate-refused':
    '{{host|Der Server}} nimmt Ihr Zertifikat nicht an. Andere Konten sind nicht betroffen. Vielleicht wurde es ersetzt oder zurückgezogen: Bitten Sie Ihre Telefongesellschaft um ein neues.',
  'refused-by-server':
    '{{host|Der Server}} hat die Änderung abgelehnt[: „{{serverText}}“]. Ihre Einstellungen dort sind, wie sie waren. Prüfen Sie den Wert und versuchen Sie es erneut.',
  'rate-limited':
    '{{host|Der Server}} bittet uns, langsamer zu fragen. Anrufe sind nicht betroffen. [Neuer Versuch in {{retryAfterSec}} s.]',
  'server-error':
    '{{host|Der Server}} hat selbst ein Problem[ (Status {{status}})]. Ihre Einstellungen dort sind, wie sie waren. Versuchen Sie es in ein paar Minuten erneut.',
  'bad-response':
    '{{host|Der Server}} hat etwas geantwortet, das Sidetone nicht versteht. Hier wurde nichts geändert. Prüfen Sie die Adresse oder sagen Sie es dem Betreiber des Servers.',
  'response-too-large':
    '{{host|Der Server}} hat mehr gesendet, als Sidetone auf einmal nimmt. Sie sehen, was vorher bekannt war. Versuchen Sie es später erneut oder fragen Sie nach einem kürzeren Zeitraum.',
  'response-truncated':
    'Die Antwort von {{host|dem Server}} brach mittendrin ab. Sie sehen, was vorher bekannt war. Versuchen Sie es erneut.',
  'not-this-system':
    '{{host|Diese Adresse}} antwortet, ist aber ein System anderer Art als das gewählte. Nichts wurde gespeichert. Prüfen Sie die Adresse oder wählen Sie einen anderen Anbieter.',
  'name-not-found':
    '{{host|Der Server}} ist nicht zu finden. Andere Konten sind nicht betroffen. Prüfen Sie die Schreibweise und Ihre Verbindung; manche Netze sperren Namen.',
  unreachable:
    '{{host|Der Server}} ist nicht erreichbar. Andere Konten sind nicht betroffen. Prüfen Sie Ihre Verbindung[; neuer Versuch in {{retryAfterSec}} s].',
  timeout:
    'Keine Antwort von {{host|dem Server}}. Andere Konten sind nicht betroffen. [Neuer Versuch in {{retryAfterSec}} s. ]Geht es so weiter, prüfen Sie Ihre Verbindung.',
  'tls-unknown-issuer':
    '{{host|Dieser Server}} weist sich mit einem Zertifikat aus, für das niemand bürgt. Nichts wurde dorthin gesendet. Vergleichen Sie den Code mit dem am Gerät und vertrauen Sie ihm nur, wenn beide gleich sind.',
  'tls-wrong-host':
    'Das Zertifikat von {{host|diesem Server}} gehört zu einem anderen Namen. Nichts wurde dorthin gesendet. Prüfen Sie die Schreibweise der Adresse.',
  'tls-expired':
    'Das Zertifikat von {{host|diesem Server}} ist abgelaufen. Nichts wurde dorthin gesendet. Prüfen Sie das Datum Ihres Computers oder sagen Sie es dem Betreiber des Servers.',
  'tls-pin-changed':
    'Halt: {{host|Dieser Server}} zeigt ein anderes Zertifikat als das, dem Sie vertraut haben. Nichts wurde dorthin gesendet, und er bleibt getrennt. Vertrauen Sie dem neuen nur, wenn Sie wissen, warum es gewechselt hat.',
  'tls-failed':
    'Zu {{host|dem Server}} kam keine sichere Verbindung zustande. Nichts wurde dorthin gesendet. Prüfen Sie Adresse und Port.',
  'insecure-transport':
    'Die Verbindung zu {{host|diesem Server}} wäre nicht vertraulich. Nichts wurde dorthin gesendet. Nehmen Sie eine Adresse, die mit https beginnt, oder erlauben Sie es für dieses Konto.',
  'certificate-unreadable':
    'In dieser Datei ist kein lesbares Zertifikat. Nichts wurde gespeichert. Wählen Sie eine Datei, die auf .p12, .pfx oder .pem endet.',
  'certificate-password-wrong':
    'Dieses Passwort öffnet das Zertifikat nicht. Die Datei ist noch gewählt. Geben Sie das Passwort ein, das Sie dazu bekommen haben.',
  'certificate-key-missing':
    'Das Zertifikat kommt ohne seinen Schlüssel. Nichts wurde gespeichert. Exportieren Sie es noch einmal zusammen mit dem Schlüssel.',
  'certificate-key-mismatch':
    'Der Schlüssel gehört zu einem anderen Zertifikat. Nichts wurde gespeichert. Wählen Sie den Schlüssel, der mit diesem Zertifikat gemacht wurde.',
  'certificate-key-password-wrong':
    'Dieses Passwort öffnet den Schlüssel nicht. Die Datei ist noch gewählt. Geben Sie das Passwort des Schlüssels ein.',
  'certificate-expired':
    'Dieses Zertifikat ist abgelaufen, also lehnen Server es ab. Andere Konten sind nicht betroffen. Bitten Sie Ihre Telefongesellschaft um ein neues.',
  'certificate-not-yet-valid':
    'Dieses Zertifikat ist noch nicht gültig. Andere Konten sind nicht betroffen. Prüfen Sie das Datum Ihres Computers oder warten Sie, bis es beginnt.',
  'certificate-weak':
    'Dieses Zertifikat ist von alter Art und nicht mehr sicher. Nichts wurde gespeichert. Bitten Sie Ihre Telefongesellschaft um ein neues.',
  'certificate-legacy-format':
    'Diese Datei hat ein altes Format, das Sidetone nicht von selbst öffnet. Nichts wurde gespeichert. Exportieren Sie das Zertifikat neu oder erlauben Sie das alte Format.',
  'secret-store-unavailable':
    'Der Schlüsselbund Ihres Computers ist gesperrt oder fehlt. Was kein Passwort braucht, geht weiter. Entsperren Sie ihn und versuchen Sie es erneut.',
  'secret-missing':
    'Das Passwort[ von {{account}}] ist nicht mehr im Schlüsselbund Ihres Computers. Andere Konten sind nicht betroffen. Geben Sie es noch einmal ein.',
  'storage-full':
    'Die Festplatte ist voll. Anrufe gehen weiter, aber nichts Neues wird aufgehoben. Schaffen Sie Platz.',
  'storage-corrupt':
    'Eine Datei von Sidetone war beschädigt und wurde beiseitegelegt. Anrufe gehen weiter. Was zu retten war, wurde gerettet; prüfen Sie Ihre Konten und Einstellungen.',
  'storage-too-new':
    'Ihre Daten hat ein neueres Sidetone geschrieben. Sie blieben unberührt. Installieren Sie die neuere Version wieder.',
  'storage-unavailable':
    'Sidetone kann nicht in seinen Ordner schreiben. Anrufe gehen weiter, aber Änderungen sind nach dem Beenden verloren. Prüfen Sie die Rechte des Ordners.',
  'microphone-unavailable':
    'Das Mikrofon lässt sich nicht benutzen. Sie hören Anrufer, aber sie hören Sie nicht. Erlauben Sie es in den Datenschutzeinstellungen Ihres Systems oder schließen Sie eines an.',
  'app-unavailable':
    'Sidetone läuft in diesem Profil nicht. Nichts wurde geändert. Starten Sie es und versuchen Sie es erneut.',
  'managed-settings-invalid':
    'Die Datei mit den Einstellungen Ihres Verwalters ist nicht brauchbar[: {{field}}][ ({{detail}})]. Nichts daraus gilt; Ihre eigenen Einstellungen gelten. Sagen Sie es dem, der diesen Computer betreut.',
  'managed-forbidden':
    'Wer diesen Computer betreut, hat das festgelegt[: {{field}}]. Nichts wurde geändert. Fragen Sie dort, wenn Sie es anders brauchen.',
  'target-invalid':
    'Das ist weder eine Nummer noch eine Adresse. Nichts wurde gewählt. Tippen Sie etwas wie 200 oder ann@example.org.',
  'line-not-ready':
    '{{account|Ihre Leitung}} ist nicht mit dem Telefonserver verbunden und kann jetzt nicht telefonieren. Andere Leitungen sind nicht betroffen. Wählen Sie eine andere Leitung oder warten Sie, bis sie bereit ist.',
  'call-not-found': 'Dieser Anruf ist schon zu Ende. Sie können aus der Anrufliste zurückrufen.',
  'call-failed':
    'Der Anruf kam nicht zustande[ (Status {{status}})].[ Der Server sagt: „{{serverText}}“.] Ihre Leitung ist weiter bereit. Versuchen Sie es erneut.',
} as const
