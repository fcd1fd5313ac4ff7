/** Which line a call uses, how it shows, and who is answered without asking. */
export const lines = {
  hidden: 'Hide my number for this call',
  hiddenOn: 'Your number is hidden',
  autoAnswer: 'Answer their calls by itself',
  autoAnswerHint: 'After two seconds, unless you are in another call. Your microphone opens without asking.',
} as const
