/** French: en/expiry.ts. */
export const expiry = {
  expired: 'Le certificat de {{name}} a expiré',
  today: 'Le certificat de {{name}} se termine aujourd’hui',
  days_one: 'Le certificat de {{name}} se termine dans {{count}} jour',
  days_many: 'Le certificat de {{name}} se termine dans {{count}} de jours',
  days_other: 'Le certificat de {{name}} se termine dans {{count}} jours',
  hint: 'Sans lui, ce compte ne peut pas s’identifier. Obtenez-en un nouveau et ajoutez de nouveau le compte avec lui.',
  open: 'Afficher',
} as const
