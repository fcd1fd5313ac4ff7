/** Dutch: en/server-call.ts. */
export const serverCall = {
  step: {
    ordered: 'Het telefoonsysteem heeft de oproep aangenomen',
    'desk-ringing': 'Uw bureautelefoon gaat over',
    'desk-answered': 'U nam uw bureautelefoon op',
    'desk-failed': 'Uw bureautelefoon is niet opgenomen',
    ringing: '{{target}} gaat over',
    answered: '{{target}} heeft opgenomen',
    failed: '{{target}} is niet te bereiken',
    transferred: 'De oproep wordt doorgegeven aan {{target}}',
  },
  outcome: {
    answered: 'Opgenomen',
    busy: 'Bezet',
    declined: 'Geweigerd',
    'no-answer': 'Geen gehoor',
    'not-found': 'Zo’n nummer is er niet',
    unavailable: 'Nu niet beschikbaar',
    failed: 'De oproep mislukte',
    unknown: 'Het telefoonsysteem zegt verder niets over deze oproep',
  },
  ring: 'Eerst mijn bureautelefoon laten overgaan',
  title: 'Bellen via de bureautelefoon',
  asking: 'Het telefoonsysteem wordt gevraagd…',
} as const
