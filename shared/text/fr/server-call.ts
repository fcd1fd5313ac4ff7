/** French: en/server-call.ts. */
export const serverCall = {
  step: {
    ordered: 'Le système téléphonique a pris l’appel',
    'desk-ringing': 'Votre téléphone de bureau sonne',
    'desk-answered': 'Vous avez décroché votre téléphone de bureau',
    'desk-failed': 'Votre téléphone de bureau n’a pas été décroché',
    ringing: 'Sonne chez {{target}}',
    answered: '{{target}} a répondu',
    failed: '{{target}} est injoignable',
    transferred: 'L’appel est passé à {{target}}',
  },
  outcome: {
    answered: 'Répondu',
    busy: 'Occupé',
    declined: 'Refusé',
    'no-answer': 'Pas de réponse',
    'not-found': 'Il n’y a pas un tel numéro',
    unavailable: 'Indisponible pour le moment',
    failed: 'L’appel a échoué',
    unknown: 'Le système téléphonique ne dit rien de plus sur cet appel',
  },
  ring: 'Faire sonner d’abord mon téléphone de bureau',
  title: 'Appel par téléphone de bureau',
  asking: 'Question au système téléphonique…',
} as const
