/** Spanish: en/server-call.ts. */
export const serverCall = {
  step: {
    ordered: 'El sistema telefónico ha aceptado la llamada',
    'desk-ringing': 'Su teléfono de mesa suena',
    'desk-answered': 'Descolgó su teléfono de mesa',
    'desk-failed': 'No se descolgó su teléfono de mesa',
    ringing: 'Suena en {{target}}',
    answered: '{{target}} contestó',
    failed: 'No se puede localizar a {{target}}',
    transferred: 'La llamada se pasa a {{target}}',
  },
  outcome: {
    answered: 'Contestada',
    busy: 'Ocupado',
    declined: 'Rechazada',
    'no-answer': 'Sin respuesta',
    'not-found': 'No existe tal número',
    unavailable: 'No disponible ahora',
    failed: 'La llamada falló',
    unknown: 'El sistema telefónico no dice nada más de esta llamada',
  },
  ring: 'Que suene primero mi teléfono de mesa',
  title: 'Llamada por el teléfono de mesa',
  asking: 'Preguntando al sistema telefónico…',
} as const
