import { useTranslation } from 'react-i18next'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useView } from '../../stores/screens.tsx'
import { BoxBlock } from '../../ui/box.tsx'
import { screenLocale } from '../../ui/screen-locale.ts'
import { Switch } from '../../ui/switch.tsx'
import { AnswerLine } from './answer-line.tsx'
import { dndStateWords } from './dnd-words.ts'
import { Warnings } from './warnings.tsx'

/** One account's Do Not Disturb: what its server says, how old that is, what was asked, what went wrong. */
export function DndAccount({ view, now }: { readonly view: AccountView; readonly now: Date }) {
  const { t } = useTranslation()
  const { setDnd, refresh } = useActions()
  const lastDnd = useView((state) => state.lastDnd)
  const accountId = view.info.id
  const errand = useErrand(errandKey.dnd(accountId))
  const { state, pending, error, unconfirmed, warnings } = view.dnd
  const locale = screenLocale()
  const asked = pending ? dndStateWords(pending, now, locale, t) : null
  const failure = error ?? (errand?.kind === 'failed' ? errand.error : null)
  const wanted =
    lastDnd !== null && (lastDnd.accountId === null || lastDnd.accountId === accountId) ? lastDnd : null
  // What was asked of this account last is asked again; else only reading had failed.
  const retry = (): void => (wanted ? setDnd({ ...wanted, accountId }) : refresh())
  return (
    <div className="account-answer">
      <Switch
        title={view.info.name}
        on={state.value.kind === 'on'}
        pending={pending !== null}
        onChange={(on) => setDnd({ accountId, on, minutes: null })}
        hint={
          <>
            {dndStateWords(state.value, now, locale, t)}
            <AnswerLine
              value={state}
              now={now}
              asked={asked}
              failed={failure !== null}
              unconfirmed={unconfirmed}
            />
          </>
        }
      />
      {failure || warnings.length > 0 ? (
        <BoxBlock>
          {failure ? <ErrorNote error={failure} onRetry={retry} /> : null}
          <Warnings warnings={warnings} />
        </BoxBlock>
      ) : null}
    </div>
  )
}
