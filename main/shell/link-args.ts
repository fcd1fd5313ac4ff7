import { PHONE_SCHEMES } from '../../shared/domain/phone-link.ts'

/** The first phone link among program arguments; anything else is not ours. Pure. */
export function findPhoneLink(argv: readonly string[]): string | null {
  return (
    argv.find((word) => PHONE_SCHEMES.some((scheme) => word.toLowerCase().startsWith(`${scheme}:`))) ?? null
  )
}
