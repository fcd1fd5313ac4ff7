/** Spanish: en/desk-dial.ts. */
export const deskDial = {
  hotkey: 'Usted pidió esta llamada con un atajo.',
  missedCall: 'Perdió una llamada de aquí.',
  international: 'Una llamada a {{country}} (+{{code}}).',
  sharedCode: 'Una llamada internacional (+{{code}}).',
  tones: 'También pide los tonos {{tones}}. No se envían; púlselos usted si quiere.',
  risk: {
    'service-code':
      'Es un código de servicio. Puede desviar sus llamadas o cambiar otros ajustes en su compañía telefónica.',
    premium: 'Números como este pueden costar mucho más que las llamadas normales.',
    foreign: 'No ha llamado antes a este número, y está en otro país.',
    emergency: 'Es un número de emergencia. La compañía quizá no sepa dónde está usted: dígalo primero.',
  },
  accept: 'Lo sé y quiero llamar',
} as const
