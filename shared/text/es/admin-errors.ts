/** Spanish: en/admin-errors.ts. */
export const adminErrors = {
  'not-found/admin-resource':
    'No existe tal cosa que administrar[: {{field}}]. No se cambió nada. «sidetone admin resources» las nombra todas.',
  'not-found/admin-item':
    '{{host|El sistema telefónico}} no tiene nada con este nombre o número[: {{field}}]. No se cambió nada. Mire la lista.',
  'not-found/admin-setting':
    '{{host|El sistema telefónico}} no tiene un ajuste con este nombre[: {{field}}]. No se cambió nada. Mire la lista de sus ajustes.',
  'not-supported/admin-verb':
    'El sistema telefónico no ofrece forma de hacerlo[: {{field}}]. No se cambió nada. «sidetone admin resources» dice qué se puede hacer con qué.',
  'not-supported/admin-settings':
    'Esto no tiene ajustes propios[: {{field}}]. No se cambió nada. «sidetone admin resources» dice qué los tiene.',
  'not-supported/admin-absent':
    '{{host|Este sistema telefónico}} no lo tiene. Todo lo demás funciona como antes. Es de otra edición o de una versión más nueva.',
  'not-supported/admin-method':
    '{{host|Este sistema telefónico}} lo conoce, pero no este uso. No se cambió nada. Otra versión quizá sí.',
  'not-supported/admin-id':
    'No se puede preguntar al sistema telefónico por un nombre con espacios o signos así. No se cambió nada. Dele primero un nombre sencillo en sus propias páginas.',
  'forbidden/admin':
    '{{host|El sistema telefónico}} le conoce pero no le deja administrarlo. Todo lo demás funciona como antes. Pregunte a quien lo gestiona.',
  'invalid-input/admin-unknown-field':
    'El sistema telefónico no conoce tal campo[: {{field}}]. No se envió nada. Quítelo o mire los campos en «sidetone admin resources --json».',
  'invalid-input/admin-kind':
    'Este campo lleva algo de otro tipo[: {{field}}]. No se envió nada. Mire los campos en «sidetone admin resources --json».',
  'invalid-input/admin-option':
    'Este valor no está entre las opciones[: {{field}}]. No se envió nada. Mire lo que puede ser.',
  'invalid-input/admin-required': 'Falta algo[: {{field}}]. No se envió nada. Rellénelo.',
  'invalid-input/admin-read-only': 'Este campo no se puede cambiar[: {{field}}]. No se envió nada. Quítelo.',
  'invalid-input/admin-empty-value':
    'No se puede enviar un valor vacío[: {{field}}]. No se cambió nada. Restablezca en su lugar el predeterminado.',
  'invalid-input/admin-setting-group':
    'Esto es un grupo de ajustes[: {{field}}]. No se cambió nada. Nombre uno de ellos.',
  'invalid-input/admin-settings-id':
    'Cada uno de estos tiene ajustes propios[: {{field}}]. No se cambió nada. Diga cuál.',
  'conflict/admin':
    '{{host|El sistema telefónico}} no hace esto tal como está ahora[: «{{serverText}}»]. No se cambió nada. Cambie lo que lo impide, como el modo especial, e inténtelo de nuevo.',
  'server-error/admin':
    '{{host|El sistema telefónico}} no pudo hacerlo[ (estado {{status}})][: «{{serverText}}»]. Mire lo que está ajustado ahora antes de reintentarlo.',
  'bad-response/negotiation':
    '{{host|El sistema telefónico}} no responde en una forma que Sidetone lea. Aquí no se cambió nada. Su versión puede ser más antigua o más nueva de lo que Sidetone conoce.',
  'bad-response/html':
    '{{host|El servidor}} envió una página web en lugar de una respuesta. Aquí no se cambió nada. Compruebe la dirección o dígaselo a quien lo gestiona.',
} as const
