/** Spanish: en/enrol.ts. */
export const enrol = {
  title: 'Cuenta nueva en {{system}}',
  question: '¿Aún no tiene cuenta?',
  open: 'Crear una en {{system}}',
  lead: '{{system}} crea una cuenta para usted y se configura aquí enseguida.',
  make: 'Crear la cuenta',
  making: 'Creando la cuenta…',
  once: 'El formulario se envía una vez. Después llegará un correo.',
  done: '{{address}} es suya',
  doneText: 'Puede pasar un momento hasta que lleguen las llamadas.',
  go: 'Continuar',
  'answer-lost': 'La respuesta del servidor se perdió; al iniciar sesión se vio que la cuenta existe.',
  'certificate-weak':
    'El servidor también hizo un certificado de un tipo antiguo. No se guardó; se usa la contraseña.',
  'certificate-unreadable':
    'El servidor también envió un certificado que no se puede leer. Se usa la contraseña.',
} as const
