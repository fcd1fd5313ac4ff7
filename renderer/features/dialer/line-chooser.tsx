import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { useDialer, useSnapshot } from '../../stores/screens.tsx'
import { SelectBox } from '../../ui/select-box.tsx'

/** Which line the next call uses; only where there is a choice. */
export function LineChooser() {
  const { t } = useTranslation()
  const lines = useSnapshot(useShallow((snapshot) => snapshot.accounts.filter((view) => view.info.hasLine)))
  const preferred = useSnapshot((snapshot) => snapshot.settings.outgoingAccountId)
  const { accountId, setAccount } = useDialer((state) => state)
  if (lines.length < 2) return null
  const ready = lines.filter((view) => view.line.kind === 'ready')
  const automatic = ready.find((view) => view.info.id === preferred) ?? ready[0] ?? lines[0]
  return (
    <SelectBox
      look="plain"
      label={t('keypad.chooseLine')}
      value={accountId ?? automatic?.info.id ?? null}
      onChange={setAccount}
      options={lines.map((view) => ({
        id: view.info.id,
        label: t('keypad.callWith', { account: view.info.name }),
        hint: t(`line.${view.line.kind}`),
      }))}
    />
  )
}
