import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { errandKey } from '../../stores/errand-key.ts'
import { useActions, useErrand, useView } from '../../stores/screens.tsx'
import { BoxBlock } from '../../ui/box.tsx'
import { Warnings } from './warnings.tsx'

/** What went wrong with one account's Do Not Disturb and what to know about it; nothing when all is well. */
export function DndAnswer({ view }: { readonly view: AccountView }) {
  const { setDnd, refresh } = useActions()
  const lastDnd = useView((state) => state.lastDnd)
  const accountId = view.info.id
  const errand = useErrand(errandKey.dnd(accountId))
  const { error, warnings } = view.dnd
  const failure = error ?? (errand?.kind === 'failed' ? errand.error : null)
  if (!failure && warnings.length === 0) return null
  const wanted =
    lastDnd !== null && (lastDnd.accountId === null || lastDnd.accountId === accountId) ? lastDnd : null
  // What was asked of this account last is asked again; else only reading had failed.
  const retry = (): void => (wanted ? setDnd({ ...wanted, accountId }) : refresh())
  return (
    <BoxBlock>
      {failure ? <ErrorNote error={failure} onRetry={retry} /> : null}
      <Warnings warnings={warnings} />
    </BoxBlock>
  )
}
