import { countryCode } from './country-code.ts'
import type { DialTarget } from './dial.ts'

/** Why a call that something else than the person's own typing asks for wants a second look (security.md 5.5).
 *  `service-code`: changes settings at the phone system; `premium`: costs more; `foreign`: another country, not called before;
 *  `emergency`: one clear yes is enough, but the location may not be known. */
export const DIAL_RISKS = ['service-code', 'premium', 'foreign', 'emergency'] as const
export type DialRisk = (typeof DIAL_RISKS)[number]

/** Vertical service codes (`*72`, `*21*0612345678#`) and GSM MMI (`**21*…#`, `##002#`, `*#06#`): anything with a star or hash. */
const SERVICE = /[*#]/

const EMERGENCY: ReadonlySet<string> = new Set(
  '112 911 999 000 110 113 115 117 118 119 122 123 15 17 18 101 102 103 104 108 155 158 190 192 193 133 144'.split(
    ' ',
  ),
)

/** Ranges with more than the ordinary price, as they follow the country code (ITU-T E.164 national numbering plans). */
const PREMIUM: Readonly<Record<string, readonly string[]>> = {
  '1': ['900', '976'],
  '31': ['900', '906', '909', '18', '14'],
  '32': ['90', '70', '77'],
  '33': ['89', '81', '82'],
  '34': ['803', '806', '807', '905', '907', '118'],
  '39': ['89', '144', '166', '199', '892', '899', '178'],
  '41': ['900', '901', '906', '18'],
  '43': ['900', '901', '930', '931', '939', '810', '820', '821', '118'],
  '44': ['9', '871', '872', '873', '843', '844', '845', '70', '76', '118'],
  '45': ['90'],
  '46': ['900', '939', '944', '99'],
  '47': ['82'],
  '48': ['70', '30'],
  '49': ['900', '137', '180', '190', '118', '1805'],
  '61': ['190'],
  '353': ['15'],
  '358': ['600', '700', '606'],
  '420': ['90', '976'],
}
/** Global codes without a country: shared cost, premium, satellite and other networks (ITU-T E.164.1). */
const GLOBAL_PREMIUM = ['979', '808', '870', '881', '882', '883', '878', '888', '991']

/** Everything that wants a second look. `home`: the person's own country code where it is known; `isKnown`: this very target was
 *  called before. */
export function dialRisks(
  target: DialTarget,
  context: { readonly home: string | null; readonly isKnown: boolean },
): readonly DialRisk[] {
  const dialled = target.kind === 'number' ? target.number : target.user
  const risks: DialRisk[] = []
  if (SERVICE.test(dialled)) risks.push('service-code')
  const digits = dialled.replace(/[^0-9+]/g, '')
  // Letters make it a name, whatever digits are in it.
  if (/[^0-9+*#().\-]/.test(dialled)) return risks
  if (isEmergencyNumber(digits)) return [...risks, 'emergency']
  const international = toInternational(digits, context.home)
  if (isPremium(digits, international)) risks.push('premium')
  if (international !== null && !context.isKnown && isForeign(international, context.home))
    risks.push('foreign')
  return risks
}

/** Digits with the country code first, or null for a number of the own country or of a phone system. */
function toInternational(digits: string, home: string | null): string | null {
  if (digits.startsWith('+')) return digits.slice(1)
  if (home === '1' && digits.startsWith('011')) return digits.slice(3)
  // A short number that begins with two zeros is a service of the phone system.
  return digits.startsWith('00') && digits.length >= 9 ? digits.slice(2) : null
}

function isForeign(international: string, home: string | null): boolean {
  return home === null || countryCode(international) !== home
}

function isPremium(digits: string, international: string | null): boolean {
  if (international !== null) {
    if (GLOBAL_PREMIUM.some((code) => international.startsWith(code))) return true
    const code = countryCode(international)
    const national = international.slice(code.length).replace(/^0/, '')
    return (PREMIUM[code] ?? []).some((range) => national.startsWith(range))
  }
  // Which country a national number is of is not certain: what is dear in any of them gets the second look.
  const national = /^0(?=[1-9])/.test(digits) ? digits.slice(1) : null
  if (national !== null && national.length >= 7) return NATIONAL_ANYWHERE.test(national)
  return /^1?900\d{7}$/.test(digits)
}

/** 090x, 089x, 018x/0190, 0137: dear in most countries that have them and no area code in any of the others. */
const NATIONAL_ANYWHERE = /^(?:90[0-9]|89[0-9]|137|180|190|976|87[1-3]|84[3-5])/

/** True for what somewhere reaches the police, the fire brigade or an ambulance; typed with or without blanks. */
export function isEmergencyNumber(text: string): boolean {
  return EMERGENCY.has(text.replace(/[\s-]/g, ''))
}
