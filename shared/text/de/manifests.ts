/** German: what the providers’ manifests say in English, by the English. */
export const manifests = {
  'A SIP2SIP or SIPThor account: calls, Do Not Disturb, call forwarding and call history.':
    'Ein Konto bei SIP2SIP oder SIPThor: Anrufe, „Nicht stören“, Rufumleitung und Anrufliste.',
  'User name or SIP address': 'Benutzername oder SIP-Adresse',
  'The part before the @ of your SIP address, or the whole address.':
    'Der Teil vor dem @ Ihrer SIP-Adresse oder die ganze Adresse.',
  Domain: 'Domain',
  'The part after the @. A whole address typed above wins.':
    'Der Teil nach dem @. Eine oben getippte ganze Adresse geht vor.',
  Password: 'Passwort',
  'The password of your SIP account. With a certificate it is used for calls only.':
    'Das Passwort Ihres SIP-Kontos. Mit einem Zertifikat dient es nur den Anrufen.',
  'Web password': 'Web-Passwort',
  'Only when you have set a separate password for the website.':
    'Nur wenn Sie ein eigenes Passwort für die Website haben.',
  'Settings page': 'Einstellungsseite',
  'The page itself or a folder above it.': 'Die Seite selbst oder ein Ordner darüber.',
  'Sign in with': 'Anmelden mit',
  'Certificate if there is one, else password': 'Zertifikat, wenn es eines gibt, sonst Passwort',
  Certificate: 'Zertifikat',
  'The .p12 or .crt file from the Identity page of your account.':
    'Die .p12- oder .crt-Datei von der Seite „Identity“ Ihres Kontos.',
  'Phone server': 'Telefonserver',
  'A wss: address or a sip: URI. Empty: found by the domain.':
    'Eine wss:-Adresse oder SIP-URI. Leer: wird über die Domain gefunden.',
  'Name shown to people you call': 'Name, den Angerufene sehen',
  'Time zone of the call list': 'Zeitzone der Anrufliste',
  'Only when calls show at the wrong hour: the time zone the server really uses, such as Europe/Amsterdam.':
    'Nur wenn Anrufe zur falschen Stunde erscheinen: die Zeitzone, die der Server wirklich benutzt, etwa Europe/Amsterdam.',
  'User name': 'Benutzername',
  'Four signs or more: letters, digits, dots, dashes, underscores. It becomes the part before the @.':
    'Mindestens vier Zeichen: Buchstaben, Ziffern, Punkte, Binde- und Unterstriche. Er wird der Teil vor dem @.',
  'Your name': 'Ihr Name',
  'E-mail': 'E-Mail',
  'Without a plus sign.': 'Ohne Pluszeichen.',
  'Only for another system than SIP2SIP.': 'Nur für ein anderes System als SIP2SIP.',
  'Enrolment page': 'Anmeldeseite',
  'The page itself, the settings page beside it, or a folder above.':
    'Die Seite selbst, die Einstellungsseite daneben oder ein Ordner darüber.',
  'Your extension at a sipXcom or sipXecs phone system: forwarding, voicemail, people, conferences.':
    'Ihre Nebenstelle an einem Telefonsystem sipXcom oder sipXecs: Rufumleitung, Mailbox, Personen, Konferenzen.',
  'Address of the user portal': 'Adresse des Benutzerportals',
  'As you type it into a browser. Old systems have :8443 at the end.':
    'Wie Sie sie in einen Browser tippen. Alte Systeme haben :8443 am Ende.',
  'Your extension or an alias, as for the user portal.':
    'Ihre Nebenstelle oder ein Alias, wie für das Benutzerportal.',
  'Portal password': 'Portal-Passwort',
  'Neither the voicemail PIN nor the SIP password.': 'Weder die PIN der Mailbox noch das SIP-Passwort.',
  'Set up the phone line': 'Telefonleitung einrichten',
  'Fetches your SIP password from the server and keeps it in the keychain of this computer, so that you can call from here.':
    'Holt Ihr SIP-Passwort vom Server und verwahrt es im Schlüsselbund dieses Computers, damit Sie von hier telefonieren können.',
  'SIP domain': 'SIP-Domain',
  'Only when it is not the host of the portal.': 'Nur wenn es nicht der Host des Portals ist.',
  'SIP password': 'SIP-Passwort',
  'Only when it should not be fetched from the server.': 'Nur wenn es nicht vom Server geholt werden soll.',
  'Basic, or what the server asks for': 'Basic oder was der Server verlangt',
  'Basic only': 'Nur Basic',
  'Digest only': 'Nur Digest',
  'Do Not Disturb silences all my phones': '„Nicht stören“ macht alle meine Telefone still',
  'The server has no Do Not Disturb. On: your call forwarding is saved, shortened, and put back when you switch it off. Off: only calls to this app are declined.':
    'Der Server kennt kein „Nicht stören“. An: Ihre Rufumleitung wird gesichert, gekürzt und beim Ausschalten zurückgestellt. Aus: Nur Anrufe an diese App werden abgelehnt.',
  'Call controller': 'Anrufsteuerung',
  'Only when the portal cannot start calls. This connection is not encrypted.':
    'Nur wenn das Portal keine Anrufe starten kann. Diese Verbindung ist nicht verschlüsselt.',
  'Time zone of the server': 'Zeitzone des Servers',
  'For the times in the call history. Empty: as on this computer.':
    'Für die Zeiten in der Anrufliste. Leer: wie auf diesem Computer.',
  '2N intercom': '2N-Türsprechstelle',
  'A 2N door station: who rings, open the door, its call log and its phone settings.':
    'Eine Türstation von 2N: wer klingelt, Tür öffnen, ihre Anrufliste und ihre Telefoneinstellungen.',
  'Address of the device': 'Adresse des Geräts',
  'As you type it into a browser to see the device’s own page.':
    'Wie Sie sie in einen Browser tippen, um die Seite des Geräts zu sehen.',
  'API user name': 'API-Benutzername',
  'Set on the device under Services, HTTP API, Account 1 to 5. Not the name for its own page.':
    'Am Gerät gesetzt unter Services, HTTP API, Account 1 bis 5. Nicht der Name für dessen eigene Seite.',
  'API password': 'API-Passwort',
  Group: 'Gruppe',
  'For several devices, such as the name of a building.': 'Für mehrere Geräte, etwa der Name eines Gebäudes.',
  'Each service of the device may ask for something else; automatic follows it.':
    'Jeder Dienst des Geräts kann etwas anderes verlangen; automatisch folgt ihm.',
  'What the device asks for': 'Was das Gerät verlangt',
  Nothing: 'Nichts',
  'Allow a connection that is not private': 'Eine Verbindung erlauben, die nicht vertraulich ist',
  'Only for an address that begins with http. Passwords of SIP accounts are never sent that way.':
    'Nur für eine Adresse, die mit http beginnt. Passwörter von SIP-Konten werden nie so gesendet.',
  'Registers with': 'Registriert sich bei',
  'Name of your account at the phone system the device belongs to. Its health is judged by that.':
    'Name Ihres Kontos am Telefonsystem, zu dem das Gerät gehört. Daran wird sein Zustand gemessen.',
  'Number of the device there': 'Nummer des Geräts dort',
  'SIP account of the device for that': 'SIP-Konto des Geräts dafür',
  'Switch that opens the door': 'Schalter, der die Tür öffnet',
  'A number. The first switch in use unless you say so.':
    'Eine Zahl. Der erste benutzte Schalter, wenn Sie nichts anderes sagen.',
  'Rings here for': 'Klingelt hier für',
  'Numbers the door calls, with commas between. Every call of the door unless you say so.':
    'Nummern, die die Tür anruft, durch Kommas getrennt. Jeder Anruf der Tür, wenn Sie nichts anderes sagen.',
  'Do Not Disturb here means': '„Nicht stören“ bedeutet hier',
  'Off unless you say so: “disable” switches the SIP account off, “answer-mode:2” sets that answer mode.':
    'Aus, wenn Sie nichts anderes sagen: „disable“ schaltet das SIP-Konto aus, „answer-mode:2“ setzt diesen Antwortmodus.',
  'SIP account for Do Not Disturb': 'SIP-Konto für „Nicht stören“',
  'SIP account': 'SIP-Konto',
  'A phone line at any SIP server: your own, your company’s or a phone company’s.':
    'Eine Telefonleitung an einem beliebigen SIP-Server: Ihrem eigenen, dem Ihrer Firma oder einer Telefongesellschaft.',
  'SIP address': 'SIP-Adresse',
  'As on your business card: name or number, @, and the server’s name.':
    'Wie auf Ihrer Visitenkarte: Name oder Nummer, @ und der Name des Servers.',
  'Only when the address above is without one.': 'Nur wenn die Adresse oben keine hat.',
  'User name for signing in': 'Benutzername für die Anmeldung',
  'Only when it is not the first part of the address.': 'Nur wenn er nicht der erste Teil der Adresse ist.',
  'Only when the phone server asks for one.': 'Nur wenn der Telefonserver eines verlangt.',
  'Calls whose sound the other side cannot encrypt are refused.':
    'Anrufe, deren Ton die andere Seite nicht verschlüsseln kann, werden abgelehnt.',
  'For announcements and ringing tones of the other side. Where a call rings on several phones, one of them is heard.':
    'Für Ansagen und Ruftöne der anderen Seite. Klingelt ein Anruf auf mehreren Telefonen, ist eines davon zu hören.',
  'Only behind a router that breaks the sound of calls. Whoever runs it sees this computer’s public address with every call. Empty: nobody is asked.':
    'Nur hinter einem Router, der den Ton der Anrufe stört. Wer ihn betreibt, sieht bei jedem Anruf die öffentliche Adresse dieses Computers. Leer: niemand wird gefragt.',
  'The extension or code of your phone system that calls are handed to.':
    'Die Nebenstelle oder der Code Ihres Telefonsystems, an den Anrufe übergeben werden.',
  'Number to park a call': 'Nummer zum Parken eines Anrufs',
  'Only encrypted calls': 'Nur verschlüsselte Anrufe',
  'STUN server': 'STUN-Server',
  'Sound before the answer': 'Ton vor dem Annehmen',
} as const
