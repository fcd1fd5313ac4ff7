/** Dutch: en/lines.ts. */
export const lines = {
  hidden: 'Mijn nummer verbergen voor deze oproep',
  hiddenOn: 'Uw nummer is verborgen',
  autoAnswer: 'Hun oproepen vanzelf opnemen',
  autoAnswerHint: 'Na twee seconden, tenzij u in gesprek bent. Uw microfoon gaat open zonder te vragen.',
} as const
