import type { TFunction } from 'i18next'
import type { ForwardCondition } from '../../../shared/domain/forward-conditions.ts'
import type { AccountView } from '../../../shared/domain/snapshot.ts'

/** When a forward acts, in plain words, with the account's own number of seconds where it told it. */
export function conditionWords(when: ForwardCondition, view: AccountView, t: TFunction): string {
  const seconds = view.identity?.noAnswerSec ?? null
  if (when === 'no-answer' && seconds !== null) return t('forwarding.no-answer-after', { seconds })
  return t(`forwarding.${when}`)
}
