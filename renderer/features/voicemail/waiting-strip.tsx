import { Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '../../../shared/domain/snapshot.ts'
import { useActions, useSnapshot } from '../../stores/screens.tsx'
import { Button } from '../../ui/button.tsx'

/** Mailboxes whose server only counts: how many wait, and the way to listen where the server names one. */
export function WaitingStrip() {
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  const counted = accounts.filter(
    ({ messages, info }) => messages !== undefined && !info.capabilities.includes('voicemail'),
  )
  if (counted.length === 0) return null
  return (
    <ul className="waiting-strip">
      {counted.map((view) => (
        <Waiting key={view.info.id} view={view} />
      ))}
    </ul>
  )
}

function Waiting({ view: { info, messages } }: { readonly view: AccountView }) {
  const { t } = useTranslation()
  const { dial } = useActions()
  if (!messages) return null
  const { newCount, oldCount, waiting, account } = messages
  const words =
    newCount === null
      ? t(waiting ? 'others.waiting' : 'others.nothingWaits')
      : t('others.waitingCount', { fresh: newCount, old: oldCount ?? 0 })
  return (
    <li className="waiting-row">
      <span className="grow">
        <bdi>{info.name}</bdi>
        <span className="meta" style={{ display: 'block' }}>
          {words}
        </span>
      </span>
      {account === null ? null : (
        <Button size="small" icon={Phone} onPress={() => dial(account, info.id)}>
          {t('others.listen')}
        </Button>
      )}
    </li>
  )
}
