/** The sheet that asks before a call, and what the keypad says of a number. */
export const deskDial = {
  hotkey: 'You asked for this call with a hotkey.',
  missedCall: 'You missed a call from here.',
  international: 'A call to {{country}} (+{{code}}).',
  sharedCode: 'An international call (+{{code}}).',
  tones: 'It also asks for the tones {{tones}}. They are not sent; press them yourself if you want.',
  risk: {
    'service-code':
      'This is a service code. It can divert your calls or change other settings at your phone company.',
    premium: 'Numbers like this can cost a lot more than ordinary calls.',
    foreign: 'You have not called this number before, and it is in another country.',
    emergency: 'This is an emergency number. The phone company may not know where you are: say it first.',
  },
  accept: 'I know this and want to call',
} as const
