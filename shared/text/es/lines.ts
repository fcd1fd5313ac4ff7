/** Spanish: en/lines.ts. */
export const lines = {
  hidden: 'Ocultar mi número en esta llamada',
  hiddenOn: 'Su número está oculto',
  autoAnswer: 'Contestar sus llamadas automáticamente',
  autoAnswerHint: 'A los dos segundos, salvo que esté en otra llamada. Su micrófono se abre sin preguntar.',
} as const
