/** Spanish: en/expiry.ts. */
export const expiry = {
  expired: 'El certificado de {{name}} ha caducado',
  today: 'El certificado de {{name}} termina hoy',
  days_one: 'El certificado de {{name}} termina en {{count}} día',
  days_many: 'El certificado de {{name}} termina en {{count}} de días',
  days_other: 'El certificado de {{name}} termina en {{count}} días',
  hint: 'Sin él esta cuenta no puede iniciar sesión. Obtenga uno nuevo y añada de nuevo la cuenta con él.',
  open: 'Mostrar',
} as const
