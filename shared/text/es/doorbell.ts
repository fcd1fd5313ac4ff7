/** Spanish: en/doorbell.ts. */
export const doorbell = {
  title: 'Timbre de la puerta',
  rings: 'Hay alguien en la puerta',
  stopped: 'El timbre paró',
  answerHere: 'Contestar',
  open: 'Abrir puerta',
  opening: 'Abriendo…',
  opened: 'Puerta abierta. El dispositivo lo confirmó.',
  openedShort: 'Puerta abierta',
  done: 'Hecho. El dispositivo lo confirmó.',
  pulse: 'El dispositivo dijo que sí. El pulso acabó antes de poder releerlo.',
  pulseShort: 'El dispositivo dijo que sí',
  differs:
    'El dispositivo dijo que sí, pero su relé no está como se pidió. Inténtelo de nuevo o mire la puerta.',
  differsShort: 'No se abrió: el relé no se movió',
  picture: 'Lo que ve la cámara de {{name}}',
  noPicture: 'Aún sin imagen',
  silence: 'Silenciar',
  silenced: 'Silenciado',
  aloud: 'Hay alguien en {{name}}.',
} as const
