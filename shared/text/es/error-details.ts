import { adminErrors } from './admin-errors.ts'
import { peopleErrors } from './people-errors.ts'

/** Spanish: en/error-details.ts. */
export const errorDetails = {
  ...adminErrors,
  ...peopleErrors,
  'call-failed/text-refused': 'El texto no se aceptó.[ Su servidor dice: {{serverText}}.]',
  'app-unavailable/died':
    'Sidetone terminó mientras hacía esto. Puede estar hecho o no: mire el estado antes de repetirlo.',
  'app-unavailable/hangs':
    'Sidetone se ejecuta en este perfil pero no responde. No se cambió nada. Ciérrelo e inícielo de nuevo.',
  'managed-settings-invalid/owner':
    'El archivo con los ajustes de su administrador pudo escribirlo otra persona[: {{field}}]. Nada de él está en vigor; sus propios ajustes sí. Solo root puede poseerlo y escribir en él.',
  'target-invalid/no-selection':
    'No hay ningún número en lo seleccionado. No se marcó nada. Seleccione un número o una dirección e inténtelo de nuevo.',
  'storage-unavailable/autostart':
    'Sidetone no se pudo añadir a lo que se inicia con su sesión. Todo lo demás funciona. Compruebe los permisos de su carpeta de inicio automático.',
  'unreachable/proxy-sign-in':
    'El proxy {{host|del camino}} quiere usuario y contraseña, que Sidetone no da. Las llamadas no se ven afectadas. Elija otro proxy en los ajustes o pida uno sin ellos.',
  'unreachable/proxy-refused':
    'El proxy {{host|del camino}} no deja pasar esta conexión[ (estado {{status}})]. Las llamadas no se ven afectadas. Pregunte a quien lo gestiona o elija otro en los ajustes.',
  'unreachable/proxy-answer':
    'Lo que está puesto como proxy, {{host|en el camino}}, no responde como tal. Las llamadas no se ven afectadas. Compruébelo en los ajustes.',
  'target-invalid/empty': 'Aún no hay nada que llamar. Escriba un número, un nombre o una dirección.',
  'target-invalid/too-long':
    'Es demasiado largo para un número o una dirección. No se marcó nada. Compruebe lo que pegó.',
  'target-invalid/characters':
    'Contiene signos que un número o una dirección no puede tener. No se marcó nada. Escriba algo como 200 o ann@example.org.',
  'target-invalid/headers':
    'Este enlace pide más que una llamada, así que no se siguió. No se marcó nada. Copie de él el número.',
  'target-invalid/host':
    'Lo que sigue a la @ no es el nombre de un servidor. No se marcó nada. Compruebe la escritura.',
  'conflict/dial-request-open':
    'Otra llamada espera su sí o su no. No se marcó nada. Responda primero a esa pregunta.',
  'conflict/dial-too-soon':
    'Fue demasiado rápido para ser a propósito. No se marcó nada. Pulse el botón otra vez.',
  'conflict/dial-risk':
    'Esta llamada necesita antes su consentimiento. No se marcó nada. Marque la casilla sobre el botón.',
  'rate-limited/dial-requests':
    'Unos enlaces pidieron varias llamadas en un minuto, así que este no se siguió. No se marcó nada. Inténtelo de nuevo en un momento.',
  'target-invalid/password':
    'Este enlace lleva una contraseña, así que no se siguió. No se marcó nada. Copie de él el número.',
  'target-invalid/sub-address':
    'Este enlace pide una subdirección, que Sidetone no marca. No se marcó nada. Copie de él el número.',
  'target-invalid/scheme': 'No es un enlace telefónico. No se marcó nada.',
  'conflict/forwarding':
    'El desvío de llamadas se cambió mientras tanto en otro lugar. Su cambio no se hizo. Mire lo que está ajustado ahora e inténtelo de nuevo.',
  'invalid-input/sips':
    'Aquí no se pueden desviar llamadas a una dirección sips:. No se cambió nada. Escríbala sin «sips:».',
  'invalid-input/trunk-zero':
    'No está claro si se marca el cero entre paréntesis. No se cambió nada. Escriba el número sin los paréntesis.',
  'invalid-input/other-domain':
    'El servidor desviaría este número dentro de su propio dominio. No se cambió nada. Escriba solo el número, o una dirección que no empiece por + ni 0.',
  'refused-by-server/question':
    '{{host|El servidor}} no respondió a esto[: «{{serverText}}»]. Lo que ve es lo que se sabía antes. Inténtelo más tarde o mire su web.',
  'not-found/mailbox':
    'Esta cuenta no tiene buzón de voz, así que las llamadas no pueden ir allí. No se cambió nada. Pida uno a su compañía o elija otro destino.',
  'not-found/mobile-number':
    'No hay ningún número de móvil guardado en esta cuenta. No se cambió nada. Escriba el número mismo.',
  'unauthorized/or-unavailable':
    '{{host|El servidor}} no nos dejó entrar[ para {{account}}]. Dice lo mismo con una contraseña errónea y cuando su base de datos está caída. No se borró nada: inténtelo en unos minutos o introduzca otra vez la contraseña.',
  'not-found/doorbell': 'Nadie llama ahora a esta puerta. No se abrió nada. Ábrala en la página del portero.',
  'not-found/door':
    'No se sabe qué relé abre esta puerta. No se abrió nada. Elíjalo en la página del portero.',
  'not-found/undo': 'No hay un ajuste anterior al que volver. No se cambió nada.',
  'not-found/dial-request': 'Esta pregunta ya se respondió. No se marcó nada.',
  'secret-store-unavailable/locked':
    'El llavero de su ordenador está bloqueado. Lo que no necesita contraseña sigue funcionando. Desbloquéelo e inténtelo de nuevo.',
  'secret-store-unavailable/no-collection':
    'El llavero de su ordenador no está configurado. Lo que no necesita contraseña sigue funcionando. Cree uno en sus ajustes e inténtelo de nuevo.',
  'secret-store-unavailable/not-loadable':
    'Falta la biblioteca del llavero de su ordenador. Lo que no necesita contraseña sigue funcionando. Instale libsecret e inténtelo de nuevo.',
  'secret-store-unavailable/timeout':
    'El llavero de su ordenador no responde. Lo que no necesita contraseña sigue funcionando. Mire si le espera a usted e inténtelo de nuevo.',
  'secret-store-unavailable/key-lost':
    'La clave de sus contraseñas guardadas ya no está en el llavero de su ordenador. No se sobrescribió nada. Abra el llavero que usaba antes, o quite la cuenta y añádala de nuevo.',
  'secret-store-unavailable/key-changed':
    'El llavero de su ordenador tiene otra clave que la de sus contraseñas guardadas. No se sobrescribió nada. Abra el llavero que usaba antes, o quite la cuenta y añádala de nuevo.',
  'storage-corrupt/restored':
    'Un archivo de Sidetone estaba dañado y se sustituyó por su última copia buena. Las llamadas siguen funcionando. El archivo dañado se conservó; compruebe sus cuentas y ajustes.',
  'storage-corrupt/started-empty':
    'Un archivo de Sidetone estaba dañado y no se pudo leer nada de él. Las llamadas siguen funcionando. El archivo dañado se conservó y se empezó uno nuevo.',
  'storage-unavailable/busy':
    'Otro Sidetone está escribiendo en la misma carpeta. No se cambió nada. Inténtelo de nuevo en un momento.',
  'bad-request/not-tested': 'La cuenta aún no se ha probado. No se guardó nada. Pruébela primero.',
  'conflict/user-exists':
    'Otra persona tiene este nombre de usuario en {{host|el servidor}}. No se guardó nada. Elija otro nombre de usuario.',
  'bad-response/enrolment-unclear':
    'La respuesta de {{host|ese servidor}} se perdió y aún no se puede iniciar sesión. La cuenta nueva puede existir de todos modos; aquí no se guardó nada. Espere unos minutos y añádala con su usuario y contraseña.',
  'timeout/enrolment-unclear':
    '{{host|El servidor}} aceptó el formulario y no respondió, y aún no se puede iniciar sesión. La cuenta nueva puede existir de todos modos; aquí no se guardó nada. Espere unos minutos y añádala con su usuario y contraseña.',
  'invalid-input/enrolment-username':
    'El servidor no acepta este nombre de usuario. No se envió nada. Use de 4 a 66 letras, cifras, puntos, guiones o guiones bajos, sin empezar por cero.',
  'invalid-input/enrolment-email':
    'El servidor no acepta esta dirección de correo. No se envió nada. Use una sin signo más.',
  'invalid-input/alias':
    'El servidor no acepta este nombre. No se envió nada. Use letras, cifras, puntos, guiones y guiones bajos.',
  'secret-missing/journal-key':
    'Aún no hay clave de diario[ para {{account}}]. No se envió nada. Dé la misma clave en cada uno de sus equipos.',
  'invalid-input/journal-code':
    'No es el código de otro equipo. No se cambió nada. Empieza por SJ1 y está allí en «Sus otros equipos».',
  'invalid-input/journal-code-check':
    'Un signo de este código es erróneo, o es de otra cuenta. No se cambió nada. Compárelo con el otro equipo y use la misma cuenta allí y aquí.',
  'not-found/journal-off':
    'En este equipo no se comparte nada, así que no hay código. No se cambió nada. Empiece primero a compartir.',
  'not-found/blocked':
    'Esta persona no está bloqueada. No se cambió nada. Mire la lista de personas bloqueadas.',
  'not-found/note': 'No existe tal nota. No se cambió nada. Mire la lista de notas.',
  'server-error/one-question':
    '{{host|El servidor}} no puede responder a esta pregunta[ (estado {{status}})]. Todo lo demás funciona como antes. Algunos servidores nunca pueden; mire su web.',
  'server-error/journal-not-stored':
    'El servidor dijo que sí y no guardó nada. Sus entradas siguen aquí. Sidetone las envía de nuevo más tarde.',
  'not-supported/directory':
    '{{account|Esta cuenta}} no tiene un directorio donde buscar. Todo lo demás funciona como antes. Añádalo con --option ldapServer=… --option ldapBase=….',
  'not-found/directory-base':
    'El directorio de {{host|ese servidor}} no tiene tal lugar donde buscar. No se encontró nada. Compruebe la base de búsqueda de la cuenta.',
  'unauthorized/auth-method':
    '{{host|El dispositivo}} quiere otra forma de iniciar sesión[ en su servicio {{field}}]. Sus otros servicios no se ven afectados. Deje que Sidetone siga al dispositivo o ajuste Authentication en su página, en Services, HTTP API.',
  'unauthorized/auth-required':
    '{{host|El dispositivo}} quiere usuario y contraseña[ para su servicio {{field}}]. Sus otros servicios no se ven afectados. Introduzca los de una de sus cuentas, en su página, en Services, HTTP API.',
  'unauthorized/device-account':
    '{{host|El dispositivo}} no acepta este usuario o contraseña[ para su servicio {{field}}]. No se cambió nada. Compárelos con su página, en Services, HTTP API, Account 1 a 5; el nombre para esa página misma es otro.',
  'unauthorized/sign-in-paused':
    '{{host|El dispositivo}} rechazó dos veces este usuario o contraseña, así que por ahora no se envían. No se cambió nada. Corríjalos[ o espere {{retryAfterSec}} s], para que el dispositivo no bloquee la cuenta.',
  'forbidden/service-disabled':
    '{{host|El dispositivo}} tiene este servicio desactivado[: {{field}}]. Sus otros servicios funcionan como antes. Márquelo en su página, en Services, HTTP API.',
  'forbidden/privilege':
    'La cuenta de API no puede hacer esto en {{host|el dispositivo}}. Todo lo demás funciona como antes. En su página, en Services, HTTP API, elija la cuenta y marque el permiso[ {{field}}].',
  'insecure-transport/https-required':
    '{{host|El dispositivo}} quiere una conexión privada[ para su servicio {{field}}]. No se cambió nada. Use una dirección que empiece por https o ajuste Connection Type en su página, en Services, HTTP API.',
  'insecure-transport/basic':
    '{{host|El servidor}} quiere una contraseña legible por una conexión que no es privada. No se envió. Use una dirección que empiece por https o deje que pida Digest.',
  'insecure-transport/sip-password':
    'La contraseña de una cuenta SIP solo se envía por https. No se cambió nada. Use para esto la dirección https de {{host|ese dispositivo}}.',
  'not-supported/device-function':
    '{{host|Este modelo}} no tiene esta función. Todo lo demás funciona como antes. Otro modelo del fabricante puede tenerla.',
  'not-supported/device-path':
    '{{host|El dispositivo}} no conoce esta función en absoluto. Todo lo demás funciona como antes. Su firmware es probablemente demasiado antiguo: actualícelo en su página.',
  'not-supported/device-method':
    '{{host|El dispositivo}} conoce esta función pero no este uso. Todo lo demás funciona como antes. Su firmware es probablemente demasiado antiguo: actualícelo en su página.',
  'not-supported/device-licence':
    '{{host|El dispositivo}} dice que no con el número 5, que el firmware antiguo usa cuando falta una licencia. Todo lo demás funciona como antes. Pregunte a quien lo instaló.',
  'not-supported/switch-action':
    '{{host|El dispositivo}} no conoce esta acción para un relé. No se cambió nada. Bloquear y desbloquear necesitan un firmware más nuevo.',
  'not-supported/dnd-field':
    'El firmware de este dispositivo no dice el ajuste que aquí vale por No molestar, así que no se podría restaurar. No se cambió nada. Elija otro para este dispositivo.',
  'refused-by-server/device-parameter':
    '{{host|El dispositivo}} no acepta un valor[: {{field}}]. No se cambió nada. Corríjalo e inténtelo de nuevo.',
  'refused-by-server/device-too-big':
    '{{host|El dispositivo}} encuentra un valor demasiado largo[: {{field}}]. No se cambió nada. Acórtelo e inténtelo de nuevo.',
  'invalid-input/number':
    'Es un número entero a partir de 1[: {{field}}]. No se cambió nada. Déjelo vacío para el habitual.',
  'invalid-input/flag': 'Es activado o desactivado[: {{field}}]. No se cambió nada. Escriba true o false.',
  'invalid-input/port-range':
    'Un puerto es un número entero de 1 a 65535[: {{field}}]. No se cambió nada. Déjelo vacío para el habitual.',
  'invalid-input/host-name':
    'No es ni el nombre ni la dirección de un servidor[: {{field}}]. No se cambió nada. Escríbalo sin esquema y sin puerto.',
  'invalid-input/blank-or-control':
    'Hay un espacio o un signo invisible en esta entrada[: {{field}}]. No se cambió nada. Quítelo.',
  'invalid-input/control-character':
    'Hay un signo invisible en esta entrada[: {{field}}]. No se cambió nada. Escríbala de nuevo.',
  'invalid-input/too-long':
    'Esta entrada es demasiado larga[: {{field}}]. No se cambió nada. Acórtela a 255 caracteres.',
  'invalid-input/needs-domain':
    'Para registrarse, el dispositivo necesita un dominio o un registrador. No se cambió nada. Ajuste también uno de ellos.',
  'invalid-input/unknown-field':
    'El dispositivo no tiene tal ajuste[: {{field}}]. No se cambió nada. Mire la lista de sus ajustes.',
  'not-found/device-no-data':
    '{{host|El dispositivo}} no tiene nada que dar aquí. Todo lo demás funciona como antes. Inténtelo más tarde.',
  'not-found/sip-account':
    '{{host|El dispositivo}} no tiene una cuenta SIP con este número[: {{field}}]. No se cambió nada. Mire la lista de sus cuentas.',
  'not-found/call-log':
    'Esta llamada ya no está en la lista de {{host|ese dispositivo}}. No se borró nada. Actualice la lista.',
  'not-found/switch':
    '{{host|El dispositivo}} no tiene un relé con este número[: {{field}}]. No se cambió nada. Mire la lista de sus relés.',
  'conflict/intercom-config':
    'Alguien cambió mientras tanto este ajuste en el dispositivo[: {{field}}]. Su cambio no se hizo. Mire lo que está ajustado ahora e inténtelo de nuevo.',
  'conflict/dnd-on':
    'No molestar está activado y debe restaurarse antes de que cambie su significado. No se cambió nada. Desactívelo primero.',
  'conflict/dnd-not-set-here':
    'No molestar no se activó aquí, así que no se sabe qué había antes. No se cambió nada. Ajuste el modo de respuesta en la página del dispositivo.',
  'target-invalid/intercom-refused':
    '{{host|El dispositivo}} no puede llamar a esto. No se marcó nada. Use un número, una dirección, o un número y la cuenta SIP como 2001/2.',
  'server-error/device-processing':
    '{{host|El dispositivo}} no pudo hacerlo[: «{{serverText}}»]. Sus ajustes están como estaban. Inténtelo de nuevo en un momento.',
  'refused-by-server/parameter-missing':
    '{{host|El dispositivo}} echa algo en falta en la pregunta[: {{field}}]. No se cambió nada. Su firmware quizá quiera más que otros: actualícelo en su página.',
  'refused-by-server/parameter-collision':
    '{{host|El dispositivo}} encuentra que dos valores no van juntos[: {{field}}]. No se cambió nada. Cambie solo uno de ellos.',
  'refused-by-server/not-now':
    '{{host|El dispositivo}} no hace esto en este momento. No se cambió nada. Espere a que esté libre, o desbloquee lo bloqueado, e inténtelo de nuevo.',
  'refused-by-server/file-version':
    '{{host|El dispositivo}} no acepta ajustes de esta versión. No se cambió nada. Actualice su firmware en su página.',
  'refused-by-server/unknown-number':
    '{{host|El dispositivo}} dice que no[ con el número {{status}}], que Sidetone no conoce. No se cambió nada. [Añade: «{{serverText}}». ]Mire en su manual.',
  'refused-by-server/no-reason':
    '{{host|El dispositivo}} dice que no y no dice por qué. No se cambió nada. Inténtelo de nuevo o mire su propia página.',
  'not-this-system/html':
    '{{host|Esta dirección}} muestra una página web donde respondería un portero 2N. No se guardó nada. Puede ser un router u otro dispositivo: compruebe la dirección y el puerto.',
  'not-this-system/no-envelope':
    '{{host|Esta dirección}} responde como otro tipo de dispositivo. No se guardó nada. Compruebe que es un portero 2N.',
  'not-this-system/no-api':
    '{{host|Esta dirección}} no tiene la interfaz de un portero 2N. No se guardó nada. Compruebe la dirección y que su firmware es posterior a 2.40.',
  'bad-response/empty':
    '{{host|El servidor}} respondió con nada. Aquí no se cambió nada. Inténtelo de nuevo; si sigue así, dígaselo a quien lo gestiona.',
  'bad-response/not-json':
    '{{host|El servidor}} respondió con texto que no se puede leer. Aquí no se cambió nada. Compruebe la dirección o dígaselo a quien lo gestiona.',
  'bad-response/trailing-comma':
    'La respuesta de {{host|ese servidor}} tiene una coma de más, así que no es de fiar. Aquí no se cambió nada. Actualice el firmware del dispositivo.',
  'bad-response/redirect':
    '{{host|El servidor}} nos envía a otra dirección. Allí no se envió nada. Introduzca la dirección donde está de verdad.',
  'bad-response/shape':
    'A la respuesta de {{host|ese servidor}} le falta lo que se pidió. Aquí no se cambió nada. Su software puede ser más antiguo o más nuevo de lo que Sidetone conoce.',
  'bad-response/not-a-picture':
    '{{host|El dispositivo}} no envió una imagen. Todo lo demás funciona como antes. Mire sus ajustes de cámara.',
} as const
