import type { TFunction } from 'i18next'
import { isConfigField } from '../../../shared/domain/intercom-fields.ts'

/** What a setting of a SIP account is called; one we do not know keeps its own name. */
export function fieldWord(name: string, t: TFunction): string {
  return isConfigField(name) || name === 'password' || name === 'registered'
    ? t(`devices.config.field.${name}`)
    : name
}
