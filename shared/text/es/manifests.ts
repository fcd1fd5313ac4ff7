/** Spanish: what the providers’ manifests say in English, by the English. */
export const manifests = {
  'A SIP2SIP or SIPThor account: calls, Do Not Disturb, call forwarding and call history.':
    'Una cuenta de SIP2SIP o SIPThor: llamadas, No molestar, desvío e historial.',
  'User name or SIP address': 'Usuario o dirección SIP',
  'The part before the @ of your SIP address, or the whole address.':
    'La parte antes de la @ de su dirección SIP, o la dirección entera.',
  Domain: 'Dominio',
  'The part after the @. A whole address typed above wins.':
    'La parte después de la @. Una dirección entera escrita arriba tiene preferencia.',
  Password: 'Contraseña',
  'The password of your SIP account. With a certificate it is used for calls only.':
    'La contraseña de su cuenta SIP. Con un certificado solo sirve para las llamadas.',
  'Web password': 'Contraseña web',
  'Only when you have set a separate password for the website.': 'Solo si tiene otra contraseña para la web.',
  'Settings page': 'Página de ajustes',
  'The page itself or a folder above it.': 'La página misma o una carpeta por encima.',
  'Sign in with': 'Iniciar sesión con',
  'Certificate if there is one, else password': 'Certificado si lo hay, si no contraseña',
  Certificate: 'Certificado',
  'The .p12 or .crt file from the Identity page of your account.':
    'El archivo .p12 o .crt de la página «Identity» de su cuenta.',
  'Phone server': 'Servidor telefónico',
  'A wss: address or a sip: URI. Empty: found by the domain.':
    'Una dirección wss: o un URI SIP. Vacío: se encuentra por el dominio.',
  'Name shown to people you call': 'Nombre que ven las personas a las que llama',
  'Time zone of the call list': 'Zona horaria de la lista de llamadas',
  'Only when calls show at the wrong hour: the time zone the server really uses, such as Europe/Amsterdam.':
    'Solo si las llamadas salen a una hora errónea: la zona que el servidor usa de verdad, como Europe/Amsterdam.',
  'User name': 'Usuario',
  'Four signs or more: letters, digits, dots, dashes, underscores. It becomes the part before the @.':
    'Cuatro signos o más: letras, cifras, puntos, guiones, guiones bajos. Será la parte antes de la @.',
  'Your name': 'Su nombre',
  'E-mail': 'Correo',
  'Without a plus sign.': 'Sin signo más.',
  'Only for another system than SIP2SIP.': 'Solo para otro sistema que SIP2SIP.',
  'Enrolment page': 'Página de alta',
  'The page itself, the settings page beside it, or a folder above.':
    'La página misma, la de ajustes a su lado o una carpeta por encima.',
  'Your extension at a sipXcom or sipXecs phone system: forwarding, voicemail, people, conferences.':
    'Su extensión en un sistema sipXcom o sipXecs: desvío, buzón de voz, personas, conferencias.',
  'Address of the user portal': 'Dirección del portal de usuario',
  'As you type it into a browser. Old systems have :8443 at the end.':
    'Como la escribe en un navegador. Los sistemas antiguos llevan :8443 al final.',
  'Your extension or an alias, as for the user portal.': 'Su extensión o un alias, como en el portal.',
  'Portal password': 'Contraseña del portal',
  'Neither the voicemail PIN nor the SIP password.': 'Ni el PIN del buzón ni la contraseña SIP.',
  'Set up the phone line': 'Configurar la línea telefónica',
  'Fetches your SIP password from the server and keeps it in the keychain of this computer, so that you can call from here.':
    'Trae su contraseña SIP del servidor y la guarda en el llavero de este ordenador, para que pueda llamar desde aquí.',
  'SIP domain': 'Dominio SIP',
  'Only when it is not the host of the portal.': 'Solo si no es el host del portal.',
  'SIP password': 'Contraseña SIP',
  'Only when it should not be fetched from the server.': 'Solo si no debe traerse del servidor.',
  'Basic, or what the server asks for': 'Basic, o lo que pida el servidor',
  'Basic only': 'Solo Basic',
  'Digest only': 'Solo Digest',
  'Do Not Disturb silences all my phones': 'No molestar silencia todos mis teléfonos',
  'The server has no Do Not Disturb. On: your call forwarding is saved, shortened, and put back when you switch it off. Off: only calls to this app are declined.':
    'El servidor no tiene No molestar. Activado: su desvío se guarda, se acorta y se restaura al desactivarlo. Desactivado: solo se rechazan las llamadas a esta aplicación.',
  'Call controller': 'Controlador de llamadas',
  'Only when the portal cannot start calls. This connection is not encrypted.':
    'Solo si el portal no puede iniciar llamadas. Esta conexión no está cifrada.',
  'Time zone of the server': 'Zona horaria del servidor',
  'For the times in the call history. Empty: as on this computer.':
    'Para las horas del historial. Vacío: como en este ordenador.',
  '2N intercom': 'Portero 2N',
  'A 2N door station: who rings, open the door, its call log and its phone settings.':
    'Una estación de puerta 2N: quién llama, abrir la puerta, su registro de llamadas y sus ajustes telefónicos.',
  'Address of the device': 'Dirección del dispositivo',
  'As you type it into a browser to see the device’s own page.':
    'Como la escribe en un navegador para ver la página del dispositivo.',
  'API user name': 'Usuario de la API',
  'Set on the device under Services, HTTP API, Account 1 to 5. Not the name for its own page.':
    'Definido en el dispositivo en Services, HTTP API, Account 1 a 5. No es el nombre para su propia página.',
  'API password': 'Contraseña de la API',
  Group: 'Grupo',
  'For several devices, such as the name of a building.':
    'Para varios dispositivos, como el nombre de un edificio.',
  'Each service of the device may ask for something else; automatic follows it.':
    'Cada servicio del dispositivo puede pedir otra cosa; automático lo sigue.',
  'What the device asks for': 'Lo que pida el dispositivo',
  Nothing: 'Nada',
  'Allow a connection that is not private': 'Permitir una conexión que no es privada',
  'Only for an address that begins with http. Passwords of SIP accounts are never sent that way.':
    'Solo para una dirección que empiece por http. Las contraseñas de cuentas SIP nunca se envían así.',
  'Registers with': 'Se registra en',
  'Name of your account at the phone system the device belongs to. Its health is judged by that.':
    'Nombre de su cuenta en el sistema telefónico del dispositivo. Con ella se juzga su salud.',
  'Number of the device there': 'Número del dispositivo allí',
  'SIP account of the device for that': 'Cuenta SIP del dispositivo para ello',
  'Switch that opens the door': 'Relé que abre la puerta',
  'A number. The first switch in use unless you say so.':
    'Un número. El primer relé en uso, si no dice otra cosa.',
  'Rings here for': 'Suena aquí para',
  'Numbers the door calls, with commas between. Every call of the door unless you say so.':
    'Números a los que llama la puerta, separados por comas. Todas sus llamadas, si no dice otra cosa.',
  'Do Not Disturb here means': 'No molestar significa aquí',
  'Off unless you say so: “disable” switches the SIP account off, “answer-mode:2” sets that answer mode.':
    'Desactivado, si no dice otra cosa: «disable» desactiva la cuenta SIP, «answer-mode:2» pone ese modo de respuesta.',
  'SIP account for Do Not Disturb': 'Cuenta SIP para No molestar',
  'SIP account': 'Cuenta SIP',
  'A phone line at any SIP server: your own, your company’s or a phone company’s.':
    'Una línea en cualquier servidor SIP: el suyo, el de su empresa o el de una compañía.',
  'SIP address': 'Dirección SIP',
  'As on your business card: name or number, @, and the server’s name.':
    'Como en su tarjeta: nombre o número, @ y el nombre del servidor.',
  'Only when the address above is without one.': 'Solo si la dirección de arriba no lo lleva.',
  'User name for signing in': 'Usuario para iniciar sesión',
  'Only when it is not the first part of the address.': 'Solo si no es la primera parte de la dirección.',
  'Only when the phone server asks for one.': 'Solo si el servidor telefónico lo pide.',
  'Calls whose sound the other side cannot encrypt are refused.':
    'Se rechazan las llamadas cuyo sonido la otra parte no puede cifrar.',
  'For announcements and ringing tones of the other side. Where a call rings on several phones, one of them is heard.':
    'Para anuncios y tonos de la otra parte. Si una llamada suena en varios teléfonos, se oye uno de ellos.',
  'Only behind a router that breaks the sound of calls. Whoever runs it sees this computer’s public address with every call. Empty: nobody is asked.':
    'Solo detrás de un router que estropea el sonido de las llamadas. Quien lo gestiona ve en cada llamada la dirección pública de este ordenador. Vacío: no se pregunta a nadie.',
  'The extension or code of your phone system that calls are handed to.':
    'La extensión o código de su sistema telefónico al que se entregan las llamadas.',
  'Number to park a call': 'Número para aparcar una llamada',
  'Only encrypted calls': 'Solo llamadas cifradas',
  'STUN server': 'Servidor STUN',
  'Sound before the answer': 'Sonido antes de contestar',
} as const
