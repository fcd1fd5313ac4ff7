/** French: what the providers’ manifests say in English, by the English. */
export const manifests = {
  'A SIP2SIP or SIPThor account: calls, Do Not Disturb, call forwarding and call history.':
    'Un compte SIP2SIP ou SIPThor : appels, Ne pas déranger, renvoi d’appel et historique.',
  'User name or SIP address': 'Nom d’utilisateur ou adresse SIP',
  'The part before the @ of your SIP address, or the whole address.':
    'La partie avant le @ de votre adresse SIP, ou l’adresse entière.',
  Domain: 'Domaine',
  'The part after the @. A whole address typed above wins.':
    'La partie après le @. Une adresse entière tapée ci-dessus l’emporte.',
  Password: 'Mot de passe',
  'The password of your SIP account. With a certificate it is used for calls only.':
    'Le mot de passe de votre compte SIP. Avec un certificat, il ne sert qu’aux appels.',
  'Web password': 'Mot de passe web',
  'Only when you have set a separate password for the website.':
    'Seulement si vous avez un autre mot de passe pour le site.',
  'Settings page': 'Page de réglages',
  'The page itself or a folder above it.': 'La page elle-même ou un dossier au-dessus.',
  'Sign in with': 'S’identifier par',
  'Certificate if there is one, else password': 'Certificat s’il y en a un, sinon mot de passe',
  Certificate: 'Certificat',
  'The .p12 or .crt file from the Identity page of your account.':
    'Le fichier .p12 ou .crt de la page « Identity » de votre compte.',
  'Phone server': 'Serveur téléphonique',
  'A wss: address or a sip: URI. Empty: found by the domain.':
    'Une adresse wss: ou une URI SIP. Vide : trouvé par le domaine.',
  'Name shown to people you call': 'Nom montré aux personnes appelées',
  'Time zone of the call list': 'Fuseau horaire de la liste d’appels',
  'Only when calls show at the wrong hour: the time zone the server really uses, such as Europe/Amsterdam.':
    'Seulement si les appels s’affichent à une heure fausse : le fuseau que le serveur utilise vraiment, comme Europe/Amsterdam.',
  'User name': 'Nom d’utilisateur',
  'Four signs or more: letters, digits, dots, dashes, underscores. It becomes the part before the @.':
    'Quatre signes ou plus : lettres, chiffres, points, tirets, tirets bas. Il devient la partie avant le @.',
  'Your name': 'Votre nom',
  'E-mail': 'E-mail',
  'Without a plus sign.': 'Sans signe plus.',
  'Only for another system than SIP2SIP.': 'Seulement pour un autre système que SIP2SIP.',
  'Enrolment page': 'Page d’inscription',
  'The page itself, the settings page beside it, or a folder above.':
    'La page elle-même, la page de réglages à côté, ou un dossier au-dessus.',
  'Your extension at a sipXcom or sipXecs phone system: forwarding, voicemail, people, conferences.':
    'Votre poste sur un système sipXcom ou sipXecs : renvoi, messagerie, personnes, conférences.',
  'Address of the user portal': 'Adresse du portail utilisateur',
  'As you type it into a browser. Old systems have :8443 at the end.':
    'Comme vous la tapez dans un navigateur. Les anciens systèmes finissent par :8443.',
  'Your extension or an alias, as for the user portal.': 'Votre poste ou un alias, comme pour le portail.',
  'Portal password': 'Mot de passe du portail',
  'Neither the voicemail PIN nor the SIP password.':
    'Ni le code PIN de la messagerie ni le mot de passe SIP.',
  'Set up the phone line': 'Configurer la ligne téléphonique',
  'Fetches your SIP password from the server and keeps it in the keychain of this computer, so that you can call from here.':
    'Récupère votre mot de passe SIP du serveur et le garde dans le trousseau de cet ordinateur, pour que vous puissiez appeler d’ici.',
  'SIP domain': 'Domaine SIP',
  'Only when it is not the host of the portal.': 'Seulement si ce n’est pas l’hôte du portail.',
  'SIP password': 'Mot de passe SIP',
  'Only when it should not be fetched from the server.':
    'Seulement s’il ne doit pas être récupéré du serveur.',
  'Basic, or what the server asks for': 'Basic, ou ce que le serveur demande',
  'Basic only': 'Basic seulement',
  'Digest only': 'Digest seulement',
  'Do Not Disturb silences all my phones': 'Ne pas déranger fait taire tous mes téléphones',
  'The server has no Do Not Disturb. On: your call forwarding is saved, shortened, and put back when you switch it off. Off: only calls to this app are declined.':
    'Le serveur n’a pas de Ne pas déranger. Activé : votre renvoi est gardé, raccourci, puis remis quand vous l’arrêtez. Désactivé : seuls les appels vers cette application sont refusés.',
  'Call controller': 'Contrôleur d’appels',
  'Only when the portal cannot start calls. This connection is not encrypted.':
    'Seulement si le portail ne peut pas lancer d’appels. Cette connexion n’est pas chiffrée.',
  'Time zone of the server': 'Fuseau horaire du serveur',
  'For the times in the call history. Empty: as on this computer.':
    'Pour les heures de l’historique. Vide : comme sur cet ordinateur.',
  '2N intercom': 'Interphone 2N',
  'A 2N door station: who rings, open the door, its call log and its phone settings.':
    'Un poste de porte 2N : qui sonne, ouvrir la porte, son journal d’appels et ses réglages téléphoniques.',
  'Address of the device': 'Adresse de l’appareil',
  'As you type it into a browser to see the device’s own page.':
    'Comme vous la tapez dans un navigateur pour voir la page de l’appareil.',
  'API user name': 'Nom d’utilisateur de l’API',
  'Set on the device under Services, HTTP API, Account 1 to 5. Not the name for its own page.':
    'Défini sur l’appareil sous Services, HTTP API, Account 1 à 5. Pas le nom pour sa propre page.',
  'API password': 'Mot de passe de l’API',
  Group: 'Groupe',
  'For several devices, such as the name of a building.':
    'Pour plusieurs appareils, comme le nom d’un bâtiment.',
  'Each service of the device may ask for something else; automatic follows it.':
    'Chaque service de l’appareil peut demander autre chose ; automatique le suit.',
  'What the device asks for': 'Ce que l’appareil demande',
  Nothing: 'Rien',
  'Allow a connection that is not private': 'Autoriser une connexion qui n’est pas privée',
  'Only for an address that begins with http. Passwords of SIP accounts are never sent that way.':
    'Seulement pour une adresse qui commence par http. Les mots de passe de comptes SIP ne sont jamais envoyés ainsi.',
  'Registers with': 'S’enregistre auprès de',
  'Name of your account at the phone system the device belongs to. Its health is judged by that.':
    'Nom de votre compte au système téléphonique de l’appareil. Sa santé est jugée d’après lui.',
  'Number of the device there': 'Numéro de l’appareil là-bas',
  'SIP account of the device for that': 'Compte SIP de l’appareil pour cela',
  'Switch that opens the door': 'Relais qui ouvre la porte',
  'A number. The first switch in use unless you say so.':
    'Un nombre. Le premier relais utilisé, sauf indication contraire.',
  'Rings here for': 'Sonne ici pour',
  'Numbers the door calls, with commas between. Every call of the door unless you say so.':
    'Numéros que la porte appelle, séparés par des virgules. Chaque appel de la porte, sauf indication contraire.',
  'Do Not Disturb here means': 'Ne pas déranger signifie ici',
  'Off unless you say so: “disable” switches the SIP account off, “answer-mode:2” sets that answer mode.':
    'Désactivé, sauf indication contraire : « disable » désactive le compte SIP, « answer-mode:2 » règle ce mode de réponse.',
  'SIP account for Do Not Disturb': 'Compte SIP pour Ne pas déranger',
  'SIP account': 'Compte SIP',
  'A phone line at any SIP server: your own, your company’s or a phone company’s.':
    'Une ligne sur un serveur SIP quelconque : le vôtre, celui de votre société ou d’un opérateur.',
  'SIP address': 'Adresse SIP',
  'As on your business card: name or number, @, and the server’s name.':
    'Comme sur votre carte de visite : nom ou numéro, @, et le nom du serveur.',
  'Only when the address above is without one.': 'Seulement si l’adresse ci-dessus n’en a pas.',
  'User name for signing in': 'Nom d’utilisateur pour s’identifier',
  'Only when it is not the first part of the address.':
    'Seulement si ce n’est pas la première partie de l’adresse.',
  'Only when the phone server asks for one.': 'Seulement si le serveur téléphonique en demande un.',
  'Calls whose sound the other side cannot encrypt are refused.':
    'Les appels dont l’autre côté ne peut pas chiffrer le son sont refusés.',
  'For announcements and ringing tones of the other side. Where a call rings on several phones, one of them is heard.':
    'Pour les annonces et tonalités de l’autre côté. Si un appel sonne sur plusieurs téléphones, on en entend un.',
  'Only behind a router that breaks the sound of calls. Whoever runs it sees this computer’s public address with every call. Empty: nobody is asked.':
    'Seulement derrière un routeur qui gêne le son des appels. Qui le gère voit à chaque appel l’adresse publique de cet ordinateur. Vide : personne n’est interrogé.',
  'The extension or code of your phone system that calls are handed to.':
    'Le poste ou code de votre système téléphonique à qui les appels sont remis.',
  'Number to park a call': 'Numéro pour parquer un appel',
  'Only encrypted calls': 'Seulement des appels chiffrés',
  'STUN server': 'Serveur STUN',
  'Sound before the answer': 'Son avant la réponse',
} as const
