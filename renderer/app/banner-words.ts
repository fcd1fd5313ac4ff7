import type { TFunction } from 'i18next'
import type { AccountView } from '../../shared/domain/snapshot.ts'
import { destinationWords } from '../stores/destination.ts'
import type { SilentReason } from '../stores/silent-reasons.ts'
import { momentToCome } from '../ui/format/moment.ts'
import type { Tone } from '../ui/tone.ts'
import { errorText } from './error-text.ts'

export type BannerWords = { readonly tone: Tone; readonly text: string; readonly undo: string }

type Around = { readonly now: Date; readonly locale: string; readonly accounts: readonly AccountView[] }

/** The sentence of a reason: what is so, until when, and the words on the button that ends it. */
export function bannerWords(reason: SilentReason, around: Around, t: TFunction): BannerWords {
  const time = (iso: string): string => momentToCome(iso, around.now, around.locale)
  switch (reason.kind) {
    case 'phone-crashed':
      return { tone: 'danger', text: t('banner.phoneCrashed'), undo: t('banner.phoneCrashedUndo') }
    case 'offline':
      return { tone: 'danger', text: t('banner.offline'), undo: t('banner.offlineUndo') }
    case 'starting':
      return { tone: 'quiet', text: t('banner.starting'), undo: t('banner.offlineUndo') }
    case 'line-rejected': {
      const { headline } = errorText(reason.error, around.accounts)
      const password = reason.error.code === 'unauthorized' || reason.error.code === 'secret-missing'
      const undo = password ? t('banner.passwordUndo') : t('banner.lineRejectedUndo')
      return {
        tone: 'danger',
        text: `${t('banner.lineRejected', { name: reason.account.name })} ${headline}`,
        undo,
      }
    }
    case 'line-backoff': {
      const { headline } = errorText(reason.error, around.accounts)
      const text = t('banner.lineBackoff', { name: reason.account.name, time: time(reason.until) })
      return { tone: 'warn', text: `${headline} ${text}`, undo: t('banner.lineBackoffUndo') }
    }
    case 'line-waiting':
      return {
        tone: 'quiet',
        text: t('banner.lineWaiting', { name: reason.account.name }),
        undo: t('banner.lineWaitingUndo'),
      }
    case 'dnd':
      return { tone: 'dnd', text: dndText(reason, time, t), undo: t('banner.dndUndo') }
    case 'diverted':
      return {
        tone: 'divert',
        text: t('banner.diverted', { name: reason.account.name, to: destinationWords(reason.to, t) }),
        undo: t('banner.divertedUndo'),
      }
    case 'microphone': {
      const text = reason.state === 'denied' ? t('banner.microphoneDenied') : t('banner.microphoneMissing')
      return { tone: 'danger', text, undo: t('banner.microphoneUndo') }
    }
    case 'ringer-muted': {
      const text = reason.popup ? t('banner.ringerMuted') : t('banner.ringerMutedQuiet')
      return { tone: 'warn', text, undo: t('banner.ringerMutedUndo') }
    }
  }
}

function dndText(
  reason: Extract<SilentReason, { kind: 'dnd' }>,
  time: (iso: string) => string,
  t: TFunction,
): string {
  const { until, everywhere, scheduled } = reason
  if (!everywhere) {
    const names = reason.accounts.map((account) => account.name).join(', ')
    return until ? t('banner.dndOnUntil', { names, time: time(until) }) : t('banner.dndOn', { names })
  }
  if (scheduled) return until ? t('banner.dndSchedule', { time: time(until) }) : t('banner.dndScheduleOpen')
  return until ? t('banner.dndUntil', { time: time(until) }) : t('banner.dnd')
}
