/** German: en/server-call.ts. */
export const serverCall = {
  step: {
    ordered: 'Das Telefonsystem hat den Anruf angenommen',
    'desk-ringing': 'Ihr Tischtelefon klingelt',
    'desk-answered': 'Sie haben am Tischtelefon abgehoben',
    'desk-failed': 'Am Tischtelefon wurde nicht abgehoben',
    ringing: 'Es klingelt bei {{target}}',
    answered: '{{target}} hat angenommen',
    failed: '{{target}} ist nicht erreichbar',
    transferred: 'Der Anruf wird an {{target}} weitergegeben',
  },
  outcome: {
    answered: 'Angenommen',
    busy: 'Besetzt',
    declined: 'Abgelehnt',
    'no-answer': 'Keine Antwort',
    'not-found': 'Diese Nummer gibt es nicht',
    unavailable: 'Zurzeit nicht verfügbar',
    failed: 'Der Anruf ist fehlgeschlagen',
    unknown: 'Das Telefonsystem sagt zu diesem Anruf nichts mehr',
  },
  ring: 'Zuerst mein Tischtelefon klingeln lassen',
  title: 'Anruf über das Tischtelefon',
  asking: 'Das Telefonsystem wird gefragt …',
} as const
