import { PhoneForwarded } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { errandKey } from '../stores/errand-key.ts'
import { useActions, useErrand, useSnapshot } from '../stores/screens.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorNote } from './error-note.tsx'

type DeskButtonProps = {
  readonly target: string
  /** The account that should do it, where it can; else the first that can. */
  readonly accountId: string | null
  readonly then?: () => void
}

/** Lets an account's server call: the desk phone rings first. Nothing where no account can. */
export function DeskButton({ target, accountId, then }: DeskButtonProps) {
  const { t } = useTranslation()
  const { callByDesk } = useActions()
  const errand = useErrand(errandKey.serverCall)
  const id = useSnapshot(({ accounts }) => {
    const able = accounts.filter((view) => view.info.capabilities.includes('click-to-call'))
    return (able.find((view) => view.info.id === accountId) ?? able[0])?.info.id ?? null
  })
  const busy = useSnapshot(({ serverCalls }) =>
    serverCalls.some((call) => call.accountId === id && call.outcome === null),
  )
  if (id === null) return null
  return (
    <>
      <Button
        icon={PhoneForwarded}
        disabled={target.trim() === '' || busy}
        working={errand?.kind === 'running'}
        onPress={() => callByDesk(id, target, then)}
      >
        {t('serverCall.ring')}
      </Button>
      {errand?.kind === 'failed' ? <ErrorNote error={errand.error} /> : null}
    </>
  )
}
