/** French: en/lines.ts. */
export const lines = {
  hidden: 'Masquer mon numéro pour cet appel',
  hiddenOn: 'Votre numéro est masqué',
  autoAnswer: 'Répondre tout seul à ses appels',
  autoAnswerHint: 'Après deux secondes, sauf si vous êtes déjà en ligne. Votre micro s’ouvre sans demander.',
} as const
