/** Spanish: en/people-errors.ts. */
export const peopleErrors = {
  'not-found/message': 'Este mensaje ya no está en el buzón. No se cambió nada. Actualice la lista.',
  'not-found/person':
    'Nadie con este identificador está en las agendas. No se cambió nada. Busque el nombre en su lugar.',
  'not-found/own-entry':
    'Esta entrada no está en su propia agenda, así que no se puede cambiar aquí. No se cambió nada. Añádala primero a la suya.',
  'not-found/avatar': 'No hay foto de esta persona. Todo lo demás funciona como antes.',
  'not-found/participant':
    'Este participante ya no está en la sala. No se cambió nada. Mire quién está en ella ahora.',
  'not-found/room-empty':
    'No hay nadie en la sala, así que no hay nada que hacer allí. No se cambió nada. Invite primero a alguien.',
  'conflict/duplicate-entry':
    'Esta persona con este número ya está en su agenda. No se añadió nada. Cambie la entrada que hay.',
  'invalid-input/setting-unknown':
    'No existe tal ajuste[: {{field}}]. No se cambió nada. Mire la lista de ajustes.',
  'invalid-input/setting-read-only':
    'Solo el propio sistema telefónico ajusta esto[: {{field}}]. No se cambió nada. Pregunte a quien lo gestiona.',
  'invalid-input/setting-choice':
    'No es ninguna de las opciones[: {{field}}]. No se cambió nada. Mire lo que se puede elegir.',
  'invalid-input/setting-number':
    'Debe ser un número entero[: {{field}}]. No se cambió nada. Escriba solo cifras.',
  'invalid-input/email':
    'El sistema telefónico no acepta esta dirección de correo[: {{field}}]. No se cambió nada. Quiere un final de dos a cuatro letras.',
  'invalid-input/characters-lost':
    'El sistema telefónico solo puede mostrarlo con interrogaciones[: {{field}}], y al devolverlas se perderían los caracteres reales. No se cambió nada. Escríbalo de nuevo.',
  'invalid-input/empty-field':
    'Esto no puede estar vacío[: {{field}}]. No se cambió nada. Una entrada necesita nombre, apellido y número.',
  'invalid-input/pin': 'Un PIN tiene al menos cuatro cifras y nada más que cifras. No se cambió. Elija otro.',
  'invalid-input/password-short':
    'Una contraseña tiene al menos ocho caracteres. No se cambió. Elija una más larga.',
  'invalid-input/verb': 'La sala no conoce tal orden. No se cambió nada. Mire la lista de órdenes.',
  'invalid-input/command-characters':
    'El sistema telefónico no admite estos signos en una orden. No se envió nada. Use letras, cifras, puntos y guiones.',
  'invalid-input/room-name':
    'El sistema telefónico no vuelve a encontrar una sala con este nombre. No se cambió nada. Use letras, cifras, puntos y guiones.',
  'not-supported/room-name':
    'El sistema telefónico no puede dirigirse a una sala con este nombre. No se cambió nada. Cámbiele el nombre en la web del sistema, sin espacios.',
  'file-invalid/no-cards': 'No hay ningún contacto con nombre y número en este archivo. No se añadió nada.',
  'server-error/no-voicemail-node':
    'Los buzones de {{host|ese servidor}} no funcionan. Todo lo demás funciona como antes. Inténtelo en unos minutos.',
  'bad-response/not-acceptable':
    '{{host|El servidor}} no tiene esto en ninguna forma que Sidetone lea. No se cambió nada. Su software puede ser más antiguo o más nuevo de lo que Sidetone conoce.',
  'bad-response/not-xml':
    '{{host|El servidor}} respondió con texto que no se puede leer. Aquí no se cambió nada. Inténtelo de nuevo; si sigue así, dígaselo a quien lo gestiona.',
  'bad-response/doctype':
    'La respuesta de {{host|ese servidor}} empieza con una declaración propia, que Sidetone no sigue. Aquí no se cambió nada. Dígaselo a quien gestiona el servidor.',
  'invalid-input/rule':
    '{{host|El servidor}} ve esto en contra de sus reglas.[ Dice: «{{serverText}}».] No se cambió nada. Mire los nombres y horas que ya hay e inténtelo de nuevo.',
  'not-this-system/redirect':
    '{{host|El servidor}} nos envía a una página para personas en lugar de responder. No se cambió nada. Compruebe la dirección; el portal puede haberse mudado, o hay otro sistema delante.',
  'conflict/several-calls':
    'Hay varias llamadas en curso, así que no está claro cuál es. No se pasó nada. Elija una de ellas.',
  'call-not-found/no-active-call':
    'No hay tal llamada en curso en sus teléfonos. No se pasó nada. Mire lo que hay en curso ahora.',
  'call-not-found/not-made-here':
    'El sistema telefónico solo puede pasar llamadas que hizo él mismo. Esta llamada sigue como está. Use la tecla de transferencia de su teléfono de mesa.',
  'not-supported/call-controller':
    'El portal de {{account|esta cuenta}} no llega a su controlador de llamadas. Todo lo demás funciona como antes. Use la tecla de transferencia de su teléfono de mesa.',
  'bad-response/not-audio':
    '{{host|El servidor}} no envió una grabación. El mensaje sigue allí. Inténtelo de nuevo o llame a su buzón.',
  'bad-response/greeting':
    '{{host|El servidor}} tiene un saludo que Sidetone no conoce. No se cambió nada. Mire su propia web.',
  'secret-store-unavailable/changed-on-server':
    'La contraseña se cambió en el sistema telefónico, pero el llavero de su ordenador no la aceptó. Desbloquee el llavero y luego introduzca la contraseña nueva de esta cuenta.',
} as const
