/** French: en/phone-system.ts. */
export const phoneSystem = {
  callsNow: 'Maintenant chez {{name}}',
  in: 'Entrant',
  out: 'Sortant',
  unknown: 'En communication',
  passOnOf: 'Passer l’appel avec {{name}}',
  passOnTo: 'Nom ou numéro à qui le passer',
  passOnHint: 'Le système téléphonique y relie l’autre personne, et votre téléphone est de nouveau libre.',
  passOnNow: 'Passer',
  feed: 'Lire comme flux',
  feedTitle: 'Flux : {{folder}}',
  feedEmpty: 'Le flux est vide.',
  feedWait: 'Demande du flux…',
  time: 'Heure du système téléphonique',
  timeHint: 'Les heures des horaires suivent cette horloge.',
} as const
