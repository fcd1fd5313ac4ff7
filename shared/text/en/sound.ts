/** How calls sound, and what is checked before they do. */
export const sound = {
  quality: 'Sound',
  mos: '{{verdict}} ({{mos}} of 5)',
  mosOf: '{{mos}} of 5',
  delay: 'delay {{rtt}} ms',
  jitter: 'jitter {{jitter}} ms',
  lossIn: '{{loss}} % lost on the way to you',
  lossOut: '{{loss}} % lost on the way from you',
  side: {
    here: 'Both ways suffered: look at the network on your side.',
    in: 'Only their sound suffered: their network, or your download.',
    out: 'Only your sound suffered: your upload, or their network.',
  },
} as const
