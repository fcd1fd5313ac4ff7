/** German: en/lines.ts. */
export const lines = {
  hidden: 'Meine Nummer bei diesem Anruf verbergen',
  hiddenOn: 'Ihre Nummer ist verborgen',
  autoAnswer: 'Anrufe von dort selbsttätig annehmen',
  autoAnswerHint: 'Nach zwei Sekunden, außer Sie telefonieren gerade. Ihr Mikrofon öffnet sich ungefragt.',
} as const
