/** Dutch: en/desk-dial.ts. */
export const deskDial = {
  hotkey: 'U vroeg met een sneltoets om deze oproep.',
  missedCall: 'U hebt een oproep van hier gemist.',
  international: 'Een oproep naar {{country}} (+{{code}}).',
  sharedCode: 'Een internationale oproep (+{{code}}).',
  tones: 'Er wordt ook om de tonen {{tones}} gevraagd. Ze worden niet gestuurd; druk ze zelf als u dat wilt.',
  risk: {
    'service-code':
      'Dit is een dienstcode. Hij kan uw oproepen doorschakelen of andere instellingen bij uw telefoonbedrijf wijzigen.',
    premium: 'Zulke nummers kunnen veel meer kosten dan gewone oproepen.',
    foreign: 'U hebt dit nummer niet eerder gebeld en het is in een ander land.',
    emergency: 'Dit is een alarmnummer. Het telefoonbedrijf weet misschien niet waar u bent: zeg dat eerst.',
  },
  accept: 'Ik weet dit en wil bellen',
} as const
