import type { TFunction } from 'i18next'
import type { AdminField } from '../../../shared/domain/admin.ts'
import { valueWords, type AdminValue } from '../../../shared/domain/admin-values.ts'
import { fullMoment } from '../../ui/format/moment.ts'
import { screenLocale } from '../../ui/screen-locale.ts'

/** A member as a person reads it; null where there is nothing. */
export function memberWords(field: AdminField, value: AdminValue | undefined, t: TFunction): string | null {
  if (typeof value === 'boolean') return value ? t('admin.yes') : t('admin.no')
  if (field.kind === 'time' && typeof value === 'string' && !Number.isNaN(Date.parse(value)))
    return fullMoment(value, screenLocale())
  return valueWords(value)
}
