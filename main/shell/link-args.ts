/** Schemes of phone links the app answers to. */
export const PHONE_SCHEMES = ['tel', 'sip', 'sips', 'callto'] as const

/** The first phone link among program arguments; anything else is not ours. Pure. */
export function findPhoneLink(argv: readonly string[]): string | null {
  return (
    argv.find((word) => PHONE_SCHEMES.some((scheme) => word.toLowerCase().startsWith(`${scheme}:`))) ?? null
  )
}
