import { Eye } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useScreens, useSnapshot } from '../stores/screens.tsx'
import { watchedAs } from '../stores/watched.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { PhoneMark } from './phone-mark.tsx'

/** Whether this number's phone is watched, and what it does. `accountId`: through whose line, where it has one. */
export function WatchButton({ number, accountId }: { readonly number: string; readonly accountId: string }) {
  const { t } = useTranslation()
  const { commands, errands } = useScreens()
  const accounts = useSnapshot((snapshot) => snapshot.accounts)
  const lines = accounts.filter(({ info }) => info.hasLine)
  const through = (lines.find(({ info }) => info.id === accountId) ?? lines[0])?.info.id
  const watched = watchedAs(accounts, number)
  if (through === undefined) return null
  const toggle = (): void =>
    errands
      .getState()
      .run<unknown>(`watch/${number}`, () =>
        watched
          ? commands['watch.remove']({ accountId: watched.accountId, target: watched.address })
          : commands['watch.add']({ accountId: through, target: number }),
      )
  return (
    <>
      {watched ? <PhoneMark state={watched.state} name={number} /> : null}
      <IconButton
        icon={Eye}
        label={t('others.watch', { number })}
        pressed={watched !== null}
        onPress={toggle}
      />
    </>
  )
}
