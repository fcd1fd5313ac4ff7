/** French: en/desk-dial.ts. */
export const deskDial = {
  hotkey: 'Vous avez demandé cet appel par un raccourci.',
  missedCall: 'Vous avez manqué un appel d’ici.',
  international: 'Un appel vers {{country}} (+{{code}}).',
  sharedCode: 'Un appel international (+{{code}}).',
  tones:
    'Il demande aussi les tonalités {{tones}}. Elles ne sont pas envoyées ; pressez-les vous-même si vous voulez.',
  risk: {
    'service-code':
      'C’est un code de service. Il peut renvoyer vos appels ou changer d’autres réglages chez votre opérateur.',
    premium: 'De tels numéros peuvent coûter bien plus que des appels ordinaires.',
    foreign: 'Vous n’avez jamais appelé ce numéro, et il est dans un autre pays.',
    emergency:
      'C’est un numéro d’urgence. L’opérateur ne sait peut-être pas où vous êtes : dites-le d’abord.',
  },
  accept: 'Je le sais et je veux appeler',
} as const
