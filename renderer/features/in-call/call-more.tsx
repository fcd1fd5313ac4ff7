import { CircleParking, EllipsisVertical, PhoneForwarded, UserRound, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CallView } from '../../../shared/domain/call.ts'
import { keyLabel } from '../../app/shortcuts.ts'
import { useActions, useSnapshot, useView } from '../../stores/screens.tsx'
import { Icon } from '../../ui/icon.tsx'
import { MenuButton, type MenuChoice } from '../../ui/menu-button.tsx'

/** What is wanted less often than mute and hold. */
export function CallMore({ call }: { readonly call: CallView }) {
  const { t } = useTranslation()
  const { merge, split, transfer } = useActions()
  const parkCode = useSnapshot(
    ({ accounts }) => accounts.find(({ info }) => info.id === call.accountId)?.info.parkCode,
  )
  const setTransferOf = useView((view) => view.setTransferOf)
  const platform = useSnapshot((snapshot) => snapshot.app.platform)
  const joinable = useSnapshot(
    ({ calls }) =>
      calls.filter(({ phase }) => phase === 'active').length > 1 &&
      calls.some(({ phase, conference }) => phase === 'active' && !conference),
  )
  const choices: readonly (MenuChoice | null)[] = [
    {
      id: 'transfer',
      icon: PhoneForwarded,
      label: t('transfer.transfer'),
      hint: keyLabel('transfer', platform),
      onAction: () => setTransferOf(call.id),
    },
    parkCode === undefined
      ? null
      : {
          id: 'park',
          icon: CircleParking,
          label: t('transfer.park'),
          hint: parkCode,
          onAction: () => transfer(call.id, parkCode),
        },
    joinable ? { id: 'join', icon: Users, label: t('transfer.join'), onAction: () => merge(call.id) } : null,
    call.conference
      ? {
          id: 'alone',
          icon: UserRound,
          label: t('transfer.alone'),
          hint: t('transfer.aloneHint'),
          onAction: () => split(call.id),
        }
      : null,
  ]
  return (
    <MenuButton
      className="call-more"
      label={t('transfer.more')}
      groups={[{ id: 'more', choices: choices.filter((choice) => choice !== null) }]}
    >
      <Icon of={EllipsisVertical} />
    </MenuButton>
  )
}
