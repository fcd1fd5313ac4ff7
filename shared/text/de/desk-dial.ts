/** German: en/desk-dial.ts. */
export const deskDial = {
  hotkey: 'Sie haben mit einem Tastenkürzel um diesen Anruf gebeten.',
  missedCall: 'Von hier haben Sie einen Anruf verpasst.',
  international: 'Ein Anruf nach {{country}} (+{{code}}).',
  sharedCode: 'Ein Auslandsanruf (+{{code}}).',
  tones:
    'Es wird auch um die Töne {{tones}} gebeten. Sie werden nicht gesendet; drücken Sie sie selbst, wenn Sie möchten.',
  risk: {
    'service-code':
      'Das ist ein Dienstcode. Er kann Ihre Anrufe umleiten oder andere Einstellungen bei Ihrer Telefongesellschaft ändern.',
    premium: 'Solche Nummern können viel mehr kosten als gewöhnliche Anrufe.',
    foreign: 'Diese Nummer haben Sie noch nie angerufen, und sie ist in einem anderen Land.',
    emergency:
      'Das ist eine Notrufnummer. Die Telefongesellschaft weiß vielleicht nicht, wo Sie sind: Sagen Sie es zuerst.',
  },
  accept: 'Ich weiß das und möchte anrufen',
} as const
