import { EyeOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { keyLabel } from '../../app/shortcuts.ts'
import { useDialer, useSnapshot } from '../../stores/screens.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SelectBox } from '../../ui/select-box.tsx'
import { useLine } from './use-line.ts'

/** Which line the next call uses, where there is a choice, and whether it shows our number. */
export function LineChooser() {
  const { t } = useTranslation()
  const { lines, line } = useLine()
  const { setAccount, hidden, setHidden } = useDialer((state) => state)
  const platform = useSnapshot((snapshot) => snapshot.app.platform)
  return (
    <div className="line-row">
      {lines.length < 2 ? null : (
        <SelectBox
          look="plain"
          label={`${t('keypad.chooseLine')} (${keyLabel('line', platform)})`}
          value={line?.info.id ?? null}
          onChange={setAccount}
          options={lines.map((view) => ({
            id: view.info.id,
            label: t('keypad.callWith', { account: view.info.name }),
            hint: t(`line.${view.line.kind}`),
          }))}
        />
      )}
      <IconButton
        icon={EyeOff}
        label={t('lines.hidden')}
        pressed={hidden}
        onPress={() => setHidden(!hidden)}
      />
      {hidden ? <span className="meta">{t('lines.hiddenOn')}</span> : null}
    </div>
  )
}
