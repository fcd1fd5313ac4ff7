/** German: en/expiry.ts. */
export const expiry = {
  expired: 'Das Zertifikat von {{name}} ist abgelaufen',
  today: 'Das Zertifikat von {{name}} endet heute',
  days_one: 'Das Zertifikat von {{name}} endet in {{count}} Tag',
  days_other: 'Das Zertifikat von {{name}} endet in {{count}} Tagen',
  hint: 'Ohne es kann sich dieses Konto nicht anmelden. Holen Sie ein neues und fügen Sie das Konto damit neu hinzu.',
  open: 'Anzeigen',
} as const
