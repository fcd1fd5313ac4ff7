import type { TFunction } from 'i18next'
import { numberOf } from './caller.ts'

/** Where a call goes, as a person says it; with the mobile's number when it is known. */
export function destinationWords(
  destination: string,
  t: TFunction,
  mobileNumber: string | null = null,
): string {
  if (destination === 'voicemail') return t('forwarding.voicemail')
  if (destination !== 'mobile') return numberOf(destination)
  return mobileNumber ? t('forwarding.mobileNumber', { number: mobileNumber }) : t('forwarding.mobile')
}
