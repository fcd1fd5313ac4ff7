import { updateErrors } from './update-errors.ts'

/** Spanish: en/errors.ts. */
export const errors = {
  ...updateErrors,
  'bad-request':
    'Sidetone rechazó esta petición. No se cambió nada. Cierre esta ventana, ábrala de nuevo y reinténtelo.',
  usage:
    'No se entendió esta orden[ cerca de «{{detail}}»]. No se cambió nada. Añada --help para ver cómo se escribe.',
  'invalid-input':
    'Esta entrada no encaja[: {{field}}].[ {{host|El servidor}} dice: «{{serverText}}».] No se cambió nada. Corríjala e inténtelo de nuevo.',
  'file-unreadable':
    'No se puede leer el archivo. No se cambió nada. Compruebe que aún existe y que puede abrirlo, y elíjalo de nuevo.',
  'file-invalid': 'Este archivo no es lo que hace falta aquí. No se cambió nada. Elija otro archivo.',
  'no-account': 'Aún no hay ninguna cuenta. Añada una para llamar y para ver si está localizable.',
  'no-such-account':
    'Esta cuenta no está configurada aquí[: {{detail}}]. Sus otras cuentas no se ven afectadas. Elija una de la lista de cuentas.',
  'account-exists': 'Ya tiene una cuenta con este nombre. No se guardó nada. Elija otro nombre.',
  'account-ambiguous': 'Puede tratarse de más de una cuenta. No se cambió nada. Diga qué cuenta usar.',
  'not-found': 'Esto ya no está. No se cambió nada. Actualice para ver lo que hay ahora.',
  'not-supported':
    '{{account|Esta cuenta}} no puede hacerlo. Todo lo demás funciona como antes. Su compañía telefónica quizá lo ofrezca en su web.',
  conflict:
    'Alguien o algo cambió esto mientras tanto. Su cambio no se hizo. Mire lo que está ajustado ahora e inténtelo de nuevo.',
  cancelled: 'Cancelado. No se cambió nada.',
  'draft-expired':
    'Este formulario estuvo abierto demasiado tiempo, así que se borraron su certificado y sus contraseñas. Todo lo demás que escribió sigue aquí. Elija de nuevo el certificado y continúe.',
  unauthorized:
    '{{host|El servidor}} no acepta este usuario o contraseña[ para {{account}}]. Las otras cuentas no se ven afectadas. Introduzca de nuevo la contraseña.',
  forbidden:
    '{{host|El servidor}} le conoce pero no permite esto. Todo lo demás funciona como antes. Pida permiso a quien gestiona su sistema telefónico.',
  'client-certificate-required':
    '{{host|El servidor}} pide un certificado y no lo recibió. Las otras cuentas no se ven afectadas. Elija el archivo de certificado que le dieron.',
  'client-certificate-refused':
    '{{host|El servidor}} no acepta su certificado. Las otras cuentas no se ven afectadas. Puede que se haya sustituido o retirado: pida uno nuevo a su compañía.',
  'refused-by-server':
    '{{host|El servidor}} rechazó el cambio[: «{{serverText}}»]. Sus ajustes allí están como estaban. Compruebe el valor e inténtelo de nuevo.',
  'rate-limited':
    '{{host|El servidor}} nos pide ir más despacio. Las llamadas no se ven afectadas. [Nuevo intento en {{retryAfterSec}} s.]',
  'server-error':
    '{{host|El servidor}} tiene un problema propio[ (estado {{status}})]. Sus ajustes allí están como estaban. Inténtelo en unos minutos.',
  'bad-response':
    '{{host|El servidor}} respondió con algo que Sidetone no entiende. Aquí no se cambió nada. Compruebe la dirección o dígaselo a quien gestiona el servidor.',
  'response-too-large':
    '{{host|El servidor}} envió más de lo que Sidetone acepta de una vez. Lo que ve es lo que se sabía antes. Inténtelo más tarde o pida un periodo más corto.',
  'response-truncated':
    'La respuesta de {{host|ese servidor}} se cortó a la mitad. Lo que ve es lo que se sabía antes. Inténtelo de nuevo.',
  'not-this-system':
    '{{host|Esta dirección}} responde, pero es otro tipo de sistema que el que eligió. No se guardó nada. Compruebe la dirección o elija otro proveedor.',
  'name-not-found':
    'No se encuentra {{host|el servidor}}. Las otras cuentas no se ven afectadas. Compruebe la escritura y su conexión; algunas redes bloquean nombres.',
  unreachable:
    'No se puede llegar a {{host|ese servidor}}. Las otras cuentas no se ven afectadas. Compruebe su conexión[; nuevo intento en {{retryAfterSec}} s].',
  timeout:
    'No hay respuesta de {{host|ese servidor}}. Las otras cuentas no se ven afectadas. [Nuevo intento en {{retryAfterSec}} s. ]Si sigue así, compruebe su conexión.',
  'tls-unknown-issuer':
    '{{host|Este servidor}} demuestra su identidad con un certificado que nadie avala. No se le envió nada. Compare su código con el del dispositivo y confíe en él solo si son iguales.',
  'tls-wrong-host':
    'El certificado de {{host|este servidor}} es de otro nombre. No se le envió nada. Compruebe la escritura de la dirección.',
  'tls-expired':
    'El certificado de {{host|este servidor}} ha caducado. No se le envió nada. Compruebe la fecha de su ordenador o dígaselo a quien gestiona el servidor.',
  'tls-pin-changed':
    'Alto: {{host|este servidor}} muestra otro certificado que el que aceptó. No se le envió nada y sigue desconectado. Acepte el nuevo solo si sabe por qué cambió.',
  'tls-failed':
    'No se pudo hacer una conexión segura con {{host|el servidor}}. No se le envió nada. Compruebe la dirección y el puerto.',
  'insecure-transport':
    'La conexión con {{host|este servidor}} no sería privada. No se le envió nada. Use una dirección que empiece por https o permítalo para esta cuenta.',
  'certificate-unreadable':
    'Este archivo no contiene un certificado que se pueda leer. No se guardó nada. Elija un archivo que termine en .p12, .pfx o .pem.',
  'certificate-password-wrong':
    'Esta contraseña no abre el certificado. El archivo sigue elegido. Introduzca la contraseña que recibió con él.',
  'certificate-key-missing':
    'El certificado viene sin su clave. No se guardó nada. Expórtelo de nuevo junto con la clave.',
  'certificate-key-mismatch':
    'La clave es de otro certificado. No se guardó nada. Elija la clave que se hizo con este certificado.',
  'certificate-key-password-wrong':
    'Esta contraseña no abre la clave. El archivo sigue elegido. Introduzca la contraseña de la clave.',
  'certificate-expired':
    'Este certificado ha caducado, así que los servidores lo rechazarán. Las otras cuentas no se ven afectadas. Pida uno nuevo a su compañía.',
  'certificate-not-yet-valid':
    'Este certificado aún no es válido. Las otras cuentas no se ven afectadas. Compruebe la fecha de su ordenador o espere a que empiece.',
  'certificate-weak':
    'Este certificado es de un tipo antiguo que ya no es seguro. No se guardó nada. Pida uno nuevo a su compañía.',
  'certificate-legacy-format':
    'Este archivo tiene un formato antiguo que Sidetone no abre por sí mismo. No se guardó nada. Exporte de nuevo el certificado o permita el formato antiguo.',
  'secret-store-unavailable':
    'El llavero de su ordenador está bloqueado o falta. Lo que no necesita contraseña sigue funcionando. Desbloquéelo e inténtelo de nuevo.',
  'secret-missing':
    'La contraseña[ de {{account}}] ya no está en el llavero de su ordenador. Las otras cuentas no se ven afectadas. Introdúzcala de nuevo.',
  'storage-full':
    'El disco está lleno. Las llamadas siguen funcionando, pero no se guarda nada nuevo. Libere espacio.',
  'storage-corrupt':
    'Un archivo de Sidetone estaba dañado y se apartó. Las llamadas siguen funcionando. Se salvó lo que se pudo; compruebe sus cuentas y ajustes.',
  'storage-too-new':
    'Sus datos los escribió una versión más nueva de Sidetone. Se dejaron intactos. Instale de nuevo la versión más nueva.',
  'storage-unavailable':
    'Sidetone no puede escribir en su carpeta. Las llamadas siguen funcionando, pero los cambios se pierden al salir. Compruebe los permisos de la carpeta.',
  'microphone-unavailable':
    'No se puede usar el micrófono. Usted oye a quien llama, pero no le oyen. Permítalo en los ajustes de privacidad de su sistema o conecte uno.',
  'app-unavailable':
    'Sidetone no se está ejecutando en este perfil. No se cambió nada. Inícielo e inténtelo de nuevo.',
  'managed-settings-invalid':
    'El archivo con los ajustes de su administrador no se puede usar[: {{field}}][ ({{detail}})]. Nada de él está en vigor; sus propios ajustes sí. Dígaselo a quien gestiona este ordenador.',
  'managed-forbidden':
    'Quien gestiona este ordenador ha fijado esto[: {{field}}]. No se cambió nada. Pregúntele si lo necesita de otro modo.',
  'target-invalid':
    'No es ni un número ni una dirección. No se marcó nada. Escriba algo como 200 o ann@example.org.',
  'line-not-ready':
    '{{account|Su línea}} no está conectada con su servidor telefónico, así que ahora no puede llamar. Las otras líneas no se ven afectadas. Elija otra línea o espere a que esté lista.',
  'call-not-found': 'Esta llamada ya ha terminado. Puede devolverla desde la lista de llamadas.',
  'call-failed':
    'La llamada no se completó[ (estado {{status}})].[ El servidor dice: «{{serverText}}».] Su línea sigue lista. Inténtelo de nuevo.',
} as const
