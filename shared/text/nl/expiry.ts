/** Dutch: en/expiry.ts. */
export const expiry = {
  expired: 'Het certificaat van {{name}} is verlopen',
  today: 'Het certificaat van {{name}} eindigt vandaag',
  days_one: 'Het certificaat van {{name}} eindigt over {{count}} dag',
  days_other: 'Het certificaat van {{name}} eindigt over {{count}} dagen',
  hint: 'Zonder kan dit account zich niet aanmelden. Haal een nieuw en voeg het account daarmee opnieuw toe.',
  open: 'Tonen',
} as const
