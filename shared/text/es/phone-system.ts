/** Spanish: en/phone-system.ts. */
export const phoneSystem = {
  callsNow: 'Ahora en {{name}}',
  in: 'Entrante',
  out: 'Saliente',
  unknown: 'En llamada',
  passOnOf: 'Pasar la llamada con {{name}}',
  passOnTo: 'Nombre o número al que pasarla',
  passOnHint: 'El sistema telefónico conecta a la otra persona con él, y su teléfono queda libre.',
  passOnNow: 'Pasar',
  feed: 'Leer como canal',
  feedTitle: 'Canal: {{folder}}',
  feedEmpty: 'El canal está vacío.',
  feedWait: 'Pidiendo el canal…',
  time: 'Hora del sistema telefónico',
  timeHint: 'Las horas de los horarios van por este reloj.',
} as const
