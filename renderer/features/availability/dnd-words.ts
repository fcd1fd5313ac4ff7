import type { TFunction } from 'i18next'
import type { DndState } from '../../../shared/domain/availability.ts'
import type { DndSummary } from '../../stores/dnd-summary.ts'
import { momentToCome } from '../../ui/format/moment.ts'

/** One account's state in words. */
export function dndStateWords(state: DndState, now: Date, locale: string, t: TFunction): string {
  switch (state.kind) {
    case 'off':
      return t('dnd.stateOff')
    case 'unknown':
    case 'unsupported':
      return t('dnd.stateUnknown')
    case 'on':
      if (state.until !== null) return t('dnd.stateOnUntil', { time: momentToCome(state.until, now, locale) })
      return state.scheduled ? t('dnd.stateScheduled') : t('dnd.stateOn')
  }
}

/** The line under the big switch. */
export function dndSummaryWords(summary: DndSummary, now: Date, locale: string, t: TFunction): string {
  const { able, on, until, scheduled, unknown } = summary
  if (unknown) return t('dnd.unknown')
  if (on.length === 0) return t('dnd.off')
  if (on.length < able.length) return t('dnd.partly', { on: on.length, of: able.length })
  if (until !== null) return t('dnd.onUntil', { time: momentToCome(until, now, locale) })
  return scheduled ? t('dnd.scheduled') : t('dnd.on')
}
