import { useTranslation } from 'react-i18next'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { useActions } from '../../stores/screens.tsx'
import { screenLocale } from '../../ui/screen-locale.ts'
import { Switch } from '../../ui/switch.tsx'
import { AnswerLine } from './answer-line.tsx'
import { DndAnswer } from './dnd-answer.tsx'
import { dndStateWords } from './dnd-words.ts'

/** One account's Do Not Disturb: what its server says, how old that is, what was asked, what went wrong. */
export function DndAccount({ view, now }: { readonly view: AccountView; readonly now: Date }) {
  const { t } = useTranslation()
  const { setDnd } = useActions()
  const { state, pending } = view.dnd
  return (
    <div className="account-answer">
      <Switch
        title={view.info.name}
        on={state.value.kind === 'on'}
        pending={pending !== null}
        onChange={(on) => setDnd({ accountId: view.info.id, on, minutes: null })}
        hint={
          <>
            {dndStateWords(state.value, now, screenLocale(), t)}
            <DndAnswerLine view={view} now={now} />
          </>
        }
      />
      <DndAnswer view={view} />
    </div>
  )
}

/** How far the shown state can be trusted. */
export function DndAnswerLine({ view, now }: { readonly view: AccountView; readonly now: Date }) {
  const { t } = useTranslation()
  const { state, pending, error, unconfirmed } = view.dnd
  const asked = pending ? dndStateWords(pending, now, screenLocale(), t) : null
  return (
    <AnswerLine value={state} now={now} asked={asked} failed={error !== null} unconfirmed={unconfirmed} />
  )
}
