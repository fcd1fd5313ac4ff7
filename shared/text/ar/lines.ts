/** Arabic: en/lines.ts. */
export const lines = {
  hidden: 'إخفاء رقمي في هذه المكالمة',
  hiddenOn: 'رقمك مخفي',
  autoAnswer: 'الرد على مكالماته تلقائيًا',
  autoAnswerHint: 'بعد ثانيتين، إلا إذا كنت في مكالمة أخرى. يُفتح ميكروفونك دون سؤال.',
} as const
