/** Dutch: what the providers’ manifests say in English, by the English. */
export const manifests = {
  'A SIP2SIP or SIPThor account: calls, Do Not Disturb, call forwarding and call history.':
    'Een account bij SIP2SIP of SIPThor: oproepen, Niet storen, doorschakelen en oproepgeschiedenis.',
  'User name or SIP address': 'Gebruikersnaam of SIP-adres',
  'The part before the @ of your SIP address, or the whole address.':
    'Het deel voor de @ van uw SIP-adres, of het hele adres.',
  Domain: 'Domein',
  'The part after the @. A whole address typed above wins.':
    'Het deel na de @. Een heel adres hierboven gaat voor.',
  Password: 'Wachtwoord',
  'The password of your SIP account. With a certificate it is used for calls only.':
    'Het wachtwoord van uw SIP-account. Met een certificaat dient het alleen voor oproepen.',
  'Web password': 'Webwachtwoord',
  'Only when you have set a separate password for the website.':
    'Alleen als u een apart wachtwoord voor de website hebt.',
  'Settings page': 'Instellingenpagina',
  'The page itself or a folder above it.': 'De pagina zelf of een map erboven.',
  'Sign in with': 'Aanmelden met',
  'Certificate if there is one, else password': 'Certificaat als het er is, anders wachtwoord',
  Certificate: 'Certificaat',
  'The .p12 or .crt file from the Identity page of your account.':
    'Het .p12- of .crt-bestand van de pagina “Identity” van uw account.',
  'Phone server': 'Telefoonserver',
  'A wss: address or a sip: URI. Empty: found by the domain.':
    'Een wss:-adres of een SIP-URI. Leeg: gevonden via het domein.',
  'Name shown to people you call': 'Naam die gebelde mensen zien',
  'Time zone of the call list': 'Tijdzone van de oproeplijst',
  'Only when calls show at the wrong hour: the time zone the server really uses, such as Europe/Amsterdam.':
    'Alleen als oproepen op het verkeerde uur staan: de tijdzone die de server echt gebruikt, zoals Europe/Amsterdam.',
  'User name': 'Gebruikersnaam',
  'Four signs or more: letters, digits, dots, dashes, underscores. It becomes the part before the @.':
    'Vier tekens of meer: letters, cijfers, punten, streepjes, onderstrepingstekens. Hij wordt het deel voor de @.',
  'Your name': 'Uw naam',
  'E-mail': 'E-mail',
  'Without a plus sign.': 'Zonder plusteken.',
  'Only for another system than SIP2SIP.': 'Alleen voor een ander systeem dan SIP2SIP.',
  'Enrolment page': 'Inschrijfpagina',
  'The page itself, the settings page beside it, or a folder above.':
    'De pagina zelf, de instellingenpagina ernaast of een map erboven.',
  'Your extension at a sipXcom or sipXecs phone system: forwarding, voicemail, people, conferences.':
    'Uw toestel bij een telefoonsysteem sipXcom of sipXecs: doorschakelen, voicemail, personen, conferenties.',
  'Address of the user portal': 'Adres van het gebruikersportaal',
  'As you type it into a browser. Old systems have :8443 at the end.':
    'Zoals u het in een browser typt. Oude systemen hebben :8443 aan het einde.',
  'Your extension or an alias, as for the user portal.':
    'Uw toestelnummer of een alias, zoals voor het gebruikersportaal.',
  'Portal password': 'Wachtwoord van het portaal',
  'Neither the voicemail PIN nor the SIP password.':
    'Niet de pincode van de voicemail en niet het SIP-wachtwoord.',
  'Set up the phone line': 'Telefoonlijn instellen',
  'Fetches your SIP password from the server and keeps it in the keychain of this computer, so that you can call from here.':
    'Haalt uw SIP-wachtwoord van de server en bewaart het in de sleutelbos van deze computer, zodat u van hier kunt bellen.',
  'SIP domain': 'SIP-domein',
  'Only when it is not the host of the portal.': 'Alleen als het niet de host van het portaal is.',
  'SIP password': 'SIP-wachtwoord',
  'Only when it should not be fetched from the server.':
    'Alleen als het niet van de server gehaald moet worden.',
  'Basic, or what the server asks for': 'Basic, of wat de server vraagt',
  'Basic only': 'Alleen Basic',
  'Digest only': 'Alleen Digest',
  'Do Not Disturb silences all my phones': 'Niet storen maakt al mijn telefoons stil',
  'The server has no Do Not Disturb. On: your call forwarding is saved, shortened, and put back when you switch it off. Off: only calls to this app are declined.':
    'De server kent geen Niet storen. Aan: uw doorschakeling wordt bewaard, ingekort en bij uitzetten teruggezet. Uit: alleen oproepen naar deze app worden geweigerd.',
  'Call controller': 'Oproepbesturing',
  'Only when the portal cannot start calls. This connection is not encrypted.':
    'Alleen als het portaal geen oproepen kan starten. Deze verbinding is niet versleuteld.',
  'Time zone of the server': 'Tijdzone van de server',
  'For the times in the call history. Empty: as on this computer.':
    'Voor de tijden in de oproepgeschiedenis. Leeg: zoals op deze computer.',
  '2N intercom': '2N-intercom',
  'A 2N door station: who rings, open the door, its call log and its phone settings.':
    'Een deurstation van 2N: wie belt aan, de deur openen, de oproeplijst en de telefooninstellingen.',
  'Address of the device': 'Adres van het apparaat',
  'As you type it into a browser to see the device’s own page.':
    'Zoals u het in een browser typt om de eigen pagina van het apparaat te zien.',
  'API user name': 'API-gebruikersnaam',
  'Set on the device under Services, HTTP API, Account 1 to 5. Not the name for its own page.':
    'Op het apparaat ingesteld onder Services, HTTP API, Account 1 tot 5. Niet de naam voor zijn eigen pagina.',
  'API password': 'API-wachtwoord',
  Group: 'Groep',
  'For several devices, such as the name of a building.':
    'Voor meerdere apparaten, zoals de naam van een gebouw.',
  'Each service of the device may ask for something else; automatic follows it.':
    'Elke dienst van het apparaat kan iets anders vragen; automatisch volgt dat.',
  'What the device asks for': 'Wat het apparaat vraagt',
  Nothing: 'Niets',
  'Allow a connection that is not private': 'Een verbinding toestaan die niet besloten is',
  'Only for an address that begins with http. Passwords of SIP accounts are never sent that way.':
    'Alleen voor een adres dat met http begint. Wachtwoorden van SIP-accounts worden nooit zo gestuurd.',
  'Registers with': 'Registreert zich bij',
  'Name of your account at the phone system the device belongs to. Its health is judged by that.':
    'Naam van uw account bij het telefoonsysteem waar het apparaat bij hoort. Daaraan wordt zijn toestand gemeten.',
  'Number of the device there': 'Nummer van het apparaat daar',
  'SIP account of the device for that': 'SIP-account van het apparaat daarvoor',
  'Switch that opens the door': 'Schakelaar die de deur opent',
  'A number. The first switch in use unless you say so.':
    'Een getal. De eerste schakelaar in gebruik, tenzij u anders zegt.',
  'Rings here for': 'Gaat hier over voor',
  'Numbers the door calls, with commas between. Every call of the door unless you say so.':
    'Nummers die de deur belt, met komma’s ertussen. Elke oproep van de deur, tenzij u anders zegt.',
  'Do Not Disturb here means': 'Niet storen betekent hier',
  'Off unless you say so: “disable” switches the SIP account off, “answer-mode:2” sets that answer mode.':
    'Uit, tenzij u anders zegt: “disable” zet het SIP-account uit, “answer-mode:2” zet die antwoordmodus.',
  'SIP account for Do Not Disturb': 'SIP-account voor Niet storen',
  'SIP account': 'SIP-account',
  'A phone line at any SIP server: your own, your company’s or a phone company’s.':
    'Een telefoonlijn bij een SIP-server: van uzelf, van uw bedrijf of van een telefoonbedrijf.',
  'SIP address': 'SIP-adres',
  'As on your business card: name or number, @, and the server’s name.':
    'Zoals op uw visitekaartje: naam of nummer, @ en de naam van de server.',
  'Only when the address above is without one.': 'Alleen als het adres hierboven er geen heeft.',
  'User name for signing in': 'Gebruikersnaam om aan te melden',
  'Only when it is not the first part of the address.':
    'Alleen als het niet het eerste deel van het adres is.',
  'Only when the phone server asks for one.': 'Alleen als de telefoonserver erom vraagt.',
  'Calls whose sound the other side cannot encrypt are refused.':
    'Oproepen waarvan de andere kant het geluid niet kan versleutelen, worden geweigerd.',
  'For announcements and ringing tones of the other side. Where a call rings on several phones, one of them is heard.':
    'Voor meldingen en kiestonen van de andere kant. Gaat een oproep over op meerdere telefoons, dan hoort u er één.',
  'Only behind a router that breaks the sound of calls. Whoever runs it sees this computer’s public address with every call. Empty: nobody is asked.':
    'Alleen achter een router die het geluid van oproepen verstoort. Wie hem beheert, ziet bij elke oproep het openbare adres van deze computer. Leeg: niemand wordt gevraagd.',
  'The extension or code of your phone system that calls are handed to.':
    'Het toestel of de code van uw telefoonsysteem waaraan oproepen worden gegeven.',
  'Number to park a call': 'Nummer om een oproep te parkeren',
  'Only encrypted calls': 'Alleen versleutelde oproepen',
  'STUN server': 'STUN-server',
  'Sound before the answer': 'Geluid voor het opnemen',
} as const
