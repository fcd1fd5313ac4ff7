import { Ban } from 'lucide-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { callerKey } from '../../../shared/domain/caller-key.ts'
import type { HistoryEntry } from '../../../shared/domain/history.ts'
import { ErrorNote } from '../../app/error-note.tsx'
import { useErrand, useScreens, useSnapshot } from '../../stores/screens.tsx'
import { useAnswer } from '../../stores/use-answer.ts'
import { Button } from '../../ui/button.tsx'

/** Turning the caller away from now on, or letting them through again. */
export function CallerBlock({ remote }: { readonly remote: HistoryEntry['remote'] }) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const revision = useSnapshot((snapshot) => snapshot.personRevision)
  const ask = useCallback(
    async () => ({ revision, list: await commands['block.list']({}) }).list,
    [commands, revision],
  )
  const { value, error } = useAnswer(ask)
  const { address } = remote
  const key = callerKey(address)
  const name = `block/${address}`
  const errand = useErrand(name)
  if (key === null) return null
  const blocked = value?.some((caller) => caller.key === key) ?? false
  const run = (): void =>
    errands
      .getState()
      .run(name, () =>
        blocked
          ? commands['block.remove']({ address })
          : commands['block.add']({ address, name: remote.displayName?.slice(0, 128) ?? null }),
      )
  const failure = errand?.kind === 'failed' ? errand.error : error
  return (
    <div className="caller-block">
      {failure ? <ErrorNote error={failure} /> : null}
      <div className="buttons">
        <Button
          size="small"
          icon={Ban}
          kind={blocked ? 'plain' : 'quiet-danger'}
          onPress={run}
          working={errand?.kind === 'running'}
        >
          {blocked ? t('person.unblock') : t('person.block')}
        </Button>
      </div>
      <p className="meta">{blocked ? t('person.blocked') : t('person.blockHint')}</p>
    </div>
  )
}
